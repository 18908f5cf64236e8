// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.theme.Appearance;

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

	private static Point at(TestDiagram part, EObject element) {
		return new Sheet(part).at(element);
	}

	private static Control canvas(TestDiagram part) {
		return part.viewer().getControl();
	}

	private static String bytes(Project project) throws Exception {
		return new String(ProjectFiles.bytes(project));
	}

	@Test
	void aNetworkIsDrawnByMouse() throws Exception {
		var project = example("drolet2023");
		var network = project.getNetworks().getFirst();
		var part = open(Notations.ofPlatform().diagram("network", network));
		assertTrue(part.faults.isEmpty(), part.faults.toString());
		Workbench.screenshot("diagram-network");
		var before = bytes(project);
		var layoutBefore = part.shownLayout();
		int layers = network.getLayers().size();
		int connections = network.getConnections().size();

		new Sheet(part).take("Dense");
		Mouse.move(canvas(part), 300, 260);
		Workbench.screenshot("diagram-network-creating");
		Mouse.click(canvas(part), 300, 260);
		assertEquals(layers + 1, network.getLayers().size(), "layers");
		var made = network.getLayers().getLast();
		Workbench.waitUntil("what is new is selected", () -> List.of(made).equals(((IStructuredSelection) part.getSite().getSelectionProvider().getSelection()).toList()));
		Workbench.screenshot("diagram-network-created");
		var place = at(part, made);
		assertTrue(Math.abs(place.x - 300) < 120 && Math.abs(place.y - 260) < 60, "near the mouse: " + place);

		new Sheet(part).take("Connect");
		var first = network.getLayers().getFirst();
		Mouse.click(canvas(part), at(part, first));
		Mouse.move(canvas(part), at(part, made).x, at(part, made).y);
		shot("diagram-network-connecting");
		Mouse.click(canvas(part), at(part, made));
		assertEquals(connections + 1, network.getConnections().size(), "connections");
		Workbench.screenshot("diagram-network-connected");

		Mouse.click(canvas(part), at(part, made));
		Mouse.key(SWT.F2);
		Workbench.screenshot("diagram-network-renaming");
		Mouse.type("extra");
		Mouse.key(SWT.DEL);
		assertEquals(layers + 1, network.getLayers().size(), "Del is for the text while it is edited");
		Mouse.key(SWT.CR);
		assertEquals("extra", made.getName());

		var from = at(part, made);
		Mouse.drag(canvas(part), from, new Point(from.x + 120, from.y + 90), 1, () -> shot("diagram-network-dragging"));
		var moved = at(part, made);
		assertTrue(Math.abs(moved.x - from.x - 120) < 15 && Math.abs(moved.y - from.y - 90) < 15, from + " to " + moved);
		Workbench.screenshot("diagram-network-moved");

		undo(part);
		assertEquals(from, at(part, made), "moved back");
		for (int i = 0; i < 3; i++) {
			undo(part);
		}
		Workbench.pause(100);
		assertEquals(before, bytes(project), "the same bytes after undo");
		assertEquals(layoutBefore, part.shownLayout(), "the same places after undo");
		for (int i = 0; i < 4; i++) {
			Workbench.execute("org.eclipse.ui.edit.redo", Map.of());
		}
		Workbench.pause(100);
		assertEquals(layers + 1, network.getLayers().size(), "layers after redo");
		var again = network.getLayers().getLast();
		assertEquals(moved, at(part, again), "place after redo");

		Mouse.click(canvas(part), at(part, again));
		Mouse.key(SWT.DEL);
		assertEquals(layers, network.getLayers().size(), "layers after delete");
		assertEquals(connections, network.getConnections().size(), "connections after delete");

		Mouse.doubleClick(canvas(part), at(part, first));
		assertEquals(List.of(first), part.opened, "opened by a double click");
	}

	private static void shot(String name) {
		try {
			Workbench.screenshot(name);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void arrowsMoveWhatIsSelectedAndTabGoesOn() throws Exception {
		var project = example("sneak-paths");
		var network = project.getNetworks().getFirst();
		var part = open(Notations.ofPlatform().diagram("network", network));
		var first = network.getLayers().getFirst();
		Mouse.click(canvas(part), at(part, first));
		var key = part.selectedViews().getFirst().key();
		var before = part.shownLayout();
		var place = before.boxes().get(key);
		Mouse.key(SWT.ARROW_RIGHT);
		Mouse.key(SWT.ARROW_DOWN);
		assertEquals(new Bounds(place.x() + 1, place.y() + 1, place.width(), place.height()), part.shownLayout().boxes().get(key), "by one pixel");
		undo(part);
		assertEquals(place.x() + 1, part.shownLayout().boxes().get(key).x(), "one step for each key");
		assertEquals(place.y(), part.shownLayout().boxes().get(key).y());
		undo(part);
		assertEquals(before, part.shownLayout());
		Mouse.key(SWT.TAB);
		assertEquals(1, selection(part).size());
		assertNotEquals(List.of(first), selection(part).toList(), "the next box");
	}

	/** The buttons on paper where nothing is, far from all boxes. */
	@Test
	void theEmptyPaperIsPaperToo() throws Exception {
		var project = example("sneak-paths");
		var network = project.getNetworks().getFirst();
		var part = open(Notations.ofPlatform().diagram("network", network));
		var first = network.getLayers().getFirst();
		var empty = new Point(canvas(part).getSize().x - 8, canvas(part).getSize().y - 60);
		Mouse.click(canvas(part), at(part, first));
		assertEquals(List.of(first), selection(part).toList());
		Mouse.click(canvas(part), empty, 3);
		assertEquals(List.of(network), selection(part).toList(), "the menu is that of the diagram");
		Mouse.drag(canvas(part), empty, new Point(4, 4), 1, () -> shot("diagram-marquee-from-afar"));
		assertTrue(selection(part).toList().containsAll(network.getLayers()), "all that is in the rectangle");
	}

	/** Layers above the grid keep their zoom. */
	@Test
	void aGridLeavesBoxesWhereTheyAre() throws Exception {
		var project = example("sneak-paths");
		var network = project.getNetworks().getFirst();
		var part = open(Notations.ofPlatform().diagram("network", network));
		part.getAdapter(ZoomManager.class).setZoom(0.5);
		var inside = at(part, network.getLayers().getLast());
		var colour = colour(part, inside);
		run(part, "dev.kirchhoff.diagram.ui.grid");
		try {
			Workbench.screenshot("diagram-network-grid");
			assertEquals(colour, colour(part, inside));
		} finally {
			run(part, "dev.kirchhoff.diagram.ui.grid");
		}
	}

	/** Left of the middle, where a box has neither text nor icon. */
	private static RGB colour(TestDiagram part, Point inside) {
		part.viewer().flush();
		Workbench.pause(200);
		var image = new Image(canvas(part).getDisplay(), 1, 1);
		var gc = new GC(canvas(part));
		gc.copyArea(image, inside.x, inside.y + 6);
		gc.dispose();
		var data = image.getImageData();
		image.dispose();
		return data.palette.getRGB(data.getPixel(0, 0));
	}

	@Test
	void manyBoxes() throws Exception {
		var start = System.nanoTime();
		var view = Gallery.large(2000);
		var layout = AutoLayout.layout(view.refresh());
		var arranged = System.nanoTime();
		var part = (TestDiagram) page.openEditor(new TestDiagram.Input(view, layout), TestDiagram.ID);
		part.viewer().flush();
		var opened = System.nanoTime();
		part.refresh();
		var refreshed = System.nanoTime();
		System.out.printf("2000 boxes: arranged %d ms, opened %d ms, refreshed %d ms%n", (arranged - start) / 1_000_000, (opened - arranged) / 1_000_000, (refreshed - opened) / 1_000_000);
		Workbench.pause(300);
		part.actionOf("dev.kirchhoff.diagram.ui.fitPage").orElseThrow().run();
		Workbench.screenshot("diagram-large");
		var from = new Point(60, 60);
		var drag = System.nanoTime();
		Mouse.drag(canvas(part), from, new Point(300, 300));
		System.out.printf("dragged in %d ms%n", (System.nanoTime() - drag) / 1_000_000);
	}

	@Test
	void theOtherDiagrams() throws Exception {
		var project = example("drolet2023");
		open(Notations.ofPlatform().diagram("hardware", project));
		Workbench.screenshot("diagram-hardware");
		open(Notations.ofPlatform().diagram("mapping", project.getMappings().getFirst()));
		Workbench.screenshot("diagram-mapping");
		open(Notations.ofPlatform().diagram("experiment", project.getExperiments().getFirst()));
		Workbench.screenshot("diagram-experiment");
		Appearance.DARK.apply();
		Workbench.screenshot("diagram-experiment-dark");
		Appearance.LIGHT.apply();
	}

	private static double zoom(TestDiagram part) {
		return part.getAdapter(ZoomManager.class).getZoom();
	}

	private static NodeView node(TestDiagram part, String key) {
		return part.diagram().refresh().allNodes().get(key);
	}

	@Test
	void boxesAreResizedPortsSlideAndThePaperIsDragged() throws Exception {
		var part = open(Gallery.everything());
		Workbench.waitUntil("it is fitted", () -> zoom(part) < 1);
		var before = part.shownLayout();
		var box = before.boxes().get("Free");
		var middle = at(part, node(part, "Free").target());
		int halfWidth = (int) (box.width() * zoom(part) / 2);
		int halfHeight = (int) (box.height() * zoom(part) / 2);
		Mouse.click(canvas(part), middle.x, middle.y - halfHeight + 4);
		Mouse.drag(canvas(part), new Point(middle.x + halfWidth, middle.y + halfHeight), new Point(middle.x + halfWidth + 40, middle.y + halfHeight + 30));
		var resized = part.shownLayout().boxes().get("Free");
		assertEquals(box.width() + 40 / zoom(part), resized.width(), 12, "width");
		assertEquals(box.height() + 30 / zoom(part), resized.height(), 12, "height");
		Workbench.screenshot("diagram-gallery-resized");
		undo(part);
		assertEquals(before, part.shownLayout());

		var port = at(part, node(part, "Free/in").target());
		Mouse.drag(canvas(part), port, new Point(middle.x + halfWidth - 6, middle.y), 1, () -> shot("diagram-gallery-port"));
		var slid = part.shownLayout().boxes().get("Free/in");
		assertEquals(box.width() - 5, slid.x(), 2, "on the right side");
		undo(part);
		assertEquals(before, part.shownLayout());

		var zoom = part.getAdapter(ZoomManager.class);
		zoom.setZoom(3);
		Workbench.pause(100);
		var view = zoom.getViewport().getViewLocation();
		Mouse.drag(canvas(part), new Point(200, 220), new Point(300, 300), 2, () -> {
		});
		assertEquals(view.x - 100, zoom.getViewport().getViewLocation().x, "dragged by the middle button");
		assertEquals(view.y - 80, zoom.getViewport().getViewLocation().y);
		Workbench.screenshot("diagram-gallery-large");
	}

	@Test
	void anEndOfALineIsPulledElsewhere() throws Exception {
		var project = example("drolet2023");
		var network = project.getNetworks().getFirst();
		var part = open(Notations.ofPlatform().diagram("network", network));
		Workbench.pause(400);
		var connection = network.getConnections().getLast();
		var first = network.getLayers().getFirst();
		var before = bytes(project);
		part.getSite().getSelectionProvider().setSelection(new StructuredSelection(connection));
		assertEquals(List.of(connection), selection(part).toList());
		var edge = part.diagram().refresh().edges().stream().filter(one -> one.target() == connection).findFirst().orElseThrow();
		var source = at(part, connection.getSource());
		var knob = new Point(source.x + (int) (part.shownLayout().boxes().get(edge.sourceKey()).width() * zoom(part) / 2), source.y);
		Workbench.screenshot("diagram-network-line");
		Mouse.drag(canvas(part), knob, at(part, first), 1, () -> shot("diagram-network-reconnecting"));
		assertEquals(first, connection.getSource(), "where the line starts now");
		Workbench.screenshot("diagram-network-reconnected");
		undo(part);
		assertEquals(before, bytes(project), "the same bytes after undo");
	}

	private static IStructuredSelection selection(TestDiagram part) {
		return (IStructuredSelection) part.getSite().getSelectionProvider().getSelection();
	}

	/** As the command does, which is enabled a moment after the step. */
	private static void undo(TestDiagram part) throws Exception {
		Workbench.waitUntil("there is something to undo", () -> part.actionOf("org.eclipse.ui.edit.undo").orElseThrow().isEnabled());
		Workbench.pause(50);
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
	}

	private static void run(TestDiagram part, String command) {
		var action = part.actionOf(command).orElseThrow(() -> new AssertionError(command));
		if (action.getStyle() == IAction.AS_CHECK_BOX) {
			action.setChecked(!action.isChecked());
		}
		action.run();
		Workbench.pause(100);
	}

	@Test
	void arraysMoveBetweenContainers() throws Exception {
		var project = example("drolet2023");
		var part = open(Notations.ofPlatform().diagram("hardware", project));
		Workbench.pause(300);
		var before = bytes(project);
		var placesBefore = part.shownLayout();
		var from = project.getTiles().getFirst();
		var to = project.getTiles().getLast();
		var array = from.getArrays().getFirst();
		int count = to.getArrays().size();
		var target = at(part, to);
		var edge = new Point(target.x + 8, target.y);
		Mouse.drag(canvas(part), at(part, array), edge, 1, () -> shot("diagram-hardware-moving"));
		Workbench.pause(100);
		assertEquals(count + 1, to.getArrays().size(), "arrays in the other tile");
		assertEquals(to, array.eContainer());
		Workbench.screenshot("diagram-hardware-moved");
		undo(part);
		Workbench.pause(100);
		assertEquals(before, bytes(project), "one undo takes it back");
		assertEquals(placesBefore, part.shownLayout(), "with its place");

		Mouse.drag(canvas(part), new Point(6, 6), new Point(canvas(part).getSize().x - 10, canvas(part).getSize().y - 10), 1, () -> shot("diagram-hardware-marquee"));
		assertTrue(selection(part).size() > 3, "selected: " + selection(part).size());
		var three = from.getArrays().subList(0, 3);
		part.getSite().getSelectionProvider().setSelection(new StructuredSelection(three));
		assertEquals(three, selection(part).toList());
		run(part, "dev.kirchhoff.diagram.ui.align.LEFT");
		assertEquals(1, three.stream().map(one -> at(part, one).x).map(x -> x / 40).distinct().count(), "below each other");
		Workbench.screenshot("diagram-hardware-aligned");
		undo(part);
		assertEquals(placesBefore, part.shownLayout(), "places after undo");

		assertTrue(part.reveal(from));
		Workbench.screenshot("diagram-hardware-selected");
		run(part, "dev.kirchhoff.diagram.ui.grid");
		run(part, "dev.kirchhoff.diagram.ui.zoomOriginal");
		run(part, "dev.kirchhoff.diagram.ui.zoomIn");
		run(part, "dev.kirchhoff.diagram.ui.zoomIn");
		part.reveal(array);
		Workbench.screenshot("diagram-hardware-zoomed");
		var picture = new ImageData(new ByteArrayInputStream(part.png()));
		assertTrue(picture.width > 1000 && picture.height > 600, picture.width + " x " + picture.height);
		Files.write(Path.of(System.getProperty("kirchhoff.screenshots"), "diagram-hardware-exported.png"), part.png());
		assertTrue(new String(part.svg()).contains("<svg"), "a drawing");

		part.viewer().deselectAll();
		run(part, "dev.kirchhoff.diagram.ui.arrange");
		Workbench.pause(1500);
		assertEquals(placesBefore.boxes().keySet(), part.shownLayout().boxes().keySet());
	}

	@Test
	void whateverTakesTheFocusHasAName() throws Exception {
		var part = open(Gallery.everything());
		var nameless = new ArrayList<String>();
		AccessTest.walk(part.viewer().getControl().getParent().getParent(), nameless);
		assertEquals(List.of(), nameless);
	}
}
