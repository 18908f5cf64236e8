// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.ui.internal.Outline;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.io.Ids;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.diagram.DiagramEditor;
import dev.kirchhoff.ui.internal.diagram.Diagrams;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.project.Projects;

/** A network of 200 layers and a chip of 2,000 arrays are drawn and moved. Times are printed. */
class LargeDiagramTest {
	private static final KirchhoffFactory MAKE = KirchhoffFactory.eINSTANCE;
	private static final int LAYERS = 200;
	private static final int MACROS = 10;
	private static final int TILES = 20;
	private static final int ARRAYS = 10;

	private IFile file;
	private Project project;

	@BeforeEach
	void make() throws Exception {
		var made = MAKE.createProject();
		made.setName("large");
		hardware(made);
		made.getNetworks().add(network());
		Ids.assign(made, made);
		var path = Files.createDirectories(Projects.freeFolder("large")).resolve("large.kirchhoff");
		ProjectFiles.save(made, path);
		file = Projects.open(path);
		project = (Project) Documents.get().of(file).root().orElseThrow();
	}

	private static void hardware(Project project) {
		var device = MAKE.createDevice();
		device.setName("device");
		device.setType("ideal");
		project.getDevices().add(device);
		var cell = MAKE.createCell();
		cell.setName("cell");
		cell.setDevice(device);
		project.getCells().add(cell);
		var chip = MAKE.createChip();
		chip.setName("chip");
		project.getChips().add(chip);
		for (int m = 0; m < MACROS; m++) {
			var macro = MAKE.createMacro();
			macro.setName("macro" + m);
			chip.getMacros().add(macro);
			for (int t = 0; t < TILES; t++) {
				var tile = MAKE.createTile();
				tile.setName("tile" + m + "-" + t);
				tile.setAdcBits(8);
				tile.setDacBits(4);
				macro.getTiles().add(tile);
				for (int a = 0; a < ARRAYS; a++) {
					var array = MAKE.createCrossbarArray();
					array.setName("array" + a);
					array.setRows(128);
					array.setColumns(128);
					array.setCell(cell);
					tile.getArrays().add(array);
				}
			}
		}
	}

	/** Blocks of four layers, each with a bypass. */
	private static Network network() {
		var network = MAKE.createNetwork();
		network.setName("deep");
		var input = MAKE.createInputLayer();
		input.setName("input");
		input.setChannels(16);
		input.setHeight(32);
		input.setWidth(32);
		network.getLayers().add(input);
		Layer last = input;
		while (network.getLayers().size() + 4 <= LAYERS) {
			var convolution = MAKE.createConvolutionLayer();
			convolution.setFilters(16);
			convolution.setPadding(1);
			var norm = MAKE.createBatchNormalizationLayer();
			var activation = MAKE.createActivationLayer();
			var sum = MAKE.createAddLayer();
			int k = network.getLayers().size();
			convolution.setName("conv" + k);
			norm.setName("norm" + k);
			activation.setName("act" + k);
			sum.setName("add" + k);
			var bypass = last;
			for (var layer : new Layer[] {convolution, norm, activation, sum}) {
				network.getLayers().add(layer);
				connect(network, last, layer);
				last = layer;
			}
			connect(network, bypass, sum);
		}
		return network;
	}

	private static void connect(Network network, Layer from, Layer to) {
		var connection = MAKE.createConnection();
		connection.setSource(from);
		connection.setTarget(to);
		network.getConnections().add(connection);
	}

	@AfterEach
	void clear() throws Exception {
		Workbench.window().getActivePage().closeAllEditors(false);
		file.getProject().delete(true, true, null);
		Workbench.settle();
	}

	private static void say(String what, long begin) {
		System.out.println("large diagrams: " + what + " in " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");
	}

	private static Sheet open(EObject target, String name) throws Exception {
		var offer = Diagrams.of(target).stream().filter(one -> one.description().name().equals(name)).findFirst().orElseThrow();
		var begin = System.nanoTime();
		var editor = (DiagramEditor) Diagrams.open(Workbench.window().getActivePage(), offer, target).orElseThrow();
		Workbench.waitUntil("the diagram is drawn", () -> !editor.shownLayout().boxes().isEmpty());
		Workbench.settle();
		say("the " + name + " opened with " + editor.shownLayout().boxes().size() + " boxes", begin);
		return new Sheet(editor);
	}

	@Test
	void aChipOfTwoThousandArrays() throws Exception {
		var sheet = open(project, "hardware");
		Workbench.screenshot("large-hardware");
		var editor = (DiagramEditor) sheet.part();
		var begin = System.nanoTime();
		editor.diagram().setActive("all_arrays", true);
		editor.refresh();
		Workbench.waitUntil("all arrays are drawn", 30, () -> editor.shownLayout().boxes().size() > MACROS * TILES * ARRAYS);
		Workbench.settle();
		say("all arrays drawn, " + editor.shownLayout().boxes().size() + " boxes,", begin);
		Workbench.screenshot("large-hardware-all");
		move(sheet, project.getDevices().getFirst());
	}

	@Test
	void aNetworkOfTwoHundredLayers() throws Exception {
		var network = project.getNetworks().getFirst();
		var outline = (ContentOutline) Workbench.window().getActivePage().showView(IPageLayout.ID_OUTLINE);
		var sheet = open(network, "network");
		assertInstanceOf(Outline.class, outline.getCurrentPage(), "there while places are looked for, and filled when they are found");
		assertEquals(network.getLayers().size(), layersListed(outline));
		assertTrue(sheet.part().shownLayout().boxes().size() >= network.getLayers().size());
		Workbench.screenshot("large-network");
		move(sheet, network.getLayers().getFirst());
	}

	private static int layersListed(ContentOutline outline) {
		var sash = (SashForm) outline.getCurrentPage().getControl();
		return ((Tree) sash.getChildren()[0]).getItemCount();
	}

	/** Pulls a box and counts what the window needs for it; Undo brings it back. */
	private static void move(Sheet sheet, EObject element) throws Exception {
		sheet.part().reveal(element);
		Workbench.settle();
		var from = sheet.at(element);
		var watch = new Latency(sheet.canvas().getDisplay());
		var begin = System.nanoTime();
		Mouse.drag(sheet.canvas(), from, new Point(from.x + 40, from.y + 30));
		say("a box dragged", begin);
		watch.stop();
		System.out.println("large diagrams: while it was dragged, " + watch);
		Workbench.settle();
		assertEquals(from.x + 40, sheet.at(element).x, 12);
	}
}
