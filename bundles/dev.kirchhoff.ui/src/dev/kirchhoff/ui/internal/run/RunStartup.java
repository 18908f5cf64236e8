// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;

/** Begins with the workbench: looks for runs that another one left behind, tells of problems, and asks before runs are ended with the window. */
public final class RunStartup implements IStartup {
	private static final List<String> FOREIGN = List.of("org.eclipse.ui.edit.text.actionSet.annotationNavigation", "org.eclipse.ui.edit.text.actionSet.navigation",
			"org.eclipse.ui.edit.text.actionSet.presentation", "org.eclipse.ui.edit.text.actionSet.openExternalFile", "org.eclipse.ui.edit.text.actionSet.convertLineDelimitersTo");

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
						var shell = workbench.getActiveWorkbenchWindow().getShell();
						run.failure().<Dialog> map(failure -> new FailureDialog(shell, run, failure)).orElseGet(() -> new ProblemsDialog(shell, run)).open();
					}
				});
			}
		});
		workbench.getDisplay().asyncExec(() -> hideForeignButtons(workbench));
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

	/** Buttons of text editors would stand beside Run for ever. */
	private static void hideForeignButtons(IWorkbench workbench) {
		for (var window : workbench.getWorkbenchWindows()) {
			window.addPerspectiveListener(new PerspectiveAdapter() {
				@Override
				public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
					FOREIGN.forEach(page::hideActionSet);
					window.getShell().getDisplay().asyncExec(() -> placeTools(window.getShell()));
				}
			});
			if (window.getActivePage() != null) {
				FOREIGN.forEach(window.getActivePage()::hideActionSet);
			}
		}
	}

	/** Tool bars of views that were laid out before their folder had a size stay below the tabs, over the view, until they are placed anew. */
	private static void placeTools(Composite parent) {
		if (parent.isDisposed()) {
			return;
		}
		for (var child : parent.getChildren()) {
			if (child instanceof CTabFolder folder && folder.getTopRight() != null) {
				folder.setTopRight(folder.getTopRight(), SWT.RIGHT);
				folder.setTopRight(folder.getTopRight(), SWT.RIGHT | SWT.WRAP);
			}
			if (child instanceof Composite composite) {
				placeTools(composite);
			}
		}
	}

	/** Asks whether runs are to be stopped, if there are any. */
	public static boolean mayClose(IWorkbench workbench, boolean forced) {
		var active = RunQueue.get().active();
		if (active.isEmpty() || forced) {
			return true;
		}
		var window = workbench.getActiveWorkbenchWindow();
		var runs = active.size() == 1
				? active.getFirst().name() + " is under way. If the workbench closes now, it stops; what is finished is kept, and it can be resumed at the next start."
				: active.size() + " runs are under way or wait. If the workbench closes now, they stop; what is finished is kept, and what has begun can be resumed at the next start.";
		int answer = MessageDialog.open(MessageDialog.QUESTION, window == null ? null : window.getShell(), "Runs Are Under Way",
				runs, 0, "Keep Running", "Stop Runs and Close");
		if (answer == 1) {
			RunQueue.get().cancelAll();
			return true;
		}
		return false;
	}
}
