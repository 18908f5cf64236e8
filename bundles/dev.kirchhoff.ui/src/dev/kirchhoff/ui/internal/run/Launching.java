// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/** From a person's wish to runs in the queue. */
public final class Launching {
	private Launching() {
	}

	/** Asks to save what has changed in the file's project, then runs the experiments with these options. */
	static List<Run> launch(IWorkbenchWindow window, IFile file, List<RunOptions> options) {
		if (!IDE.saveAllEditors(new IResource[] { file.getProject() }, true)) {
			return List.of();
		}
		var runs = new ArrayList<Run>();
		for (var one : options.reversed()) { // so that the first is the newest in the history
			LaunchHistory.add(file, one);
		}
		for (var one : options) {
			runs.add(RunQueue.get().launch(file, one));
		}
		show(window);
		return runs;
	}

	/** Asks with what to run again what a run was to compute; at first it is as it was. */
	static List<Run> launchWith(IWorkbenchWindow window, Run run) {
		return RunDialog.launch(window, new RunTarget(run.file(), Optional.of(run.options().experiment())));
	}

	/** Asks where to go on with a run. */
	static void resumeElsewhere(Shell parent, Run run) {
		ResumeDialog.ask(parent, run).ifPresent(where -> {
			LaunchHistory.add(run.file(), run.options().on(where));
			RunQueue.get().resume(run, where);
		});
	}

	/** An experiment as it is in its file. */
	public static List<Run> launch(IWorkbenchWindow window, IFile file, String experiment) {
		return launch(window, file, List.of(RunOptions.plain(experiment)));
	}

	/** An experiment as it is in its file; of a project what was run last, as it was run then, or its only experiment, or the one that a person chooses. */
	static List<Run> launch(IWorkbenchWindow window, RunTarget target) {
		var options = options(target);
		return options.isPresent() ? launch(window, target.file(), List.of(options.get())) : RunDialog.launch(window, target);
	}

	private static Optional<RunOptions> options(RunTarget target) {
		if (target.experiment().isPresent()) {
			return target.experiment().map(RunOptions::plain);
		}
		var names = target.experiments();
		return LaunchHistory.last(target.file()).map(LaunchHistory.Launched::options).filter(options -> names.contains(options.experiment()))
				.or(() -> names.size() == 1 ? Optional.of(RunOptions.plain(names.getFirst())) : Optional.empty());
	}

	/** Brings the Progress view to the front. */
	static void show(IWorkbenchWindow window) {
		if (window == null || window.getActivePage() == null) {
			return;
		}
		try {
			window.getActivePage().showView(RunsView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
		}
	}
}
