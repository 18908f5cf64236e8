// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.navigator.CommonActionProvider;
import org.eclipse.ui.navigator.ICommonMenuConstants;

import dev.kirchhoff.ui.internal.edit.ElementDrag;
import dev.kirchhoff.ui.internal.edit.NewMenu;

/** What the tree's context menu offers for elements, and for a project file as their home. */
public final class ElementActions extends CommonActionProvider {
	private static final String[] EDIT = {IWorkbenchCommandConstants.EDIT_CUT, IWorkbenchCommandConstants.EDIT_COPY, IWorkbenchCommandConstants.EDIT_PASTE,
			"dev.kirchhoff.ui.duplicate", IWorkbenchCommandConstants.EDIT_DELETE, "org.eclipse.ui.edit.rename"};

	@Override
	public void fillContextMenu(IMenuManager menu) {
		var selection = (IStructuredSelection) getContext().getSelection();
		var root = root(selection.getFirstElement());
		if (root == null) {
			return;
		}
		if (selection.size() == 1) {
			menu.insertAfter(ICommonMenuConstants.GROUP_NEW, NewMenu.of(selection, root, root.eClass().getEAllContainments(), this::show));
		}
		if (selection.getFirstElement() instanceof EObject) {
			menu.appendToGroup(ICommonMenuConstants.GROUP_OPEN, item("dev.kirchhoff.ui.openElement"));
			for (var command : EDIT) {
				menu.appendToGroup(ICommonMenuConstants.GROUP_EDIT, item(command));
			}
		}
	}

	private static EObject root(Object selected) {
		return switch (selected) {
			case EObject element when element.eResource() != null -> EcoreUtil.getRootContainer(element);
			case IFile file -> ElementDrag.target(file);
			case null, default -> null;
		};
	}

	private void show(EObject made) {
		getActionSite().getStructuredViewer().setSelection(new StructuredSelection(made), true);
	}

	private static CommandContributionItem item(String command) {
		return new CommandContributionItem(new CommandContributionItemParameter(PlatformUI.getWorkbench(), null, command, CommandContributionItem.STYLE_PUSH));
	}
}
