// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.WeightPart;
import dev.kirchhoff.model.validation.Footprints;
import dev.kirchhoff.model.validation.Matrix;

class MappingServicesTest {
	/** Two planes, and two bit lines an output on each. */
	private static final Footprints PAIRS = new Footprints() {
		@Override
		public Footprint of(Allocation allocation, Matrix block) {
			return new Footprint(block.inputs(), 2 * block.outputs(), false);
		}

		@Override
		public int planes(Mapping mapping) {
			return 2;
		}
	};

	private final MappingServices services = new MappingServices();
	private final Project project = Sample.project();
	private final Mapping mapping = project.getMappings().getFirst();
	private final Network network = project.getNetworks().getFirst();
	private final Layer hidden = network.getLayers().get(1);
	private final Layer out = network.getLayers().get(3);
	private final CrossbarArray array = project.getArrays().getFirst();

	@AfterEach
	void oneCell() {
		Footprints.install(Footprints.ONE_CELL);
	}

	/** As the tool does it. */
	private Allocation allocate(Layer layer, CrossbarArray on) {
		assertTrue(services.canGoOn(layer, on, mapping), "there is no room");
		var made = Sample.MAKE.createAllocation();
		mapping.getAllocations().add(made);
		made.setLayer(layer);
		made.setArray(on);
		made.setPart(WeightPart.get(services.nextPart(made)));
		made.setPlane(services.nextPlane(made));
		made.setFirstInput(services.nextFirstInput(made));
		made.setInputs(services.nextInputs(made));
		made.setFirstOutput(services.nextFirstOutput(made));
		made.setOutputs(services.nextOutputs(made));
		made.setRow(services.nextRow(made));
		made.setColumn(services.nextColumn(made));
		return made;
	}

	private static void assertPlaced(Allocation made, WeightPart part, int plane, int row, int column) {
		assertEquals(List.of(part, plane, row, column), List.of(made.getPart(), made.getPlane(), made.getRow(), made.getColumn()));
	}

	@Test
	void layersWithWeightsAreShownWithTheirMatrix() {
		assertEquals(List.of(hidden, out), services.weightedLayers(mapping));
		assertEquals("hidden\n2 × 8", services.placedLabel(hidden));
	}

	@Test
	void layersSayHowTheyArePlaced() {
		assertTrue(services.isPlacedByPlanner(hidden, mapping));
		assertFalse(services.isOnNoArray(hidden, mapping));
		assertEquals(List.of(hidden, out), services.plannedLayers(mapping));
		mapping.getLayers().add(out);
		assertTrue(services.isDigital(hidden, mapping));
		assertFalse(services.isOnNoArray(hidden, mapping));
		assertEquals(List.of(out), services.plannedLayers(mapping));
		mapping.getLayers().clear();
		mapping.getArrays().clear();
		assertTrue(services.isOnNoArray(hidden, mapping), "there is nowhere to place it");
		allocate(hidden, array);
		assertFalse(services.isOnNoArray(hidden, mapping) || services.isPartlyPlaced(hidden, mapping) || services.isPlacedByPlanner(hidden, mapping));
		assertTrue(services.isOnNoArray(out, mapping));
		assertFalse(services.isOnNoArray(out, network), "not on a diagram of a mapping");
	}

	@Test
	void aLayerIsPlacedPartByPartOnFreeCells() {
		assertPlaced(allocate(hidden, array), WeightPart.WEIGHTS, 0, 0, 0);
		assertPlaced(allocate(hidden, array), WeightPart.BIAS, 0, 0, 8);
		assertFalse(services.canGoOn(hidden, array, mapping), "nothing is left");
		assertPlaced(allocate(out, array), WeightPart.WEIGHTS, 0, 1, 8);
		assertPlaced(allocate(out, array), WeightPart.BIAS, 0, 1, 9);
	}

	@Test
	void allPlanesOfASchemeArePlaced() {
		Footprints.install(PAIRS);
		assertPlaced(allocate(hidden, array), WeightPart.WEIGHTS, 0, 0, 0);
		assertPlaced(allocate(hidden, array), WeightPart.WEIGHTS, 1, 2, 0);
		assertPlaced(allocate(hidden, array), WeightPart.BIAS, 0, 4, 0);
		assertPlaced(allocate(hidden, array), WeightPart.BIAS, 1, 5, 0);
		assertFalse(services.canGoOn(hidden, array, mapping));
		assertEquals(16, services.regionColumns(mapping.getAllocations().getFirst()));
	}

	@Test
	void whatIsTooLargeIsCut() {
		var small = Sample.array("small", 2, 5);
		project.getArrays().add(small);
		var first = allocate(hidden, small);
		assertEquals(List.of(0, 0, 0, 5), List.of(first.getFirstInput(), first.getInputs(), first.getFirstOutput(), first.getOutputs()));
		assertTrue(services.isPartlyPlaced(hidden, mapping));
		assertFalse(services.canGoOn(hidden, small, mapping), "it is full");
		var second = allocate(hidden, array);
		assertEquals(List.of(0, 0, 5, 0), List.of(second.getFirstInput(), second.getInputs(), second.getFirstOutput(), second.getOutputs()), "0: all that follow");
		assertEquals(3, services.regionColumns(second));
		assertFalse(services.isPartlyPlaced(hidden, mapping));
		assertEquals(List.of(second, first), services.firstAllocations(mapping), "those that the mapping names come first");
	}

