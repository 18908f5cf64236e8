// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.layout.LayoutFile;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.model.ActivationFunction;
import dev.kirchhoff.model.ActivationLayer;
import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.DenseLayer;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.ui.internal.diagram.DiagramEditor;
import dev.kirchhoff.ui.internal.diagram.Diagrams;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.run.Run;
import dev.kirchhoff.ui.internal.run.RunQueue;

/** Somebody draws a network, lays it on arrays and runs it, with the mouse: from an empty sheet to an accuracy. */
class DrawAndRunTest {
	/** Devices, arrays, data and stages; no layer, no allocation. */
	private static final String PROJECT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<kirchhoff:Project xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="drawn" name="drawn" version="1">
			  <devices id="ideal" name="ideal" type="ideal"/>
			  <cells id="cell" name="cell" device="ideal"/>
			  <tiles id="tile" name="tile" senseScheme="differential">
			    <arrays id="left" name="left" rows="16" columns="24" cell="cell"/>
			    <arrays id="right" name="right" rows="16" columns="24" cell="cell"/>
			  </tiles>
			  <networks id="net" name="net"/>
			  <dataSets id="moons" name="moons" type="moons"/>
			  <mappings id="map" name="map" network="net" arrays="left right">
			    <scheme type="differential"/>
			  </mappings>
			  <experiments id="try" name="try" network="net" dataSet="moons" mapping="map" seed="1" repeats="3">
			    <stages id="train" name="train" type="gradient">
			      <parameters name="epochs" value="1500"/>
			    </stages>
			    <stages id="transfer" name="transfer" type="tuning"/>
			    <metrics id="accuracy" name="accuracy" type="accuracy"/>
			  </experiments>
			</kirchhoff:Project>
			""";

	private IFile file;
	private Project project;

	@BeforeEach
	void make() throws Exception {
		var folder = Files.createDirectories(Projects.freeFolder("draw"));
		file = Projects.open(Files.writeString(folder.resolve("drawn.kirchhoff"), PROJECT));
		project = (Project) Documents.get().of(file).root().orElseThrow();
	}

	@AfterEach
	void clear() throws Exception {
		RunQueue.get().cancelAll();
		Workbench.waitUntil("no run is active", () -> RunQueue.get().active().isEmpty());
		Workbench.window().getActivePage().closeAllEditors(false);
		List.copyOf(RunQueue.get().runs()).forEach(RunQueue.get()::remove);
		file.getProject().delete(true, true, null);
		Workbench.settle();
	}

	private static Sheet open(EObject target, String name) throws Exception {
		var offer = Diagrams.of(target).stream().filter(one -> one.description().name().equals(name)).findFirst().orElseThrow();
		var editor = (DiagramEditor) Diagrams.open(Workbench.window().getActivePage(), offer, target).orElseThrow();
		Workbench.settle();
		return new Sheet(editor);
	}

	@Test
	void fromAnEmptySheetToAnAccuracy() throws Exception {
		var network = project.getNetworks().getFirst();
		var sheet = open(network, "network");
		Workbench.screenshot("draw-01-empty");
		sheet.put("Input", 90, 120);
		sheet.put("Dense", 230, 120);
		sheet.put("Activation", 380, 120);
		sheet.put("Dense", 230, 280);
		sheet.put("Activation", 380, 280);
		assertEquals(5, network.getLayers().size());
		Workbench.screenshot("draw-02-layers");
		for (int k = 1; k < 5; k++) {
			sheet.connect("Connect", network.getLayers().get(k - 1), network.getLayers().get(k));
		}
		assertEquals(4, network.getConnections().size());
		Workbench.screenshot("draw-03-connected");

		rename(sheet, network.getLayers().get(1), "hidden");
		rename(sheet, network.getLayers().get(3), "output");
		settings(network.getLayers().get(3));
		settings(network.getLayers().get(4));
		sheet = open(network, "network");
		Workbench.screenshot("draw-04-network");

		var mapping = project.getMappings().getFirst();
		var hidden = network.getLayers().get(1);
		var output = network.getLayers().get(3);
		var left = project.getTiles().getFirst().getArrays().get(0);
		var right = project.getTiles().getFirst().getArrays().get(1);
		sheet = open(mapping, "mapping");
		Workbench.screenshot("draw-05-nothing-mapped");
		for (var layer : List.of(hidden, output)) {
			allocate(sheet, layer, left);
			allocate(sheet, layer, right);
		}
		Workbench.screenshot("draw-06-mapped");
		assertEquals(4, mapping.getAllocations().size());
		assertEquals(List.of(0, 1, 0, 1), mapping.getAllocations().stream().map(allocation -> allocation.getPlane()).toList());

		sheet = open(project.getExperiments().getFirst(), "experiment");
		sheet.part().doSave(null);
		assertTrue(Files.exists(LayoutFile.beside(file.getLocation().toPath())), "the layout is beside the project");
		Workbench.screenshot("draw-07-experiment");
		sheet.put("Run", 40, 400);
		Workbench.waitUntil("it runs", 30, () -> !RunQueue.get().runs().isEmpty());
		var run = RunQueue.get().runs().getLast();
		Workbench.waitUntil("it is finished", 90, () -> run.state() != Run.State.WAITING && run.state() != Run.State.PLANNING && run.state() != Run.State.RUNNING);
		assertEquals(Run.State.FINISHED, run.state(), run.words());
		Workbench.screenshot("draw-08-finished");
		var accuracy = ResultDirectory.read(run.directory().orElseThrow()).summaries().of(0, "accuracy");
		assertTrue(accuracy.mean() > 0.8, "what was drawn has learned: " + accuracy.mean());
	}

	private static void rename(Sheet sheet, Layer layer, String name) {
		sheet.click(layer);
		Mouse.key(SWT.F2);
		Mouse.type(name);
		Mouse.key(SWT.CR);
		Workbench.settle();
		assertEquals(name, layer.getName());
	}

	/** A double click shows the form; values are typed there. */
	private void settings(Layer layer) throws Exception {
		var sheet = open(layer.eContainer(), "network");
		Mouse.doubleClick(sheet.canvas(), sheet.at(layer));
		Workbench.waitUntil("its form is shown", () -> Workbench.window().getActivePage().getActiveEditor() instanceof ProjectEditor editor && editor.form().filter(form -> form.element() == layer).isPresent());
		var form = ((ProjectEditor) Workbench.window().getActivePage().getActiveEditor()).form().orElseThrow();
		if (layer instanceof DenseLayer dense) {
			form.control("units").orElseThrow().setFocus();
			Mouse.key(SWT.CTRL, 'a');
			Mouse.type("1");
			Mouse.key(SWT.CR);
			assertEquals(1, dense.getUnits());
		} else {
			form.control("function").orElseThrow().setFocus();
			Mouse.key(SWT.ARROW_UP);
			Mouse.key(SWT.CR);
			assertEquals(ActivationFunction.SIGMOID, ((ActivationLayer) layer).getFunction());
		}
		Workbench.settle();
	}

	private static void allocate(Sheet sheet, Layer layer, EObject array) {
		sheet.take("Allocate");
		sheet.click(layer);
		Mouse.click(sheet.canvas(), sheet.title(view -> view instanceof NodeView node && node.mapping().matches("ArrayBox|FreeArray|PooledArray")
				&& (view.target() == array || view.target() instanceof Allocation allocation && allocation.getArray() == array)));
		Workbench.settle();
	}
}
