// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plugins.project.PluginBuild;
import dev.kirchhoff.ui.internal.device.Watched;
import dev.kirchhoff.ui.internal.run.RunLog;

/** Builds and tests a plug-in's project, tells of it in the console, and offers to install what came out; what {@code kirchhoff plugins build} does. */
public final class BuildPlugin extends AbstractHandler {
	public static final String COMMAND = "dev.kirchhoff.ui.buildPlugin";

	/** Whether a project is that of a plug-in: somebody can build it who has this product. */
	public static final class Tester extends PropertyTester {
		@Override
		public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
			return receiver instanceof IProject project && isPlugin(project);
		}
	}

	private static boolean isPlugin(IProject project) {
		return project.isAccessible() && project.getFile("pom.xml").exists() && project.getFile(".mvn/extensions.xml").exists();
	}

	/** Whether a type is what the project of a plug-in is about: it is there when the project has been built and installed. */
	public static boolean declares(IProject project, String type) {
		if (!isPlugin(project)) {
			return false;
		}
		var declaration = Pattern.compile("\\sid\\s*=\\s*[\"']" + Pattern.quote(type) + "[\"']");
		try (var bundles = Files.newDirectoryStream(project.getLocation().toPath().resolve("bundles"))) {
			for (var bundle : bundles) {
				var file = bundle.resolve("plugin.xml");
				if (Files.isRegularFile(file) && declaration.matcher(Files.readString(file)).find()) {
					return true;
				}
			}
		} catch (IOException e) {
			ILog.get().warn("cannot look into the plug-in " + project.getName(), e);
		}
		return false;
	}

	@Override
	public Object execute(ExecutionEvent event) {
		selected(event).ifPresentOrElse(BuildPlugin::build, () -> MessageDialog.openInformation(HandlerUtil.getActiveShell(event), "Build Plug-in",
				"Select the project of a plug-in, or open a file of it. File > New > Kirchhoff Plug-in makes one."));
		return null;
	}

	private static Optional<IProject> selected(ExecutionEvent event) {
		var selection = HandlerUtil.getCurrentSelection(event);
		var resource = selection instanceof IStructuredSelection several ? Adapters.adapt(several.getFirstElement(), IResource.class) : null;
		if (resource == null && HandlerUtil.getActiveEditorInput(event) != null) {
			resource = Adapters.adapt(HandlerUtil.getActiveEditorInput(event), IResource.class);
		}
		return Optional.ofNullable(resource).map(IResource::getProject).filter(BuildPlugin::isPlugin);
	}

	/** Does it in the background. */
	public static void build(IProject project) {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window != null) {
			RunLog.show(window.getActivePage());
		}
		if (PlatformUI.getWorkbench().saveAllEditors(false)) {
			var job = new Job("Building " + project.getName()) {
				@Override
				protected IStatus run(IProgressMonitor monitor) {
					return build(project, monitor);
				}
			};
			job.schedule();
		}
	}

	private static IStatus build(IProject project, IProgressMonitor monitor) {
		var log = RunLog.get();
		log.tell("Building " + project.getName() + "...");
		try {
			var result = new PluginBuild(project.getLocation().toPath(), false).run(new Watched(monitor, "Building " + project.getName()));
			log.tell(project.getName() + " is built, " + result.tests() + (result.tests() == 1 ? " test has" : " tests have") + " passed: " + result.zip());
			project.refreshLocal(IResource.DEPTH_INFINITE, null);
			offer(project.getName(), result);
			return Status.OK_STATUS;
		} catch (CancellationException e) {
			log.tell("The build of " + project.getName() + " was cancelled.");
			return Status.CANCEL_STATUS;
		} catch (KirchhoffException e) {
			log.warn(e.line());
			return new Status(IStatus.ERROR, BuildPlugin.class, e.line());
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	private static void offer(String name, PluginBuild.Result result) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			if (window == null) {
				return;
			}
			var dialog = new MessageDialog(window.getShell(), name + " Is Built", null, (result.tests() == 1 ? "Its test has" : "Its " + result.tests() + " tests have")
					+ " passed.\n\nInstall it into this Kirchhoff? For others, give them " + result.zip() + ".", MessageDialog.QUESTION, 1, "&Install", "&Close") {
				@Override
				protected void buttonPressed(int button) {
					super.buttonPressed(button);
					if (button == OK && PluginsPage.open() != null) {
						PluginDesk.get().install(name, result.zip().toUri(), List.of(), TrustDialog.ASK, Restart::offer);
					}
				}
			};
			dialog.setBlockOnOpen(false);
			dialog.open();
		});
	}
}
