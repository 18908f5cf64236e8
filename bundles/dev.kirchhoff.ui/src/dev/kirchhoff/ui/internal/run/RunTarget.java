// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;

import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.document.Documents;

/**
 * What a person means who asks for a run.
 *
 * @param file       a project file
 * @param experiment name of the one that is meant; empty for the project as a whole
 */
record RunTarget(IFile file, Optional<String> experiment) {
	/** What is selected, else what the active editor shows. */
	static Optional<RunTarget> in(IWorkbenchWindow window) {
		if (window == null || window.getActivePage() == null) {
			return Optional.empty();
		}
		return of(window.getSelectionService().getSelection()).or(() -> ofEditor(window));
	}

	private static Optional<RunTarget> ofEditor(IWorkbenchWindow window) {
		var editor = window.getActivePage().getActiveEditor();
		return editor == null ? Optional.empty() : Optional.ofNullable(Adapters.adapt(editor.getEditorInput(), IFile.class)).flatMap(RunTarget::of);
	}

	static Optional<RunTarget> of(ISelection selection) {
		return selection instanceof IStructuredSelection some && !some.isEmpty() ? of(some.getFirstElement()) : Optional.empty();
	}

	private static Optional<RunTarget> of(Object element) {
		var object = Adapters.adapt(element, EObject.class);
		if (object != null) {
			return file(object).map(file -> new RunTarget(file, experiment(object)));
		}
		var resource = Adapters.adapt(element, IResource.class);
		return switch (resource) {
			case IFile file when isProject(file) -> Optional.of(new RunTarget(file, Optional.empty()));
			case IContainer folder -> in(folder);
			case null, default -> Optional.empty();
		};
	}

	/** The experiment that an element is, or belongs to. */
	private static Optional<String> experiment(EObject element) {
		for (var at = element; at != null; at = at.eContainer()) {
			if (at instanceof Experiment experiment) {
				return Optional.of(name(experiment));
			}
		}
		return Optional.empty();
	}

	private static Optional<IFile> file(EObject element) {
		var resource = element.eResource();
		if (resource == null || resource.getURI() == null || !resource.getURI().isFile()) {
			return Optional.empty();
		}
		var files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(Path.of(resource.getURI().toFileString()).toUri());
		return files.length == 0 ? Optional.empty() : Optional.of(files[0]);
	}

	/** The first project file of a folder of the workspace. */
	private static Optional<RunTarget> in(IContainer folder) {
		try {
			if (!folder.isAccessible()) {
				return Optional.empty();
			}
			for (var member : folder.members()) {
				if (member instanceof IFile file && isProject(file)) {
					return Optional.of(new RunTarget(file, Optional.empty()));
				}
			}
		} catch (CoreException e) {
			ILog.of(RunTarget.class).log(e.getStatus());
		}
		return Optional.empty();
	}

	private static boolean isProject(IFile file) {
		return ProjectFiles.EXTENSION.equals(file.getFileExtension());
	}

	/** The names of the project's experiments; none if the file cannot be read. */
	List<String> experiments() {
		if (file.getLocation() == null || !file.exists()) {
			return List.of();
		}
		var names = new ArrayList<String>();
		Documents.get().of(file).root().filter(Project.class::isInstance)
				.ifPresent(root -> ((Project) root).getExperiments().stream().map(RunTarget::name).filter(Objects::nonNull).forEach(names::add));
		return names;
	}

	private static String name(Experiment experiment) {
		return experiment.getName() == null || experiment.getName().isBlank() ? experiment.getId() : experiment.getName();
	}

	/** What a command is asked for, by its parameters or by what is selected. */
	static Optional<RunTarget> of(IEvaluationContext context, IWorkbenchWindow window) {
		return context.getVariable("activeMenuSelection") instanceof ISelection selection && of(selection).isPresent() ? of(selection) : in(window);
	}
}
