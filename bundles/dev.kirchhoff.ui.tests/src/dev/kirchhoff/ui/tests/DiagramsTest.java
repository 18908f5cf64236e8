// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.LayoutFile;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.diagram.DiagramEditor;
import dev.kirchhoff.ui.internal.diagram.Diagrams;
import dev.kirchhoff.ui.internal.diagram.TableEditor;
import dev.kirchhoff.ui.internal.document.Documents;

/** Diagrams and tables as editors of the workbench. */
class DiagramsTest {
	private IFile file;

	private Project project(String example) throws Exception {
		file = Projects.open(Examples.copy(example, Projects.freeFolder("diagrams")));
		return (Project) Documents.get().of(file).root().orElseThrow();
	}

	@AfterEach
	void close() throws Exception {
		Workbench.window().getActivePage().closeAllEditors(false);
		if (file != null) {
			file.getProject().delete(true, true, null);
		}
		Workbench.settle();
	}

	private static Diagrams.Offer offer(EObject target, String name) {
		return Diagrams.of(target).stream().filter(one -> one.description().name().equals(name)).findFirst().orElseThrow();
	}

	private static DiagramEditor open(EObject target, String name) throws Exception {
		var editor = (DiagramEditor) Diagrams.open(Workbench.window().getActivePage(), offer(target, name), target).orElseThrow();
		Workbench.waitUntil("the diagram is drawn", () -> !editor.shownLayout().boxes().isEmpty());
		Workbench.settle();
		return editor;
	}

	@Test
	void noNotationHasAFault() {
		assertEquals(List.of(), Diagrams.notation().faults());
	}

	@Test
	void everyElementOffersWhatShowsIt() throws Exception {
		var project = project("drolet2023");
		var array = project.getTiles().getFirst().getArrays().getFirst();
		assertEquals(List.of("hardware", "arrays"), Diagrams.of(array).stream().map(offer -> offer.description().name()).toList());
		assertEquals("Network of 2-8-1", offer(project.getNetworks().getFirst().getLayers().getFirst(), "network").label());
		assertEquals(2 + 1 + 3 + 4, Diagrams.of(Documents.get().of(file)).size());
	}

	@Test
	void allDiagramsOfAPaper() throws Exception {
		var project = project("drolet2023");
		for (var offer : Diagrams.of(Documents.get().of(file))) {
			if (offer.description().table()) {
				assertInstanceOf(TableEditor.class, Diagrams.open(Workbench.window().getActivePage(), offer, offer.target()).orElseThrow());
				Workbench.settle();
			} else {
				open(offer.target(), offer.description().name());
			}
			Workbench.screenshot("diagram-" + offer.description().name() + "-" + (offer.target() == project ? "project" : new Labels().text(offer.target()).replaceAll("\\W+", "-")));
		}
		assertEquals(0, file.findMarkers("dev.kirchhoff.ui.notationProblem", true, IResource.DEPTH_ZERO).length);
	}
}
