// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.ui.internal.document.Documents;

/** The diagram editor under a mouse and keys. */
class DiagramPartTest {
	private final IWorkbenchPage page = Workbench.window().getActivePage();

	@AfterEach
	void leave() throws Exception {
		page.closeAllEditors(false);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private TestDiagram open(Diagram diagram) throws Exception {
		var part = (TestDiagram) page.openEditor(new TestDiagram.Input(diagram, Layout.EMPTY), TestDiagram.ID);
		Workbench.waitUntil("the diagram is drawn", () -> !part.shownLayout().boxes().isEmpty());
		Workbench.settle();
		return part;
	}

	private static Project example(String name) throws Exception {
		var file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", name));
		return (Project) Documents.get().of(file).root().orElseThrow();
	}

	@Test
	void everythingANotationCanSay() throws Exception {
		var part = open(Gallery.everything());
		assertEquals(1, part.faults.size());
		Workbench.screenshot("diagram-gallery");
		part.actionOf("dev.kirchhoff.diagram.ui.fitPage").orElseThrow().run();
		Workbench.screenshot("diagram-gallery-fit");
	}

	@Test
	void aNetwork() throws Exception {
		var project = example("drolet2023");
		var part = open(Notations.ofPlatform().diagram("network", project.getNetworks().getFirst()));
		Workbench.screenshot("diagram-network");
		assertTrue(part.faults.isEmpty(), part.faults.toString());
	}
}
