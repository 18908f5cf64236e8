// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Display;

import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Loaded;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Validation;
import dev.kirchhoff.plan.Plan;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.ui.internal.document.Checked;
import dev.kirchhoff.ui.internal.document.DocumentListener;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.document.Types;

/**
 * Looks at every project file that has changed, on the disk or in memory, as a run would before it begins; what is found goes to the
 * Problems view. Works in the background, on copies.
 */
public final class Checks {
	/** After the last key stroke. */
	private static final int PAUSE_MILLIS = 400;
	/** Problems of one file that are shown: who has more mends the first ones first. */
	private static final int MOST = 500;

	private static Checks instance;

	private final Display display;
	private final Set<IFile> waiting = new LinkedHashSet<>();
	private final Job job = Job.createSystem("Checking projects", (IJobFunction) this::check);

	private Checks(Display display) {
		this.display = display;
		Documents.get().addListener(new DocumentListener() {
			@Override
			public void changed(ProjectDocument document, Set<EObject> elements) {
				request(document.file());
			}

			@Override
			public void reloaded(ProjectDocument document) {
				request(document.file());
			}
		});
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this::filesChanged, IResourceChangeEvent.POST_CHANGE);
	}

	/** From now on everything is checked; begins with all that is in the workspace. */
	public static void start(Display display) {
		if (instance == null) {
			instance = new Checks(display);
			instance.everything();
		}
	}

	private void everything() {
		try {
			ResourcesPlugin.getWorkspace().getRoot().accept(found -> {
				if (found.getType() == IResource.FILE && found.getName().endsWith('.' + ProjectFiles.EXTENSION) && !found.isDerived()) {
					request((IFile) found.requestResource());
				}
				return found.isAccessible() && !found.isDerived();
			}, IResource.NONE);
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}

	/** All again, because something outside of the files has changed: the folder of data, say. */
	public static void again() {
		if (instance != null) {
			instance.everything();
		}
	}

	private static boolean isProject(IFile file) {
		return ProjectFiles.EXTENSION.equals(file.getFileExtension()) && !file.isDerived();
	}

	private void filesChanged(IResourceChangeEvent event) {
		try {
			event.getDelta().accept(delta -> {
				if (delta.getResource() instanceof IFile file && isProject(file) && delta.getKind() != IResourceDelta.REMOVED
						&& (delta.getKind() == IResourceDelta.ADDED || (delta.getFlags() & IResourceDelta.CONTENT) != 0)) {
					request(file);
				}
				return true;
			});
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}

	private void request(IFile file) {
		synchronized (waiting) {
			waiting.add(file);
		}
		job.cancel();
		job.schedule(PAUSE_MILLIS);
	}

	private IStatus check(IProgressMonitor monitor) {
		for (var file : next()) {
			if (monitor.isCanceled()) {
				request(file);
				return Status.CANCEL_STATUS;
			}
			var location = file.getLocation();
			if (file.isAccessible() && location != null) {
				check(file, location.toPath());
			}
		}
		return Status.OK_STATUS;
	}

	private List<IFile> next() {
		synchronized (waiting) {
			var files = List.copyOf(waiting);
			waiting.clear();
			return files;
		}
	}

	private void check(IFile file, Path path) {
		var copy = new Library[1];
		if (!display.isDisposed()) {
			display.syncExec(() -> copy[0] = Documents.get().known(file).flatMap(ProjectDocument::root).map(ProjectFiles::copy).orElse(null));
		}
		var result = check(file, path, copy[0]);
		Markers.replace(file, result.problems());
		if (!display.isDisposed()) {
			display.asyncExec(() -> Documents.get().known(file).ifPresent(document -> Documents.get().checked(document, result)));
		}
	}

	private static Checked check(IFile file, Path path, Library copy) {
		var loaded = copy == null ? ProjectFiles.load(path) : new Loaded(copy, List.of());
		if (loaded.root() != null && !(loaded.root() instanceof Project)) {
			var problems = new ArrayList<>(loaded.problems());
			problems.addAll(Validation.check(loaded.root()));
			return new Checked(most(problems), Map.of());
		}
		var plan = new Planner(Types.extensions()).plan(loaded, Request.all(path));
		var own = new UnbuiltTypes(file.getProject(), (Library) loaded.root());
		return new Checked(most(plan.problems()).stream().map(own::explain).toList(), utilisation(plan));
	}

	private static List<Problem> most(List<Problem> problems) {
		return problems.subList(0, Math.min(MOST, problems.size()));
	}

	private static Map<String, Double> utilisation(Plan plan) {
		var utilisation = new HashMap<String, Double>();
		plan.studies().stream().map(Study::points).filter(points -> !points.isEmpty()).map(points -> points.getFirst().pipeline().deployment()).forEach(deployment -> {
			for (int a = 0; deployment != null && a < deployment.arrays().size(); a++) {
				utilisation.merge(deployment.arrays().get(a).name(), deployment.utilisation(a), Math::max);
			}
		});
		return utilisation;
	}
}
