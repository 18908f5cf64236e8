// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.DoubleClickEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.ui.internal.form.Named;

/** The tree of projects; double click on an element shows it in the editor. */
public final class ProjectsView extends CommonNavigator {
	@Override
	public void createPartControl(Composite parent) {
		super.createPartControl(parent);
		getCommonViewer().getTree().getAccessible().addAccessibleListener(new Named("Projects", "Projects of the workspace with what is in them"));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getCommonViewer().getTree(), "dev.kirchhoff.ui.projects");
	}

	@Override
	protected void handleDoubleClick(DoubleClickEvent event) {
		if (((org.eclipse.jface.viewers.IStructuredSelection) event.getSelection()).getFirstElement() instanceof EObject element) {
			show(element);
		} else {
			super.handleDoubleClick(event);
		}
	}

	private void show(EObject element) {
		try {
			OpenElement.in(getSite().getPage(), element);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}
}
