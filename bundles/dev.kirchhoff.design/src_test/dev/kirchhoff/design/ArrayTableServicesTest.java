// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.CrossbarArray;

class ArrayTableServicesTest {
	private final ArrayTableServices services = new ArrayTableServices();

	@Test
	void tilesSayWhereTheyAre() {
		var tiles = services.allTiles(Sample.example("yu2016"));
		assertEquals(16, tiles.size());
		assertEquals("chip / macro / block-15", services.tilePath(tiles.getLast()));
	}

	@Test
	void numbersAreAsAPersonTypesThem() {
		var array = Sample.array("a", 1, 1);
		array.setWordLineResistance(2.5);
		array.setStuckAtLrs(0.005);
		array.setStuckAtHrs(1e-9);
		assertEquals("2.5", services.wordLineText(array));
		assertEquals("0", services.bitLineText(array));
		assertEquals("0.005", services.stuckAtLrsText(array));
		assertEquals(1e-9, Double.parseDouble(services.stuckAtHrsText(array)));
		assertTrue(services.hasStuckLrs(array) && services.hasStuckHrs(array));
	}

	@Test
	void cellsGoByNameOrId() {
		var sneak = Sample.example("sneak-paths");
		var small = Sample.find(sneak, CrossbarArray.class, "small");
		assertEquals("ohmic-cell", services.cellName(small));
		assertTrue(services.isCell(small, " selector-cell"));
		assertFalse(services.isCell(small, "none"));
		assertEquals("selector-cell", services.cellNamed(small, "selector-cell").getName());
	}
}
