// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import java.nio.file.Path;
import java.util.function.Supplier;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.ui.internal.project.Projects;

/** Brings a project file into the workspace and shows it in the tree; says what is wrong if it cannot. */
public final class Opening {
	private Opening() {
	}

	/** @return the file in the workspace, or null if it could not be opened */
	public static IFile in(IWorkbenchWindow window, Supplier<Path> source) {
		try {
			var file = Projects.open(source.get());
			var tree = (CommonNavigator) window.getActivePage().showView(Projects.VIEW);
			tree.getCommonViewer().setSelection(new StructuredSelection(file), true);
			tree.getCommonViewer().expandToLevel(file, 1);
			return file;
		} catch (KirchhoffException e) {
			report(new Status(IStatus.ERROR, Opening.class, e.line()));
		} catch (CoreException e) {
			report(e.getStatus());
		}
		return null;
	}

	private static void report(IStatus status) {
		StatusManager.getManager().handle(status, StatusManager.SHOW | StatusManager.LOG);
	}
}
