// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.Cell;
import dev.kirchhoff.model.CellKind;
import dev.kirchhoff.model.Chip;
import dev.kirchhoff.model.CrossbarArray;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.model.Tile;

class HardwareServicesTest {
	private final HardwareServices services = new HardwareServices();
	private final Project project = Sample.project();

	private Tile tile(int arrays) {
		var tile = Sample.MAKE.createTile();
		tile.setName("tile");
		project.getTiles().add(tile);
		for (int k = 0; k < arrays; k++) {
			tile.getArrays().add(Sample.array("t" + k, 128, 128));
		}
		return tile;
	}

	private Cell cell() {
		var device = Sample.MAKE.createDevice();
		device.setName("hfo2");
		device.setType("dev.kirchhoff.devices.hfo2");
		project.getDevices().add(device);
		var cell = Sample.MAKE.createCell();
		cell.setName("gated");
		cell.setKind(CellKind.ONE_TRANSISTOR);
		cell.setDevice(device);
		project.getCells().add(cell);
		return cell;
	}

	@Test
	void fewEqualArraysAreDrawnOneByOne() {
		var tile = tile(8);
		assertEquals(tile.getArrays(), services.singleArrays(tile));
		assertEquals(List.of(), services.arrayGroups(tile));
	}

	@Test
	void manyEqualArraysAreDrawnAsOne() {
		var tile = tile(1998);
		tile.getArrays().add(2, Sample.array("other", 64, 64));
		assertEquals(List.of(tile.getArrays().get(2)), services.singleArrays(tile));
		assertEquals(List.of(tile.getArrays().getFirst()), services.arrayGroups(tile));
		assertEquals(services.arrayGroups(tile), services.allGroups(project));
		assertEquals("1,998 arrays\n128 × 128\nno cell", services.groupLabel(tile.getArrays().getFirst()));
		assertEquals("tile: 1,998 arrays, each 128 × 128", services.bankLabel(tile.getArrays().getFirst()));
		assertEquals(1998, services.groupMembers(tile.getArrays().getFirst()).size());
		assertEquals(1998, services.arraysIn(tile.getArrays().getFirst()).size(), "what is drawn as one gets a cell as one");
		assertEquals(1, services.arraysIn(tile.getArrays().get(2)).size());
	}

	@Test
	void labelsNameCellAndDevice() {
		var array = project.getArrays().getFirst();
		assertEquals("a1\n16 × 16\nno cell", services.arrayLabel(array));
		assertTrue(services.isIncomplete(array));
		array.setCell(cell());
		assertEquals("a1\n16 × 16\n1T1R hfo2", services.arrayLabel(array));
		assertFalse(services.isIncomplete(array));
		assertEquals("gated\n1T1R", services.cellLabel(array.getCell()));
		assertEquals("hfo2", services.deviceLabel(array.getCell().getDevice()));
		array.getCell().getDevice().setName("mine");
		assertEquals("mine\nhfo2", services.deviceLabel(array.getCell().getDevice()));
	}

	@Test
	void sizesGrowWithTheLogarithmAndHoldTheLabel() {
		var small = Sample.array("a", 2, 2);
		var large = Sample.array("a", 1024, 64);
		assertTrue(services.arrayHeight(large) > services.arrayHeight(small) && services.arrayHeight(large) <= 10);
		assertTrue(services.arrayWidth(large) < services.arrayWidth(Sample.array("a", 64, 1024)));
		assertTrue(services.arrayHeight(small) * 10 >= 3 * 15, "three lines");
		small.setName("an-array-with-a-rather-long-name");
		assertTrue(services.arrayWidth(small) * 10 >= 6 * small.getName().length());
	}

	@Test
	void utilisationIsThatOfTheMappingThatUsesMost() {
		var sneak = Sample.example("sneak-paths");
		assertEquals(38, services.utilisation(Sample.find(sneak, CrossbarArray.class, "small")), "24 of 64 cells");
		assertEquals("38 % used", services.arrayLabel(Sample.find(sneak, CrossbarArray.class, "small")).lines().toList().getLast());
		assertEquals(0, services.utilisation(Sample.find(sneak, CrossbarArray.class, "large")));
		var drolet = Sample.example("drolet2023");
		assertEquals(100, services.utilisation(Sample.find(drolet, CrossbarArray.class, "output-bias-plus")));
	}

	@Test
	void onlyWhatStandsByItselfShowsItsCells() {
		var yu = Sample.example("yu2016");
		var chip = Sample.find(yu, Chip.class, "chip");
		assertEquals(yu.getCells(), services.outerCells(chip));
		assertEquals(List.of(), services.outerCells(chip.getMacros().getFirst()));
		assertEquals(32, services.arraysIn(chip).size());
		assertEquals(32, services.arraysOfCell(yu.getCells().getFirst()).size());
		assertEquals(yu.getCells(), services.cellsOfDevice(yu.getDevices().getFirst()));
	}

	@Test
	void convertersShowWhereTheyAreSet() {
		var tile = tile(1);
		assertFalse(services.hasDac(tile) || services.hasAdc(tile));
		tile.setDacBits(8);
		tile.setAdcBits(6);
		tile.setAdcRange(20e-6);
		assertEquals("DAC\n8 bit", services.dacLabel(tile));
		assertEquals("ADC\n6 bit", services.adcLabel(tile));
		assertEquals("outputs are rounded to 6 bit; 0: ideal\nclips at 20 µA", services.adcTooltip(tile));
	}

	@Test
	void faultsAreTold() {
		var array = project.getArrays().getFirst();
		assertFalse(services.hasFaults(array));
		array.setStuckAtLrs(0.005);
		array.setCellYield(0.9);
		assertTrue(services.hasFaults(array));
		assertTrue(services.arrayTooltip(array).contains("0.5 % stuck at LRS, 10 % broken"), services.arrayTooltip(array));
	}

	@Test
	void newArraysTakeTheCellOfTheirNeighbours() {
		var cell = cell();
		var tile = tile(2);
		assertEquals(cell, services.likelyCell(tile.getArrays().getFirst()));
		var other = Sample.MAKE.createCell();
		project.getCells().add(other);
		tile.getArrays().getFirst().setCell(other);
		assertEquals(other, services.likelyCell(tile.getArrays().get(1)));
		assertEquals(project.getDevices().getFirst(), services.likelyDevice(other));
		project.getCells().clear();
		tile.getArrays().clear();
		assertFalse(services.anyCell(project.getArrays().getFirst()));
	}

	/** 2,000 arrays, each with an allocation of its own, in tiles of 16. */
	@Test
	void chipsOfThousandsOfArraysAreQuick() {
		for (int t = 0; t < 125; t++) {
			tile(16);
		}
		var mapping = project.getMappings().getFirst();
		for (var tile : project.getTiles()) {
			for (var array : tile.getArrays()) {
				var allocation = Sample.MAKE.createAllocation();
				allocation.setLayer(mapping.getNetwork().getLayers().get(1));
				allocation.setArray(array);
				mapping.getAllocations().add(allocation);
			}
		}
		assertWithin(0.9, () -> {
			for (var tile : project.getTiles()) {
				services.singleArrays(tile);
				for (var group : services.arrayGroups(tile)) {
					services.groupLabel(group);
					services.groupWidth(group);
					services.groupUtilisation(group);
					services.groupTooltip(group);
				}
			}
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
