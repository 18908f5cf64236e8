// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.edit;

import java.util.Collection;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** The context menu of a tree of elements; what it does are the workbench's own commands, with their keys. */
public final class ElementMenu {
	/** Under this id others add to it. */
	public static final String ID = "dev.kirchhoff.ui.elements";

	private ElementMenu() {
	}

	/**
	 * Puts the menu on a tree of an editor.
	 *
	 * @param lists of the root that can be added to
	 */
	public static void on(TreeViewer tree, IEditorPart editor, Supplier<? extends Collection<EReference>> lists, Supplier<? extends EObject> root) {
		var menu = new MenuManager("Elements", ID);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> {
			shown.add(NewMenu.of(tree.getStructuredSelection(), root.get(), lists.get(), made -> tree.setSelection(new StructuredSelection(made), true)));
			shown.add(new Separator());
			for (var command : new String[] {"org.eclipse.ui.edit.cut", "org.eclipse.ui.edit.copy", "org.eclipse.ui.edit.paste", "dev.kirchhoff.ui.duplicate", "org.eclipse.ui.edit.delete",
					"org.eclipse.ui.edit.rename"}) {
				shown.add(new CommandContributionItem(new CommandContributionItemParameter(editor.getSite(), null, command, CommandContributionItem.STYLE_PUSH)));
			}
			shown.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		});
		tree.getControl().setMenu(menu.createContextMenu(tree.getControl()));
		editor.getEditorSite().registerContextMenu(ID, menu, tree, false);
	}
}
