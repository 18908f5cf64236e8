// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.ui.internal.preferences.UiPreferences;

/** Asks whether an experiment is run although its latest run was computed with other plug-ins. */
final class OtherPluginsDialog extends MessageDialogWithToggle {
	private static final long LOOK_MILLIS = 200;

	private final CompletableFuture<Boolean> answer;

	private OtherPluginsDialog(Shell parent, String name, List<String> warnings, CompletableFuture<Boolean> answer) {
		super(parent, "Other Plug-ins Than Before", null, name + ": " + String.join("\n", warnings) + ".\n\nRun it with the plug-ins that are installed now?", MessageDialog.QUESTION,
				new String[] {"&Run", "&Cancel"}, 0, "Do not &ask again (Preferences > Kirchhoff > Plug-ins)", false);
		this.answer = answer;
		setBlockOnOpen(false);
	}

	/** Waits for the answer in the run's own thread, until somebody stops the run. */
	static boolean ask(String name, List<String> warnings, BooleanSupplier stopped) {
		var answer = new CompletableFuture<Boolean>();
		var display = PlatformUI.getWorkbench().getDisplay();
		display.asyncExec(() -> {
			var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			var dialog = window == null ? null : new OtherPluginsDialog(window.getShell(), name, warnings, answer);
			if (dialog == null) {
				answer.complete(true);
			} else {
				dialog.open();
				answer.thenRun(() -> display.asyncExec(dialog::close));
			}
		});
		while (true) {
			try {
				return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException e) {
				if (stopped.getAsBoolean() || display.isDisposed()) {
					answer.complete(false);
				}
			} catch (InterruptedException e) {
				answer.complete(false);
			} catch (ExecutionException e) {
				throw new IllegalStateException(e.getCause());
			}
		}
	}

	@Override
	protected void buttonPressed(int button) {
		boolean run = button == getButtonIndexOfRun();
		if (run && getToggleState()) {
			UiPreferences.ASK_OTHER_PLUGINS.set(false);
		}
		answer.complete(run);
		super.buttonPressed(button);
	}

	private int getButtonIndexOfRun() {
		return (int) getButton(0).getData();
	}

	@Override
	public boolean close() {
		answer.complete(false);
		return super.close();
	}
}
