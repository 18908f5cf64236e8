// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.Project;
import dev.kirchhoff.ui.internal.device.ArrayPlots;
import dev.kirchhoff.ui.internal.document.Documents;

/** An array of a project as a circuit. */
class ArrayPlotsTest {
	private Shell shell;

	@AfterEach
	void clear() throws Exception {
		shell.dispose();
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	@Test
	void anArrayIsSolvedInItsStates() throws Exception {
		var file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "sneak-paths"));
		var project = (Project) Documents.get().of(file).root().orElseThrow();
		shell = new Shell(Workbench.window().getShell(), SWT.SHELL_TRIM);
		shell.setText("Array");
		shell.setLayout(new FillLayout());
		var plots = new ArrayPlots(shell);
		var bounds = Workbench.window().getShell().getBounds();
		shell.setBounds(bounds.x + 40, bounds.y + 60, 1060, 620);
		shell.open();
		plots.show(project.getArrays().getFirst());
		Workbench.waitUntil("it is solved", () -> !plots.isBusy());
		assertEquals("", plots.said());
		assertTrue(!plots.circuit().layers().isEmpty());
		Workbench.screenshot(shell, "array-low");
		plots.state(2);
		Workbench.waitUntil("it is solved", () -> !plots.isBusy());
		plots.circuit().pick(3, 4);
		Workbench.screenshot(shell, "array-random");
		plots.state(3);
		Workbench.waitUntil("it is solved", () -> !plots.isBusy());
		assertEquals("", plots.said());
		Workbench.screenshot(shell, "array-programmed");
		RunFolder.traced(Path.of(file.getLocationURI()).resolveSibling("results/moons/20261130-090000"), "moons", "small", 3, 4);
		plots.solve();
		Workbench.waitUntil("it is solved", () -> !plots.isBusy());
		plots.circuit().pick(3, 4);
		assertTrue(plots.circuit().showsHistory(), "the run followed this cell");
		Workbench.screenshot(shell, "array-history");
		plots.circuit().pick(0, 0);
		assertFalse(plots.circuit().showsHistory());
		assertTrue(plots.circuit().said().stream().anyMatch(text -> text.contains("(3, 4)")), plots.circuit().said().toString());
		plots.state(0);
		Workbench.waitUntil("it is solved", () -> !plots.isBusy());
		plots.circuit().pick(3, 4);
		assertFalse(plots.circuit().showsHistory(), "low resistance is no state that was programmed");
	}
}
