// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;

import dev.kirchhoff.ui.internal.Opening;

/** File > New > Kirchhoff Project: a folder of the workspace with a project file in it. */
public final class NewProject extends Wizard implements INewWizard {
	private IWorkbench workbench;
	private NewProjectPage page;

	@Override
	public void init(IWorkbench opened, IStructuredSelection selection) {
		workbench = opened;
		setWindowTitle("New Kirchhoff Project");
	}

	@Override
	public void addPages() {
		page = new NewProjectPage();
		addPage(page);
	}

	@Override
	public boolean performFinish() {
		var folder = ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath().resolve(page.projectName());
		var content = page.content();
		var window = workbench.getActiveWorkbenchWindow();
		var file = Opening.in(window, () -> content.create(folder));
		Shown.inEditor(window, file);
		return file != null;
	}
}
