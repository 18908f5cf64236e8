// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.plan.NetworkImport;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.edit.Elements;

/** Draws the network of a file (ONNX) into the selected project; its weights stay in the file. */
public final class ImportNetwork extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		var project = SelectedProject.of(event);
		if (project.isEmpty()) {
			tell("Select a project file, or open one in the editor, and import a network then.", IStatus.INFO);
			return null;
		}
		var formats = new NetworkFormats(Types.extensions());
		var dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
		dialog.setText("Import Network");
		dialog.setFilterNames(new String[] {"Networks (" + String.join(", ", formats.endings()) + ")", "All files"});
		dialog.setFilterExtensions(new String[] {String.join(";", formats.endings().stream().map(ending -> "*." + ending + ";*." + ending + ".gz").toList()), "*"});
		var chosen = dialog.open();
		if (chosen != null) {
			into(project.get(), Path.of(chosen));
		}
		return null;
	}

	/** Reads the file beside the display's thread, then adds the network as one step that can be undone. */
	public static void into(IFile project, Path file) {
		Job.create("Importing " + file.getFileName(), (ICoreRunnable) _ -> {
			try {
				var read = new NetworkFormats(Types.extensions()).read(file).network();
				var reference = NetworkImport.reference(project.getLocation().toPath(), file, DataPlace.ofSurroundings().folder());
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> add(project, name(file), read, reference));
			} catch (KirchhoffException e) {
				tell(e.line(), IStatus.ERROR);
			} catch (IOException e) {
				tell(file + " cannot be read: " + e.getMessage(), IStatus.ERROR);
			}
		}).schedule();
	}

	private static void add(IFile file, String name, dev.kirchhoff.numerics.network.Network read, String reference) {
		var document = Documents.get().of(file);
		if (document.root().orElse(null) instanceof Project project) {
			var drawn = NetworkImport.add(KirchhoffFactory.eINSTANCE.createProject(), name, read, reference);
			org.eclipse.emf.ecore.util.EcoreUtil.remove(drawn);
			Elements.add(project, List.of(drawn));
		} else {
			tell(file.getName() + " is no project: networks are in projects", IStatus.ERROR);
		}
	}

	private static String name(Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.gz$", "").replaceFirst("\\.[^.]*$", "");
	}

	private static void tell(String text, int severity) {
		StatusManager.getManager().handle(new Status(severity, ImportNetwork.class, text), StatusManager.SHOW);
	}
}
