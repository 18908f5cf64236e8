// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.BoundDevice;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.DeviceProject;
import dev.kirchhoff.plan.DeviceRequest;
import dev.kirchhoff.plan.RequiredPlugins;
import dev.kirchhoff.results.device.DeviceProbe;
import dev.kirchhoff.results.device.ProgrammingCurves;
import dev.kirchhoff.results.fit.DeviceFit;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.form.Labelled;
import dev.kirchhoff.ui.internal.project.Projects;

/** File > New > Device from Data: measurements, a fit over the points, and a device of it in a new or an open project. */
public final class NewFromData extends Wizard implements INewWizard {
	private IWorkbench workbench;
	private IStructuredSelection selection = StructuredSelection.EMPTY;
	private DataPage data;
	private FitPage fit;
	private TargetPage target;

	@Override
	public void init(IWorkbench opened, IStructuredSelection selected) {
		workbench = opened;
		selection = selected;
		setWindowTitle("New Device from Data");
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		data = new DataPage();
		fit = new FitPage(data);
		target = new TargetPage(data, fit, selection);
		addPage(data);
		addPage(fit);
		addPage(target);
	}

	@Override
	public boolean performFinish() {
		var chosen = fit.chosen().orElseThrow();
		try {
			var file = target.existing().isPresent() ? extend(target.existing().get(), chosen) : create(chosen);
			show(file);
			return true;
		} catch (KirchhoffException e) {
			target.setErrorMessage(e.line());
		} catch (ProjectFileException e) {
			target.setErrorMessage(e.problems().getFirst().toString());
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		} catch (InvocationTargetException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, NewFromData.class, "The project cannot be made: " + e.getCause().getMessage(), e.getCause()),
					StatusManager.SHOW | StatusManager.LOG);
		} catch (InterruptedException e) {
			target.setErrorMessage("Cancelled");
		}
		return false;
	}

	private String documentation(DeviceFit chosen) {
		return "Fitted to " + String.join(", ", data.files().stream().map(file -> file.getFileName().toString()).toList()) + ": " + chosen.quality().replace('\u00a0', ' ');
	}

	/** A project of the workspace, with an experiment that runs. */
	private IFile create(DeviceFit chosen) throws CoreException, ProjectFileException, InvocationTargetException, InterruptedException {
		var name = target.deviceName();
		var folder = Projects.freeFolder(target.projectName());
		var file = folder.resolve(target.projectName() + "." + ProjectFiles.EXTENSION);
		var documentation = documentation(chosen);
		getContainer().run(true, false, monitor -> {
			monitor.beginTask("Making the project", org.eclipse.core.runtime.IProgressMonitor.UNKNOWN);
			try {
				Files.createDirectories(folder);
				if (chosen.table().isPresent()) {
					Files.writeString(folder.resolve(chosen.table().get().fileName(name)), chosen.table().get().text());
				}
				var device = DeviceProject.device(name, chosen.type().id(), chosen.values(name), documentation);
				var made = DeviceProject.around(device, target(file), programming(chosen, name, file));
				RequiredPlugins.note(made, Types.extensions());
				ProjectFiles.save(made, file);
			} catch (IOException | KirchhoffException e) {
				throw new InvocationTargetException(e);
			}
		});
		return Projects.open(file);
	}

	private static String target(Path file) {
		return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
	}

	private static String programming(DeviceFit chosen, String name, Path file) {
		var bound = BoundDevice.of(new DeviceRequest(name, chosen.type().id(), chosen.values(name), file, Optional.empty()), Types.extensions(), DataPlace.ofSurroundings());
		return bound.device().flatMap(device -> ProgrammingCurves.best(new DeviceProbe(device, bound.programming()), Monitor.NONE)).map(use -> use.type()).orElse("exact");
	}

	/** Adds the device to a project; that can be undone. */
	private IFile extend(IFile file, DeviceFit chosen) throws CoreException {
		var document = Documents.get().of(file);
		var root = document.root().orElseThrow(() -> new KirchhoffException(file.getName() + " cannot be read", "choose another project, or mend it"));
		var name = target.deviceName();
		if (root.getDevices().stream().anyMatch(device -> name.equals(device.getName()))) {
			throw new KirchhoffException(file.getName() + " has a device '" + name + "' already", "choose another name");
		}
		if (chosen.table().isPresent()) {
			var table = file.getParent().getFile(IPath.fromOSString(chosen.table().get().fileName(name)));
			if (table.exists()) {
				throw new KirchhoffException(table.getName() + " is there already", "choose another name for the device");
			}
			table.create(new ByteArrayInputStream(chosen.table().get().text().getBytes(StandardCharsets.UTF_8)), true, null);
		}
		var device = DeviceProject.device(name, chosen.type().id(), chosen.values(name), documentation(chosen));
		var domain = Documents.get().domain();
		domain.getCommandStack().execute(new Labelled("New device " + name, AddCommand.create(domain, root, Literals.LIBRARY__DEVICES, device)));
		return file;
	}

	private void show(IFile file) throws PartInitException {
		IDE.openEditor(workbench.getActiveWorkbenchWindow().getActivePage(), file, true);
	}
}
