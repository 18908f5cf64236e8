// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.launch.LaunchNote;

/** Does something with the run whose directory is selected. */
abstract class SelectedRun extends AbstractHandler {
	@Override
	public final Object execute(ExecutionEvent event) {
		var directory = directory(event);
		if (directory.isEmpty()) {
			return null;
		}
		try {
			return apply(HandlerUtil.getActiveWorkbenchWindow(event), directory.get());
		} catch (KirchhoffException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, SelectedRun.class, e.line()), StatusManager.SHOW);
			return null;
		}
	}

	/** @throws KirchhoffException if it cannot be done */
	abstract Object apply(IWorkbenchWindow window, Path directory);

	private static Optional<Path> directory(ExecutionEvent event) {
		return HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection some && !some.isEmpty() ? directory(some.getFirstElement()) : Optional.empty();
	}

	/** The directory with the run's journal, from itself or from a file in it. */
	private static Optional<Path> directory(Object element) {
		var path = element instanceof Path itself ? itself : Adapters.adapt(element, Path.class);
		if (path == null) {
			var resource = Adapters.adapt(element, IResource.class);
			path = resource == null || resource.getLocation() == null ? null : resource.getLocation().toPath();
		}
		if (path != null && !Files.isDirectory(path)) {
			path = path.getParent();
		}
		return Optional.ofNullable(path).map(Path::toAbsolutePath).map(Path::normalize);
	}

	/** Goes on with a run that was cancelled, killed or failed. */
	public static final class Resume extends SelectedRun {
		/** The command. */
		public static final String COMMAND = "dev.kirchhoff.ui.resumeRun";

		@Override
		Object apply(IWorkbenchWindow window, Path directory) {
			var run = RunQueue.get().resume(directory);
			Launching.show(window);
			return run;
		}
	}

	/** Runs an experiment again with the settings of an earlier run, in a directory of its own. */
	public static final class Again extends SelectedRun {
		/** The command. */
		public static final String COMMAND = "dev.kirchhoff.ui.runAgain";

		@Override
		Object apply(IWorkbenchWindow window, Path directory) {
			var note = LaunchNote.read(directory);
			var file = RunQueue.file(note, directory);
			return Launching.launch(window, file, List.of(RunOptions.of(note, file)));
		}
	}
}
