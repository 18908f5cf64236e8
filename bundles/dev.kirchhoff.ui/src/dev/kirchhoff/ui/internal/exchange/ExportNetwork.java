// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.plan.Planner;
import dev.kirchhoff.plan.Request;
import dev.kirchhoff.plan.launch.NetworkExport;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;

/** Writes the network of the selected experiment with its trained weights, for other programs; trains it if no earlier run has. */
public final class ExportNetwork extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		if (!(HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) || !(selection.getFirstElement() instanceof Experiment experiment)) {
			tell(new Status(IStatus.INFO, ExportNetwork.class, "Select the experiment that trains the network, and export it then."));
			return null;
		}
		var document = Documents.get().of(experiment);
		if (document.isEmpty() || !IDE.saveAllEditors(new IResource[] {document.get().file()}, true)) {
			return null;
		}
		var dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.SAVE);
		dialog.setText("Export the Network of " + experiment.getName());
		dialog.setOverwrite(true);
		dialog.setFileName(experiment.getName() + ".onnx");
		dialog.setFilterExtensions(new NetworkFormats(Types.extensions()).endings().stream().map(ending -> "*." + ending).toArray(String[]::new));
		var chosen = dialog.open();
		if (chosen != null) {
			write(document.get().file(), experiment.getName(), Path.of(chosen));
		}
		return null;
	}

	/** Trains and writes beside the display's thread. */
	public static Job write(IFile project, String experiment, Path target) {
		var job = Job.create("Exporting the network of " + experiment, (IJobFunction) monitor -> export(project, experiment, target, monitor));
		job.setUser(true);
		job.schedule();
		return job;
	}

	private static IStatus export(IFile project, String experiment, Path target, IProgressMonitor monitor) {
		try {
			var format = new NetworkFormats(Types.extensions()).format(target);
			var plan = new Planner(Types.extensions())
					.plan(new Request(project.getLocation().toPath(), Optional.of(experiment), java.util.List.of(), OptionalLong.empty(), OptionalInt.empty()));
			if (!plan.isGood()) {
				return new Status(IStatus.ERROR, ExportNetwork.class, plan.problems().stream().filter(Problem::isError).map(Problem::toString).collect(Collectors.joining("\n")));
			}
			NetworkExport.write(plan.studies().getFirst(), format, target, monitor::isCanceled);
			return Status.OK_STATUS;
		} catch (CancellationException e) {
			return Status.CANCEL_STATUS;
		} catch (KirchhoffException e) {
			return new Status(IStatus.ERROR, ExportNetwork.class, e.line());
		} catch (IOException e) {
			return new Status(IStatus.ERROR, ExportNetwork.class, target + " cannot be written: " + e.getMessage());
		}
	}

	private static void tell(IStatus status) {
		StatusManager.getManager().handle(status, StatusManager.SHOW);
	}
}
