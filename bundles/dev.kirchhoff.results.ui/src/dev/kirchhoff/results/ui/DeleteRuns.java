// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.ui.ide.undo.WorkspaceUndoUtil;

/**
 * Takes runs away such that they can be brought back: their folders wait in the workspace's metadata. What has waited there for a week is
 * deleted for good, as runs can be large.
 */
final class DeleteRuns extends AbstractOperation {
	private static final String BUNDLE = "dev.kirchhoff.results.ui";
	private static final Duration KEPT = Duration.ofDays(7);

	private final List<Path> directories;
	/** Where they are while they are deleted. */
	private final Map<Path, Path> places = new LinkedHashMap<>();

	DeleteRuns(List<Path> directories) {
		super(directories.size() == 1 ? "Delete Run" : "Delete " + directories.size() + " Runs");
		this.directories = List.copyOf(directories);
		addContext(WorkspaceUndoUtil.getWorkspaceUndoContext());
	}

	private static Path trash() {
		return Platform.getStateLocation(Platform.getBundle(BUNDLE)).append("deleted").toPath();
	}

	@Override
	public boolean canUndo() {
		return !places.isEmpty();
	}

	@Override
	public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
		var progress = SubMonitor.convert(monitor, getLabel(), directories.size());
		forgetOld();
		for (var directory : directories) {
			if (progress.isCanceled()) {
				break;
			}
			try {
				Files.createDirectories(trash());
				var place = Files.createTempDirectory(trash(), Instant.now().getEpochSecond() + "-").resolve(directory.getFileName());
				move(directory, place);
				places.put(directory, place);
			} catch (IOException | UncheckedIOException e) {
				return error(directory + " cannot be deleted (" + e.getMessage() + "); close what uses its files and check your rights", e);
			} finally {
				look(directory);
			}
			progress.worked(1);
		}
		return places.isEmpty() ? Status.CANCEL_STATUS : Status.OK_STATUS;
	}

	@Override
	public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
		return execute(monitor, info);
	}

	@Override
	public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
		for (var entry : List.copyOf(places.entrySet())) {
			var directory = entry.getKey();
			try {
				Files.createDirectories(directory.getParent());
				move(entry.getValue(), directory);
				places.remove(directory);
				Files.delete(entry.getValue().getParent());
			} catch (IOException | UncheckedIOException e) {
				return error(directory + " cannot be brought back (" + e.getMessage() + "); its files are in " + entry.getValue(), e);
			} finally {
				look(directory);
			}
		}
		return Status.OK_STATUS;
	}

	private static IStatus error(String what, Exception e) {
		return new Status(IStatus.ERROR, BUNDLE, what, e);
	}

	/** At once within a disk; to another one by copying, so that nothing is lost if that fails halfway. */
	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException otherDisk) {
			try (var files = Files.walk(from)) {
				files.forEach(file -> {
					try {
						Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
					} catch (IOException e) {
						throw new UncheckedIOException(e);
					}
				});
			}
			remove(from);
		}
	}

	private static void remove(Path folder) throws IOException {
		try (var files = Files.walk(folder)) {
			for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	/** Names begin with the second of deletion. */
	private static void forgetOld() {
		if (!Files.isDirectory(trash())) {
			return;
		}
		try (var all = Files.list(trash())) {
			for (var folder : all.filter(DeleteRuns::isOld).toList()) {
				remove(folder);
			}
		} catch (IOException | UncheckedIOException e) {
			ILog.of(DeleteRuns.class).warn("Runs deleted long ago are still in " + trash(), e);
		}
	}

	private static boolean isOld(Path folder) {
		var second = folder.getFileName().toString().replaceFirst("-.*", "");
		return second.matches("\\d{1,18}") && Instant.ofEpochSecond(Long.parseLong(second)).plus(KEPT).isBefore(Instant.now());
	}

	/** The workspace sees what happened on the disk. */
	private static void look(Path directory) {
		for (var container : ResourcesPlugin.getWorkspace().getRoot().findContainersForLocationURI(directory.toUri())) {
			try {
				container.getParent().refreshLocal(IResource.DEPTH_INFINITE, null);
			} catch (CoreException e) {
				ILog.of(DeleteRuns.class).log(e.getStatus());
			}
		}
	}
}
