// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.statushandlers.StatusManager;

/** Opens what File > New offers, by its id. */
public final class Wizards {
	/** Makes a project. */
	public static final String NEW_PROJECT = "dev.kirchhoff.ui.newProject";
	/** Fits a device to measurements. */
	public static final String NEW_FROM_DATA = "dev.kirchhoff.ui.newFromData";

	private Wizards() {
	}

	/** Returns when the wizard has been finished or cancelled. */
	public static void open(IWorkbenchWindow window, String id) {
		var descriptor = window.getWorkbench().getNewWizardRegistry().findWizard(id);
		if (descriptor == null) {
			MessageDialog.openInformation(window.getShell(), "Kirchhoff", "No installed plug-in has the wizard " + id
					+ ". Install the Kirchhoff workbench completely: Help > Install New Software.");
			return;
		}
		try {
			var wizard = descriptor.createWizard();
			wizard.init(window.getWorkbench(), StructuredSelection.EMPTY);
			var dialog = new WizardDialog(window.getShell(), wizard);
			dialog.setHelpAvailable(true);
			dialog.open();
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
