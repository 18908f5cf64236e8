// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.edit;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.CommandParameter;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.viewers.IStructuredSelection;

import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.edit.Icons;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.project.Items;

/** What can be added to an element, beside it, and at the top of a page. */
public final class NewMenu {
	private NewMenu() {
	}

	/**
	 * Makes the menu.
	 *
	 * @param root    project or library
	 * @param lists   of the root that may be added to
	 * @param created is told of what was added
	 */
	public static MenuManager of(IStructuredSelection selection, EObject root, Collection<EReference> lists, Consumer<EObject> created) {
		var menu = new MenuManager("&Add", "dev.kirchhoff.ui.add");
		var selected = selection.size() == 1 ? Elements.first(selection) : null;
		if (selected != null && selected != root) {
			add(menu, selected, null, created);
			if (selected.eContainer() != null && selected.eContainer() != root) {
				menu.add(new Separator());
				add(menu, selected.eContainer(), List.of((EReference) selected.eContainingFeature()), created);
			}
			menu.add(new Separator());
		}
		add(menu, root, lists, created);
		return menu;
	}

	private static void add(MenuManager menu, EObject parent, Collection<EReference> lists, Consumer<EObject> created) {
		for (var descriptor : Documents.get().domain().getNewChildDescriptors(parent, null)) {
			if (descriptor instanceof CommandParameter child && child.getValue() instanceof EObject made && (lists == null || lists.contains(child.getFeature()))
					&& child.getFeature() != Literals.TYPED__PARAMETERS && isFree(parent, child)) {
				var where = parent.eContainer() == null ? "" : " in " + Items.label(parent).getText(parent);
				var action = new Action(Labels.kind(made.eClass()) + where) {
					@Override
					public void run() {
						Elements.create(parent, child, created);
					}
				};
				URL icon = Icons.of(made.eClass());
				action.setImageDescriptor(icon == null ? null : ImageDescriptor.createFromURL(icon));
				action.setToolTipText(EcoreUtil.getDocumentation(made.eClass()));
				menu.add(action);
			}
		}
	}

	private static boolean isFree(EObject parent, CommandParameter child) {
		var feature = (EReference) child.getFeature();
		return feature.isMany() || parent.eGet(feature) == null;
	}
}
