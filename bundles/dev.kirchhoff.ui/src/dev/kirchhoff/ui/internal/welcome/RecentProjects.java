// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;

import dev.kirchhoff.model.io.ProjectFiles;

/** The project files of the workspace, the one that was changed last first. */
public final class RecentProjects {
	private RecentProjects() {
	}

	/** The first few of them. Looks only at what lies directly in a project's folder. */
	public static List<IFile> first(int most) {
		var files = new ArrayList<IFile>();
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			if (project.isAccessible()) {
				collect(project, files);
			}
		}
		files.sort(Comparator.comparingLong(IResource::getLocalTimeStamp).reversed());
		return files.subList(0, Math.min(most, files.size()));
	}

	private static void collect(IProject folder, List<IFile> files) {
		try {
			for (var member : folder.members()) {
				if (member instanceof IFile file && ProjectFiles.EXTENSION.equals(file.getFileExtension())) {
					files.add(file);
				}
			}
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}

	/** "folder", or "folder/file" where the two are called differently. */
	public static String label(IFile file) {
		var folder = file.getProject().getName();
		var name = file.getName().substring(0, file.getName().length() - ProjectFiles.EXTENSION.length() - 1);
		return folder.equals(name) ? folder : folder + "/" + name;
	}
}
