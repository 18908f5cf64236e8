// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;

/** Begins with the workbench: looks for runs that another one left behind, tells of problems, and asks before runs are ended with the window. */
public final class RunStartup implements IStartup {
	@Override
	public void earlyStartup() {
		var workbench = PlatformUI.getWorkbench();
		var queue = RunQueue.get();
		queue.addListener(new RunQueue.Listener() {
			@Override
			public void changed() {
				// the view looks for itself
			}

			@Override
			public void refused(Run run) {
				workbench.getDisplay().asyncExec(() -> {
					if (!workbench.isClosing() && workbench.getActiveWorkbenchWindow() != null) {
						new ProblemsDialog(workbench.getActiveWorkbenchWindow().getShell(), run).open();
					}
				});
			}
		});
		workbench.addWorkbenchListener(new IWorkbenchListener() {
			@Override
			public boolean preShutdown(IWorkbench closing, boolean forced) {
				return mayClose(closing, forced);
			}

			@Override
			public void postShutdown(IWorkbench closed) {
				queue.cancelAllAndWait();
			}
		});
		queue.lookForInterrupted();
	}

	/** Asks whether runs are to be stopped, if there are any. */
	public static boolean mayClose(IWorkbench workbench, boolean forced) {
		var active = RunQueue.get().active();
		if (active.isEmpty() || forced) {
			return true;
		}
		var window = workbench.getActiveWorkbenchWindow();
		var runs = active.size() == 1 ? active.getFirst().name() + " is under way." : active.size() + " runs are under way or wait.";
		int answer = MessageDialog.open(MessageDialog.QUESTION, window == null ? null : window.getShell(), "Runs Are Under Way",
				runs + " If the workbench closes now, they stop; what is finished is kept, and they can be resumed at the next start.", 0, "Keep Running", "Stop Runs and Close");
		if (answer == 1) {
			RunQueue.get().cancelAll();
			return true;
		}
		return false;
	}
}
