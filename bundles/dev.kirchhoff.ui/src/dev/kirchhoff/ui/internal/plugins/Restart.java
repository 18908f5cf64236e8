// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.plugins.Change;

/** What was installed, updated or removed is seen after the next start, which somebody may want at once or not. */
final class Restart {
	private static final int MOST = 6;

	private Restart() {
	}

	/** What the next start will do. */
	static String text(List<Change> changes) {
		var all = changes.stream().limit(MOST).map(Restart::text).collect(Collectors.joining(", "));
		return all + (changes.size() > MOST ? " and " + (changes.size() - MOST) + " more" : "") + " after a restart of Kirchhoff.";
	}

	private static String text(Change change) {
		if (change.before().isEmpty()) {
			return change.id() + " " + PluginTree.version(change.after()) + " is added";
		}
		return change.after().isEmpty() ? change.id() + " is removed"
				: change.id() + " becomes " + PluginTree.version(change.after()) + " (" + PluginTree.version(change.before()) + " now)";
	}

	/** Asks whether to restart now; may be called from any thread, and does not wait for the answer. */
	static void offer(List<Change> changes) {
		if (changes.isEmpty() || !PlatformUI.isWorkbenchRunning()) {
			return;
		}
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			if (window == null) {
				return;
			}
			var dialog = new MessageDialog(window.getShell(), "Restart Kirchhoff?", null, text(changes) + "\n\nOpen editors come back. Runs that compute now are stopped; they can be resumed.",
					MessageDialog.QUESTION, 1, "&Restart Now", "&Later") {
				@Override
				protected void buttonPressed(int button) {
					super.buttonPressed(button);
					if (button == OK) {
						now();
					}
				}
			};
			dialog.setBlockOnOpen(false);
			dialog.open();
		});
	}

	static void now() {
		PlatformUI.getWorkbench().restart();
	}
}
