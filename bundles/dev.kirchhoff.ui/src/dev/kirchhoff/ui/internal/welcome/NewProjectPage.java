// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import java.nio.file.Files;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.theme.Icons;

/** Name and content of a new project. */
final class NewProjectPage extends WizardPage {
	private StartingPoint content = StartingPoint.RUNNABLE;
	private String name;

	NewProjectPage() {
		super("project", "Kirchhoff Project", Icons.of("wizban/newproject"));
		setDescription("A folder in the workspace with a project file in it.");
	}

	@Override
	public void createControl(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(8, 8).applyTo(area);
		setControl(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.newProject");
		var label = new Label(area, SWT.NONE);
		label.setText("&Name:");
		var text = new Text(area, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.setText(Projects.freeFolder("project").getFileName().toString());
		text.selectAll();
		name = text.getText();
		text.addModifyListener(_ -> named(text.getText()));
		new Label(area, SWT.NONE).setText("Location:");
		var location = new Label(area, SWT.NONE);
		location.setText(ResourcesPlugin.getWorkspace().getRoot().getLocation().toOSString());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(location);
		var contentLabel = new Label(area, SWT.NONE);
		contentLabel.setText("Content:");
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 6).applyTo(contentLabel);
		contents(area);
	}

	private void contents(Composite area) {
		var choices = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(choices);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 4).applyTo(choices);
		for (var point : StartingPoint.values()) {
			var choice = new Button(choices, SWT.RADIO);
			choice.setText(point.label());
			choice.setSelection(point == content);
			choice.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> content = choice.getSelection() ? point : content));
			var doc = new Label(choices, SWT.WRAP);
			doc.setText(point.doc());
			GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).indent(24, 0).applyTo(doc);
		}
	}

	private void named(String given) {
		name = given;
		var fault = fault(given);
		setErrorMessage(fault);
		setPageComplete(fault == null);
	}

	/** What is wrong with a name; null if nothing is. */
	private static String fault(String name) {
		if (name.isBlank()) {
			return "Give the project a name";
		}
		var workspace = ResourcesPlugin.getWorkspace();
		var status = workspace.validateName(name, IResource.PROJECT);
		if (!status.isOK()) {
			return status.getMessage();
		}
		var root = workspace.getRoot();
		return root.getProject(name).exists() || Files.exists(root.getLocation().toPath().resolve(name)) ? name + " exists already: choose another name" : null;
	}

	String projectName() {
		return name;
	}

	StartingPoint content() {
		return content;
	}
}
