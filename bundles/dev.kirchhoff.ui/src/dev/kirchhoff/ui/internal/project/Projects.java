// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.ProjectFiles;

/** Where project files are in the workspace. A folder with a project file becomes a project of the workspace, in place. */
public final class Projects {
	/** The view that shows them. */
	public static final String VIEW = "dev.kirchhoff.ui.projects";

	private Projects() {
	}

	/** A folder of the workspace that does not exist yet: the name, or the name with the first number that is free. */
	public static Path freeFolder(String name) {
		var root = root();
		var location = root.getLocation().toPath();
		var free = name;
		for (int i = 2; root.getProject(free).exists() || Files.exists(location.resolve(free)); i++) {
			free = name + "-" + i;
		}
		return location.resolve(free);
	}

	/**
	 * Brings a file into the workspace, with the folder it is in.
	 *
	 * @throws KirchhoffException if it is no project file
	 */
	public static IFile open(Path path) throws CoreException {
		var absolute = path.toAbsolutePath().normalize();
		if (!Files.isRegularFile(absolute) || !absolute.toString().endsWith("." + ProjectFiles.EXTENSION)) {
			throw new KirchhoffException(absolute + " is not a project file", "choose a ." + ProjectFiles.EXTENSION + " file");
		}
		for (var known : root().findFilesForLocationURI(absolute.toUri())) {
			return shown(known);
		}
		return shown(project(absolute.getParent()).getFile(absolute.getFileName().toString()));
	}

	/** Brings a folder into the workspace, with all that is in it. */
	public static IProject openFolder(Path folder) throws CoreException {
		var project = project(folder.toAbsolutePath().normalize());
		project.refreshLocal(IResource.DEPTH_INFINITE, null);
		return project;
	}

	private static IFile shown(IFile file) throws CoreException {
		if (!file.getProject().isOpen()) {
			file.getProject().open(null);
		}
		file.refreshLocal(IResource.DEPTH_ZERO, null);
		return file;
	}

	private static IProject project(Path folder) throws CoreException {
		var description = description(folder);
		var project = root().getProject(description.getName());
		project.create(description, null);
		// a folder may be large: what else is in it appears when it has been read
		project.open(IResource.BACKGROUND_REFRESH, null);
		return project;
	}

	private static IProjectDescription description(Path folder) throws CoreException {
		var workspace = ResourcesPlugin.getWorkspace();
		var existing = folder.resolve(IProjectDescription.DESCRIPTION_FILE_NAME);
		if (Files.exists(existing)) {
			var description = workspace.loadProjectDescription(IPath.fromPath(existing));
			if (!root().getProject(description.getName()).exists()) {
				return description;
			}
		}
		var inWorkspace = folder.getParent() != null && folder.getParent().equals(root().getLocation().toPath());
		var description = workspace.newProjectDescription(inWorkspace ? folder.getFileName().toString() : freeName(folder));
		if (!inWorkspace) {
			description.setLocation(IPath.fromPath(folder));
		}
		return description;
	}

	private static String freeName(Path folder) {
		return freeFolder(folder.getFileName() == null ? "project" : folder.getFileName().toString()).getFileName().toString();
	}

	private static IWorkspaceRoot root() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}
}
