// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.validation.Footprints;

/** The shipped file loads without a complaint, draws whatever there is without a fault, and large projects soon. */
class ShippedNotationTest {
	private static final KirchhoffFactory MAKE = KirchhoffFactory.eINSTANCE;

	@Test
	void itLoadsWithoutAComplaint() {
		assertEquals(List.of(), Bench.NOTATION.faults());
		assertEquals(List.of("network", "hardware", "mapping", "experiment", "arrays"), Bench.NOTATION.descriptions().stream().map(Notation.Description::name).toList());
	}

	@Test
	void nothingThatIsShippedMakesAFault() {
		var drawn = 0;
		for (var example : Bench.EXAMPLES) {
			for (var element : Bench.all(Bench.example(example))) {
				for (var description : Bench.NOTATION.of(element)) {
					var faults = description.table() ? Bench.NOTATION.table(description.name(), element).refresh().faults() : Bench.NOTATION.diagram(description.name(), element).refresh().faults();
					assertEquals(List.of(), faults, example + " " + description.name());
					drawn++;
				}
			}
		}
		assertTrue(drawn > 90, "only " + drawn);
	}

	/** Everything unset: what a person has just made. */
	@Test
	void emptyThingsMakeNoFault() {
		var project = MAKE.createProject();
		project.getChips().add(MAKE.createChip());
		project.getChips().getFirst().getMacros().add(MAKE.createMacro());
		project.getTiles().add(MAKE.createTile());
		project.getTiles().getFirst().getArrays().add(MAKE.createCrossbarArray());
		project.getDevices().add(MAKE.createDevice());
		project.getCells().add(MAKE.createCell());
		var network = MAKE.createNetwork();
		project.getNetworks().add(network);
		for (var type : List.of("InputLayer", "DenseLayer", "ConvolutionLayer", "ActivationLayer", "PoolingLayer", "BatchNormalizationLayer", "FlattenLayer", "DropoutLayer", "AddLayer", "ConcatenateLayer", "ClipLayer",
				"PadLayer", "QuantizeLayer")) {
			network.getLayers().add((Layer) MAKE.create((EClass) MAKE.getEPackage().getEClassifier(type)));
		}
		network.getConnections().add(MAKE.createConnection());
		project.getMappings().addAll(List.of(MAKE.createMapping(), MAKE.createMapping()));
		project.getMappings().getLast().setNetwork(network);
		project.getMappings().getLast().getAllocations().add(MAKE.createAllocation());
		var allocation = MAKE.createAllocation();
		allocation.setArray(project.getTiles().getFirst().getArrays().getFirst());
		project.getMappings().getLast().getAllocations().add(allocation);
		var experiment = MAKE.createExperiment();
		project.getExperiments().add(experiment);
		project.getExperiments().add(MAKE.createExperiment());
		experiment.setMapping(MAKE.createMapping());
		experiment.setDataSet(MAKE.createDataSet());
		experiment.getDataSet().getPreprocessing().add(MAKE.createStep());
		experiment.getStages().add(MAKE.createStage());
		experiment.getStages().getFirst().getParameters().add(MAKE.createParameter());
		experiment.getMetrics().add(MAKE.createMetric());
		experiment.getSweeps().addAll(List.of(MAKE.createListSweep(), MAKE.createLinearSweep(), MAKE.createLogSweep()));
		for (var element : Bench.all(project)) {
			for (var description : Bench.NOTATION.of(element)) {
				if (description.table()) {
					assertEquals(List.of(), Bench.NOTATION.table(description.name(), element).refresh().faults(), description.name());
				} else {
					var diagram = Bench.NOTATION.diagram(description.name(), element);
					diagram.layers().forEach(layer -> diagram.setActive(layer.name(), true));
					assertEquals(List.of(), diagram.refresh().faults(), description.name());
					diagram.validate().forEach(violation -> assertTrue(!violation.message().isBlank(), description.name()));
				}
			}
		}
	}

	/** What a person allocates layer by layer goes on until all planes of the plug-in's scheme are there. */
	@Test
	void schemesSayHowManyPlanesThereAre() throws Exception {
		Bench.installSchemes();
		try {
			var mappings = Bench.sample().getMappings();
			assertEquals(List.of(1, 2, 1), mappings.stream().map(Footprints.installed()::planes).toList(), "single, differential, none");
		} finally {
			Bench.uninstallSchemes();
		}
		assertEquals(1, Footprints.installed().planes(MAKE.createMapping()));
	}

	/** 125 tiles of 16 arrays, each with an allocation. */
	@Test
	void aChipOfTwoThousandArraysIsDrawnInASecond() {
		var project = MAKE.createProject();
		var network = MAKE.createNetwork();
		project.getNetworks().add(network);
		var input = MAKE.createInputLayer();
		var dense = MAKE.createDenseLayer();
		dense.setUnits(10);
		network.getLayers().addAll(List.of(input, dense));
		var connection = MAKE.createConnection();
		connection.setSource(input);
		connection.setTarget(dense);
		network.getConnections().add(connection);
		var mapping = MAKE.createMapping();
		mapping.setNetwork(network);
		project.getMappings().add(mapping);
		for (int t = 0; t < 125; t++) {
			var tile = MAKE.createTile();
			tile.setName("t" + t);
			tile.setId("t" + t);
			project.getTiles().add(tile);
			for (int a = 0; a < 16; a++) {
				var array = MAKE.createCrossbarArray();
				array.setName("a" + t + "-" + a);
				array.setId("a" + t + "-" + a);
				array.setRows(128);
				array.setColumns(128);
				tile.getArrays().add(array);
				var allocation = MAKE.createAllocation();
				allocation.setLayer(dense);
				allocation.setArray(array);
				mapping.getAllocations().add(allocation);
			}
		}
		var hardware = Bench.NOTATION.diagram("hardware", project);
		assertWithin(1, () -> assertEquals(250, hardware.refresh().allNodes().size()));
		hardware.setActive("all_arrays", true);
		assertWithin(3, () -> assertEquals(250 + 125 + 2000, hardware.refresh().allNodes().size()));
	}

	@Test
	void aNetworkOfTwoHundredLayersIsDrawnInASecond() {
		var project = MAKE.createProject();
		var network = MAKE.createNetwork();
		project.getNetworks().add(network);
		Layer last = MAKE.createInputLayer();
		network.getLayers().add(last);
		for (int k = 1; k < 200; k++) {
			var dense = MAKE.createDenseLayer();
			dense.setUnits(10);
			dense.setId("d" + k);
			network.getLayers().add(dense);
			var connection = MAKE.createConnection();
			connection.setSource(last);
			connection.setTarget(dense);
			network.getConnections().add(connection);
			last = dense;
		}
		assertWithin(1, () -> {
			var view = Bench.NOTATION.diagram("network", network).refresh();
			assertEquals(List.of(200, 199), List.of(view.nodes().size(), view.edges().size()));
		});
	}

	/** Seconds of this thread's own, not of the clock: the machine may do other things meanwhile. */
	private static void assertWithin(double most, Runnable work) {
		var threads = ManagementFactory.getThreadMXBean();
		long start = threads.getCurrentThreadCpuTime();
		work.run();
		double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
		assertTrue(seconds < most, seconds + " s");
	}
}
