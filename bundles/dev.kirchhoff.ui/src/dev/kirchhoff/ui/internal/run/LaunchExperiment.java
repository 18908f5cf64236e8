// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Runs what its parameters name, else what is selected, else what was run last. Gives the runs. */
public final class LaunchExperiment extends AbstractHandler {
	/** The command. */
	public static final String COMMAND = "dev.kirchhoff.ui.run";
	/** Full path in the workspace of a project file. */
	public static final String FILE = "dev.kirchhoff.ui.run.file";
	/** Name of an experiment; {@value #ALL} for all of the project. */
	public static final String EXPERIMENT = "dev.kirchhoff.ui.run.experiment";
	/** Whether the experiment is run as it was run last, if it was; by its own it is run as it is in its file. */
	public static final String AS_LAST = "dev.kirchhoff.ui.run.asLast";
	/** All experiments, one after the other. */
	public static final String ALL = "*";

	@Override
	public Object execute(ExecutionEvent event) {
		var window = HandlerUtil.getActiveWorkbenchWindow(event);
		var target = named(event).or(() -> event.getApplicationContext() instanceof IEvaluationContext context ? RunTarget.of(context, window) : RunTarget.in(window));
		if (target.isPresent()) {
			if (target.get().experiment().filter(ALL::equals).isPresent()) {
				return Launching.launch(window, target.get().file(), target.get().experiments().stream().map(RunOptions::plain).toList());
			}
			var last = event.getParameter(AS_LAST) == null ? Optional.<RunOptions>empty()
					: target.get().experiment().flatMap(name -> LaunchHistory.options(target.get().file(), name));
			return last.isPresent() ? Launching.launch(window, target.get().file(), List.of(last.get())) : Launching.launch(window, target.get());
		}
		var newest = LaunchHistory.all().stream().findFirst();
		if (newest.isPresent()) {
			return Launching.launch(window, newest.get().file(), List.of(newest.get().options()));
		}
		MessageDialog.openInformation(window.getShell(), "Run", "Select an experiment or a project, or open one, and run it then.");
		return List.of();
	}

	private static Optional<RunTarget> named(ExecutionEvent event) {
		var path = event.getParameter(FILE);
		if (path == null) {
			return Optional.empty();
		}
		IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
		return Optional.of(new RunTarget(file, Optional.ofNullable(event.getParameter(EXPERIMENT))));
	}
}
