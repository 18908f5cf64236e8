// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.project.Projects;

/** What the device is called, and which project it is put into. */
public final class TargetPage extends WizardPage {
	private final DataPage data;
	private final FitPage fit;
	private final IStructuredSelection selection;
	private Text device;
	private Button fresh;
	private Text project;
	private Button known;
	private Combo projects;
	private List<IFile> files = List.of();

	TargetPage(DataPage data, FitPage fit, IStructuredSelection selection) {
		super("target", "Project", null);
		this.data = data;
		this.fit = fit;
		this.selection = selection;
		setDescription("A new project has an array of the device and an experiment on generated data that runs at once.");
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).spacing(8, 8).applyTo(page);
		new Label(page, SWT.NONE).setText("&Device name:");
		device = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(device);
		device.addModifyListener(_ -> check());
		fresh = new Button(page, SWT.RADIO);
		fresh.setText("&New project:");
		fresh.setSelection(true);
		project = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(project);
		project.getAccessible().addAccessibleListener(new Named("Name of the new project", ""));
		project.addModifyListener(_ -> check());
		known = new Button(page, SWT.RADIO);
		known.setText("&Existing project:");
		projects = new Combo(page, SWT.READ_ONLY);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(projects);
		projects.getAccessible().addAccessibleListener(new Named("Existing project", ""));
		projects.addListener(SWT.Selection, _ -> check());
		files = files();
		projects.setItems(files.stream().map(file -> file.getFullPath().makeRelative().toString()).toArray(String[]::new));
		known.setEnabled(!files.isEmpty());
		if (!files.isEmpty()) {
			projects.select(Math.max(0, files.indexOf(selection.getFirstElement())));
			if (files.contains(selection.getFirstElement())) {
				fresh.setSelection(false);
				known.setSelection(true);
			}
		}
		fresh.addListener(SWT.Selection, _ -> check());
		known.addListener(SWT.Selection, _ -> check());
		setControl(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, "dev.kirchhoff.ui.newFromData");
	}

	private static List<IFile> files() {
		var found = new ArrayList<IFile>();
		for (var one : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			try {
				if (one.isOpen()) {
					for (var member : one.members()) {
						if (member.getType() == IResource.FILE && ProjectFiles.EXTENSION.equals(member.getFileExtension())) {
							found.add((IFile) member);
						}
					}
				}
			} catch (CoreException e) {
				ILog.of(TargetPage.class).log(e.getStatus());
			}
		}
		return found;
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible && device.getText().isEmpty() && !data.files().isEmpty()) {
			var name = data.files().getFirst().getFileName().toString().replaceFirst("\\.[^.]*$", "");
			device.setText(name);
			project.setText(Projects.freeFolder(name).getFileName().toString());
		}
		check();
	}

	private void check() {
		project.setEnabled(fresh.getSelection());
		projects.setEnabled(known.getSelection());
		String fault = deviceName().isEmpty() ? "Name the device" : null;
		if (fault == null && fresh.getSelection()) {
			var status = ResourcesPlugin.getWorkspace().validateName(projectName(), IResource.PROJECT);
			fault = projectName().isEmpty() ? "Name the project" : !status.isOK() ? status.getMessage()
					: !Projects.freeFolder(projectName()).getFileName().toString().equals(projectName()) ? "There is a project '" + projectName() + "' already: choose another name" : null;
		}
		setErrorMessage(fault);
		setPageComplete(fault == null && fit.chosen().isPresent());
	}

	/** As a person would type them. */
	public void name(String deviceText, String projectText) {
		device.setText(deviceText);
		project.setText(projectText);
	}

	String deviceName() {
		return device.getText().strip();
	}

	String projectName() {
		return project.getText().strip();
	}

	/** The project that the device is added to, if it is not a new one. */
	Optional<IFile> existing() {
		return known.getSelection() && projects.getSelectionIndex() >= 0 ? Optional.of(files.get(projects.getSelectionIndex())) : Optional.empty();
	}
}
