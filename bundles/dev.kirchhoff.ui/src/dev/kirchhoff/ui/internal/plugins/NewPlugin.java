// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plugins.project.PluginProject;
import dev.kirchhoff.ui.internal.project.Projects;

/** File > New > Kirchhoff Plug-in: a project that builds and passes its test at once, in the workspace; what {@code kirchhoff plugins new} does. */
public final class NewPlugin extends Wizard implements INewWizard {
	public static final String ID = "dev.kirchhoff.ui.newPlugin";

	private IWorkbench workbench;
	private NewPluginPage page;

	@Override
	public void init(IWorkbench opened, IStructuredSelection selection) {
		workbench = opened;
		setWindowTitle("New Kirchhoff Plug-in");
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		page = new NewPluginPage();
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		var project = page.project();
		var folder = page.folder();
		var made = new IProject[1];
		try {
			getContainer().run(true, false, monitor -> made[0] = make(monitor, () -> project.create(folder)));
		} catch (InvocationTargetException e) {
			page.fail(e.getCause() instanceof KirchhoffException known ? known.line() : String.valueOf(e.getCause().getMessage()));
			return false;
		} catch (InterruptedException e) {
			return false;
		}
		show(workbench.getActiveWorkbenchWindow(), made[0], project);
		return true;
	}

	/** Writes files. */
	private interface Writing {
		Path write();
	}

	private static IProject make(IProgressMonitor monitor, Writing writing) throws InvocationTargetException {
		monitor.beginTask("Writing the project", IProgressMonitor.UNKNOWN);
		try {
			return Projects.openFolder(writing.write());
		} catch (KirchhoffException | CoreException e) {
			throw new InvocationTargetException(e);
		} finally {
			monitor.done();
		}
	}

	private static void show(IWorkbenchWindow window, IProject project, PluginProject plugin) {
		if (window == null) {
			return;
		}
		try {
			if (window.getActivePage().showView(Projects.VIEW) instanceof ISetSelectionTarget tree) {
				tree.selectReveal(new StructuredSelection(project));
			}
			var file = toRead(project, plugin);
			if (file.isPresent()) {
				IDE.openEditor(window.getActivePage(), file.get());
			}
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
		next(window, project, plugin.label());
	}

	/** Its README; if there is none, the class of its type. */
	private static Optional<IFile> toRead(IProject project, PluginProject plugin) throws CoreException {
		var readme = project.getFile("README.md");
		if (readme.exists()) {
			return Optional.of(readme);
		}
		var sources = project.getFolder("bundles/" + plugin.id() + "/src/" + plugin.id().replace('.', '/'));
		return !sources.exists() ? Optional.empty()
				: Arrays.stream(sources.members()).filter(IFile.class::isInstance).map(IFile.class::cast).filter(file -> "java".equals(file.getFileExtension())).findFirst();
	}

	/** Says what to do now; one of it is a click away. */
	private static void next(IWorkbenchWindow window, IProject project, String label) {
		var dialog = new MessageDialog(window.getShell(), label + " Is Begun", null, "The project " + project.getName() + " builds and passes its test as it is.\n\n"
				+ "Build Plug-in, in the menu of the project, builds and tests it, and offers to install it here. "
				+ "On a command line, kirchhoff plugins build " + project.getLocation().toOSString() + " does the same.", MessageDialog.INFORMATION, 1, "&Build Now", "&Close") {
			@Override
			protected void buttonPressed(int button) {
				super.buttonPressed(button);
				if (button == OK) {
					BuildPlugin.build(project);
				}
			}
		};
		dialog.setBlockOnOpen(false);
		dialog.open();
	}
}