	@Test
	void boxesStandForArrays() {
		var first = allocate(hidden, array);
		var bias = allocate(hidden, array);
		assertEquals(List.of(first), services.firstAllocations(mapping));
		assertEquals(List.of(first, bias), services.regions(first));
		assertEquals("a1 · 16 × 16 · 9 %", services.boxTitle(first));
		assertEquals(9, services.boxUtilisation(first));
		assertEquals(List.of(), services.pool(mapping));
		assertEquals(List.of(), services.freeArrays(mapping));
		mapping.getArrays().add(Sample.array("free", 4, 4));
		assertEquals("free", services.freeArrays(mapping).getFirst().getName());
	}

	@Test
	void aPoolIsShownUntilThereAreAllocations() {
		assertEquals(List.of(mapping), services.pool(mapping));
		assertEquals("placed automatically on 1 array", services.poolTitle(mapping));
		assertTrue(services.canBePlaced(mapping));
		allocate(hidden, array);
		assertFalse(services.canBePlaced(mapping) || services.canBePlaced(array));
		mapping.getAllocations().clear();
		for (int k = 0; k < 2000; k++) {
			mapping.getArrays().add(Sample.array("b" + k, 64, 64));
		}
		assertEquals(48, services.pooledArrays(mapping).size());
		assertEquals("placed automatically on 2,001 arrays, of which the first 48", services.poolTitle(mapping));
	}

	@Test
	void regionsOutsideAndOnEachOtherAreFound() {
		var weights = allocate(hidden, array);
		var bias = allocate(hidden, array);
		assertFalse(services.isMisplaced(weights) || services.isOverfull(weights));
		bias.setColumn(7);
		assertFalse(services.isAlone(weights) || services.isAlone(bias));
		assertTrue(services.isOverfull(weights));
		assertEquals("hidden and hidden take the same cells of a1", services.overlapMessage(bias));
		assertEquals(8, services.freeColumn(bias));
		assertEquals(0, services.freeRow(bias));
		bias.setColumn(9);
		assertFalse(services.isInside(bias));
		assertEquals("hidden takes rows 0 to 0, columns 9 to 16, but a1 has 16 x 16", services.outsideMessage(bias));
		assertTrue(services.isMisplaced(bias));
	}

	@Test
	void missingLayersFindRoom() {
		assertTrue(services.isComplete(mapping), "the planner sees to it");
		allocate(hidden, array);
		assertEquals(out, services.missingLayer(mapping));
		assertEquals("out is on no array, or only in part", services.missingMessage(mapping));
		assertTrue(services.canComplete(mapping));
		assertEquals(array, services.roomFor(mapping, out));
		allocate(out, array);
		assertTrue(services.isComplete(mapping));
		assertNull(services.missingLayer(mapping));
	}

	@Test
	void aPoolMeansItsFirstArrayWithRoom() {
		var tiny = Sample.array("tiny", 0, 0);
		mapping.getArrays().addFirst(tiny);
		assertTrue(services.canGoOn(hidden, mapping, mapping));
		assertEquals(array, services.arrayMeant(mapping, hidden));
		assertEquals(tiny, services.arrayMeant(tiny, hidden));
		assertFalse(services.canGoOn(hidden, tiny, mapping));
		assertFalse(services.canGoOn(network.getLayers().getFirst(), array, mapping), "an input has no weights");
	}

	@Test
	void regionsMoveWhereTheyHaveRoom() {
		var weights = allocate(hidden, array);
		var other = Sample.array("other", 8, 8);
		assertTrue(services.canMoveTo(weights, other));
		assertFalse(services.canMoveTo(weights, array), "it is there");
		assertFalse(services.canMoveTo(weights, Sample.array("tiny", 1, 1)));
		assertTrue(services.canBeOf(weights, out));
		assertFalse(services.canBeOf(weights, network.getLayers().getFirst()));
	}

	@Test
	void latticesKeepTheirAspectAndLabelsTheirRoom() {
		var wide = Sample.array("wide", 512, 1024);
		assertEquals(services.latticeWidth(wide), 2 * services.latticeHeight(wide));
		assertTrue(services.latticeWidth(Sample.array("huge", 100_000, 10)) >= 3 && services.latticeHeight(Sample.array("huge", 100_000, 10)) == 30);
		assertTrue(services.smallWidth(wide) < services.latticeWidth(wide));
		var weights = allocate(hidden, array);
		assertEquals("hidden", services.regionLabel(weights), "one plane needs no sign");
		weights.setPlane(1);
		assertEquals("hidden −", services.regionLabel(weights));
		assertEquals("", services.regionLabel(allocate(out, array)).replace("+", ""), "a column is too narrow for a name");
		assertTrue(services.regionSide(weights) >= 1 && services.regionSide(weights) <= services.latticeHeight(weights));
	}

	@Test
	void coloursAreThoseOfTheLayer() {
		var weights = allocate(hidden, array);
		assertEquals(services.layerLineRed(hidden), services.regionLineRed(weights));
		assertFalse(services.layerLineRed(hidden) == services.layerLineRed(out));
		var strong = services.regionTintRed(weights);
		weights.setPlane(1);
		assertTrue(services.regionTintRed(weights) > strong, "paler");
	}

	@Test
	void arraysAreAddedOnce() {
		var other = Sample.array("other", 8, 8);
		assertEquals(List.of(array, other), services.withArray(mapping, other));
		assertEquals(List.of(array), services.withArray(mapping, array));
		assertEquals(List.of(array), services.withArray(mapping, hidden));
	}
}
