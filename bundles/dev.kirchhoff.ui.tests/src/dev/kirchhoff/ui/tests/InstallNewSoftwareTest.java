// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

/** Eclipse's own way to install: its commands are there and its pages open. Tests run without an installation; with one it is tried in the product. */
class InstallNewSoftwareTest {
	@Test
	void itsCommandsAreThere() {
		var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		for (var id : List.of("org.eclipse.equinox.p2.ui.sdk.install", "org.eclipse.equinox.p2.ui.sdk.update")) {
			assertTrue(commands.getCommand(id).isDefined() && commands.getCommand(id).isHandled(), id);
		}
	}

	/** A message or a wizard, both of which wait for somebody: it is closed as soon as it is there. */
	@Test
	void theWizardAnswers() throws Exception {
		Workbench.window();
		var seen = new ArrayList<String>();
		var display = Display.getCurrent();
		display.timerExec(1500, new Runnable() {
			@Override
			public void run() {
				var shell = display.getActiveShell();
				if (shell == null || shell == Workbench.theWindow().getShell()) {
					display.timerExec(300, this);
					return;
				}
				seen.add(shell.getText());
				try {
					Workbench.screenshot(shell, "install-new-software");
				} catch (java.io.IOException e) {
					seen.add(e.toString());
				} finally {
					shell.close();
				}
			}
		});
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.eclipse.equinox.p2.ui.sdk.install", null);
		Workbench.waitUntil("something has opened", () -> !seen.isEmpty());
		assertEquals(1, seen.size(), seen.toString());
		assertTrue(List.of("Install", "Software Updates").contains(seen.getFirst()), seen.toString()); // the latter says that nothing is installed here
	}

	@Test
	void itsSitesAreInThePreferences() throws Exception {
		for (var id : List.of("org.eclipse.equinox.internal.p2.ui.sdk.SitesPreferencePage", "org.eclipse.equinox.internal.p2.ui.sdk.ProvisioningPreferencePage")) {
			var dialog = (PreferenceDialog) PreferencesUtil.createPreferenceDialogOn(Workbench.window().getShell(), id, null, null);
			dialog.setBlockOnOpen(false);
			dialog.open();
			Workbench.pause(500);
			try {
				Workbench.screenshot(dialog.getShell(), "preferences-" + id.substring(id.lastIndexOf('.') + 1));
				assertTrue(dialog.getSelectedPage() != null, id);
			} finally {
				dialog.close();
			}
		}
	}
}
