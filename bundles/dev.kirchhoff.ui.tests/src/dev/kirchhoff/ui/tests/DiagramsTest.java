// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.Table;
import dev.kirchhoff.diagram.layout.LayoutFile;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.diagram.DiagramEditor;
import dev.kirchhoff.ui.internal.diagram.Diagrams;
import dev.kirchhoff.ui.internal.diagram.NotationProblems;
import dev.kirchhoff.ui.internal.diagram.TableEditor;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.edit.Elements;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;

/** Diagrams and tables as editors of the workbench. */
class DiagramsTest {
	private static final List<String> EDITS = List.of("Cut", "Copy", "Paste", "Delete", "Select All");

	private IFile file;

	private Project project(String example) throws Exception {
		file = Projects.open(Examples.copy(example, Projects.freeFolder("diagrams")));
		return (Project) Documents.get().of(file).root().orElseThrow();
	}

	@AfterEach
	void close() throws Exception {
		Workbench.window().getActivePage().closeAllEditors(false);
		if (file != null && file.getProject().exists()) {
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

	/** Moving a box is a step of the one history, is saved beside the project, and never touches it. */
	@Test
	void aLayoutIsUndoneAndSavedBesideTheProject() throws Exception {
		var project = project("sneak-paths");
		var editor = open(project.getNetworks().getFirst(), "network");
		var path = file.getLocation().toPath();
		var bytes = Files.readAllBytes(path);
		assertFalse(editor.isDirty());
		var sheet = new Sheet(editor);
		var from = sheet.at(project.getNetworks().getFirst().getLayers().getFirst());
		Mouse.drag(sheet.canvas(), from, new Point(from.x + 20, from.y + 60));
		Workbench.waitUntil("it is moved", editor::isDirty);
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertFalse(editor.isDirty(), "back where it was");
		assertFalse(Files.exists(LayoutFile.beside(path)));
		Workbench.execute("org.eclipse.ui.edit.redo", Map.of());
		assertTrue(editor.isDirty());
		editor.doSave(null);
		assertFalse(editor.isDirty());
		assertArrayEquals(bytes, Files.readAllBytes(path), "the project is as it was");
		var saved = LayoutFile.of(path).layout(LayoutFile.key("network", project.getNetworks().getFirst())).orElseThrow();
		assertEquals(editor.shownLayout().boxes(), saved.boxes());
	}

	/** A step outlives the editor it was made in. */
	@Test
	void aMoveIsUndoneInTheDiagramThatIsOpenNow() throws Exception {
		var project = project("sneak-paths");
		var network = project.getNetworks().getFirst();
		var page = Workbench.window().getActivePage();
		page.openEditor(new FileEditorInput(file), ProjectEditor.ID);
		var editor = open(network, "network");
		var before = editor.shownLayout();
		var sheet = new Sheet(editor);
		var from = sheet.at(network.getLayers().getFirst());
		Mouse.drag(sheet.canvas(), from, new Point(from.x + 20, from.y + 60));
		Workbench.waitUntil("it is moved", editor::isDirty);
		editor.doSave(null);
		page.closeEditor(editor, false);
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		var again = open(network, "network");
		assertEquals(before, again.shownLayout(), "where it was, and kept so");
		Workbench.execute("org.eclipse.ui.edit.redo", Map.of());
		assertNotEquals(before, again.shownLayout());
		assertTrue(again.isDirty(), "now there is an editor that saves it");
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertFalse(again.isDirty());
	}

	/** Editors of one kind share the menu bar: Undo is that of the one in front. */
	@Test
	void theMenuBarIsThatOfTheDiagramInFront() throws Exception {
		var project = project("sneak-paths");
		var other = Projects.open(Examples.copy("drolet2023", Projects.freeFolder("other")));
		try {
			var editor = open(project.getNetworks().getFirst(), "network");
			var others = (Project) Documents.get().of(other).root().orElseThrow();
			var second = open(others.getNetworks().getFirst(), "network");
			Elements.rename(others.getNetworks().getFirst().getLayers().getFirst(), "first");
			Workbench.settle();
			assertTrue(undo(second).isEnabled());
			Workbench.window().getActivePage().activate(editor);
			Workbench.settle();
			assertFalse(undo(editor).isEnabled(), "nothing was done here");
			Workbench.window().getActivePage().activate(second);
			Workbench.settle();
			assertTrue(undo(second).isEnabled());
			Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
			assertFalse(second.isDirty());
		} finally {
			Workbench.window().getActivePage().closeAllEditors(false);
			other.getProject().delete(true, true, null);
		}
	}

	private static IAction undo(DiagramEditor editor) {
		return editor.getEditorSite().getActionBars().getGlobalActionHandler("undo");
	}

	@Test
	void aBrokenLayoutIsSaidAndKept() throws Exception {
		var project = project("sneak-paths");
		var path = LayoutFile.beside(file.getLocation().toPath());
		Files.writeString(path, "{ broken");
		var editor = open(project.getNetworks().getFirst(), "network");
		assertFalse(editor.isDirty(), "drawn all the same");
		assertEquals(1, file.findMarkers(NotationProblems.TYPE, true, IResource.DEPTH_ZERO).length);
		Workbench.screenshot("diagrams-broken-layout");
		var sheet = new Sheet(editor);
		var from = sheet.at(project.getNetworks().getFirst().getLayers().getFirst());
		Mouse.drag(sheet.canvas(), from, new Point(from.x + 20, from.y + 60));
		Workbench.waitUntil("it is moved", editor::isDirty);
		editor.doSave(null);
		assertEquals("{ broken", Files.readString(path.resolveSibling(path.getFileName() + ".broken")));
		assertEquals(0, file.findMarkers(NotationProblems.TYPE, true, IResource.DEPTH_ZERO).length);
	}

	/** What the menu bar offers is what the keys do. */
	@Test
	void theEditMenuIsForWhatIsSelectedInADiagram() throws Exception {
		var project = project("sneak-paths");
		var network = project.getNetworks().getFirst();
		var editor = open(network, "network");
		editor.reveal(network.getLayers().get(1));
		Workbench.settle();
		assertEquals(List.of("Cut", "Copy", "Paste", "Delete", "Select All"), offered());
		editor.viewer().deselectAll();
		Workbench.settle();
		assertFalse(offered().contains("Cut"), "not the network that is drawn");
		assertFalse(offered().contains("Delete"));
	}

	private static List<String> offered() {
		var bar = Workbench.window().getShell().getMenuBar();
		var menu = Arrays.stream(bar.getItems()).filter(item -> item.getText().equals("&Edit")).findFirst().orElseThrow().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		Workbench.settle();
		var names = Arrays.stream(menu.getItems()).filter(MenuItem::isEnabled).map(item -> item.getText().replaceAll("\t.*|&", "")).filter(EDITS::contains).toList();
		menu.notifyListeners(SWT.Hide, new Event());
		Workbench.settle();
		return names;
	}

	@Test
	void aTypeIsAddedWhereTheDiagramHasAPlaceForIt() throws Exception {
		var project = project("drolet2023");
		var device = KirchhoffFactory.eINSTANCE.createDevice();
		device.setName("dropped");
		var tile = project.getTiles().getFirst();
		assertTrue(Elements.adding(project.getNetworks().getFirst(), project.getNetworks().getFirst(), List.of(device)).isEmpty(), "not beside what is drawn");
		assertTrue(Elements.adding(tile, project, List.of(project.getNetworks().getFirst())).isEmpty(), "it is somewhere already");
		var command = Elements.adding(tile, project, List.of(device)).orElseThrow();
		Documents.get().domain().getCommandStack().execute(command);
		assertEquals(project, device.eContainer());
		Workbench.projects();
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertNull(device.eContainer());
	}

	/** What a diagram shows follows the tree and the forms, and what is selected in it is selected for all views. */
	@Test
	void otherViewsAndADiagramShareElements() throws Exception {
		var project = project("sneak-paths");
		var network = project.getNetworks().getFirst();
		var editor = open(network, "network");
		var layer = network.getLayers().get(1);
		Elements.rename(layer, "renamed-outside");
		Workbench.settle();
		assertTrue(editor.diagram().refresh().allNodes().values().stream().anyMatch(node -> node.label().text().contains("renamed-outside")));
		assertTrue(editor.isDirty(), "it waits for Save, as in a form");
		assertTrue(editor.reveal(layer));
		assertEquals(List.of(layer), ((IStructuredSelection) Workbench.window().getSelectionService().getSelection()).toList());
		Workbench.execute("org.eclipse.ui.edit.delete", Map.of());
		assertNull(layer.eResource(), "deleted");
		Workbench.settle();
		Workbench.screenshot("diagrams-deleted");
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertFalse(editor.isDirty());
		Elements.delete(List.of(network));
		Workbench.settle();
		assertNull(Workbench.window().getActivePage().getActiveEditor(), "what it showed is gone");
		Workbench.projects();
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
	}

	@Test
	void rulesAndTheirFixesAreInTheProblemsView() throws Exception {
		var project = project("sneak-paths");
		var network = project.getNetworks().getFirst();
		var editor = open(network, "network");
		var before = ProjectFiles.bytes(project);
		Elements.delete(List.of(network.getConnections().getLast()));
		Workbench.settle();
		Workbench.execute("dev.kirchhoff.ui.validateDiagram", Map.of());
		var markers = file.findMarkers("dev.kirchhoff.ui.notationProblem", true, IResource.DEPTH_ZERO);
		assertEquals(1, markers.length);
		assertTrue(markers[0].getAttribute(IMarker.MESSAGE, "").contains("connected to nothing"), markers[0].getAttribute(IMarker.MESSAGE, ""));
		var fixes = IDE.getMarkerHelpRegistry().getResolutions(markers[0]);
		assertEquals(List.of("Connect it after the last layer"), Arrays.stream(fixes).map(IMarkerResolution::getLabel).toList());
		fixes[0].run(markers[0]);
		Workbench.settle();
		assertEquals(4, network.getConnections().size());
		Workbench.execute("dev.kirchhoff.ui.validateDiagram", Map.of());
		assertEquals(0, file.findMarkers("dev.kirchhoff.ui.notationProblem", true, IResource.DEPTH_ZERO).length);
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertArrayEquals(before, ProjectFiles.bytes(project));
		assertFalse(editor.isDirty());
	}

	@Test
	void faultsOfANotationAreInTheProblemsViewUntilTheyAreGone() throws Exception {
		project("sneak-paths");
		var fault = new Fault("acme/acme.odesign", "//@ownedViewpoints[name='Acme']", "'service:nothing' has no value", "");
		NotationProblems.ofDiagram(file, "network/net", List.of(fault));
		NotationProblems.ofDiagram(file, "hardware/net", List.of(fault));
		var markers = file.findMarkers(NotationProblems.TYPE, true, IResource.DEPTH_ZERO);
		assertEquals(2, markers.length);
		assertEquals("acme/acme.odesign: 'service:nothing' has no value", markers[0].getAttribute(IMarker.MESSAGE));
		assertEquals("//@ownedViewpoints[name='Acme']", markers[0].getAttribute(IMarker.LOCATION));
		NotationProblems.ofDiagram(file, "network/net", List.of());
		assertEquals(1, file.findMarkers(NotationProblems.TYPE, true, IResource.DEPTH_ZERO).length, "those of another diagram stay");
	}

	@Test
	void aCellOfTheTableIsEdited() throws Exception {
		var project = project("sneak-paths");
		var editor = (TableEditor) Diagrams.open(Workbench.window().getActivePage(), offer(project, "arrays"), project).orElseThrow();
		var array = editor.contents().lines().stream().map(Table.Line::target).filter(CrossbarArray.class::isInstance).map(CrossbarArray.class::cast).findFirst().orElseThrow();
		int rows = array.getRows();
		var column = editor.contents().columns().stream().map(Table.Column::header).toList().indexOf("Rows");
		editor.edit(array, column, "99");
		assertEquals(99, array.getRows());
		Workbench.settle();
		Workbench.screenshot("diagrams-table");
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertEquals(rows, array.getRows());
		assertFalse(editor.isDirty());
	}

	/** One diagram of each kind, of each paper; the command line draws all. */
	@Test
	void everyPaperIsDrawn() throws Exception {
		for (var paper : List.of("yu2016", "milo2019", "hirtzlin2019", "lin2020")) {
			project(paper);
			for (var kind : List.of("network", "hardware", "mapping", "experiment")) {
				var target = Diagrams.of(Documents.get().of(file)).stream().filter(offer -> offer.description().name().equals(kind)).findFirst().orElseThrow().target();
				open(target, kind);
				Workbench.screenshot("paper-" + paper + "-" + kind);
			}
			assertEquals(0, file.findMarkers(NotationProblems.TYPE, true, IResource.DEPTH_ZERO).length);
			assertFalse(Documents.get().of(file).isDirty(), "looking changes nothing");
			close();
		}
	}

	/** What the planner would do is written down, drawn, and taken back. */
	@Test
	void layersArePlacedByThePlanner() throws Exception {
		var mapping = project("milo2019").getMappings().getFirst();
		var before = ProjectFiles.bytes((Project) mapping.eContainer());
		var editor = open(mapping, "mapping");
		var tools = editor.diagram().tools();
		var view = editor.diagram().refresh();
		var place = tools.palette().stream().flatMap(section -> section.tools().stream()).filter(tool -> tool.label().equals("Place layers")).findFirst().orElseThrow();
		tools.act(place.id(), view, view).orElseThrow().external().orElseThrow().run();
		Workbench.settle();
		assertTrue(mapping.getAllocations().size() > 3);
		Workbench.screenshot("diagrams-placed");
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertArrayEquals(before, ProjectFiles.bytes((Project) mapping.eContainer()));
		assertFalse(editor.isDirty());
	}
}
