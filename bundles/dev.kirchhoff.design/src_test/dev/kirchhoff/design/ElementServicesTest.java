// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Tile;

class ElementServicesTest {
	private final ElementServices services = new ElementServices();

	@Test
	void namesAndIdsAreFree() {
		var project = Sample.project();
		var layers = project.getNetworks().getFirst().getLayers();
		var dense = Sample.dense(3);
		layers.add(dense);
		assertEquals("dense", services.freeName(dense));
		layers.get(1).setName("dense");
		layers.get(3).setName("dense2");
		assertEquals("dense3", services.freeName(dense));
		var norm = Sample.MAKE.createBatchNormalizationLayer();
		layers.add(norm);
		assertEquals("batch-normalization", services.freeName(norm));
		var array = Sample.MAKE.createCrossbarArray();
		project.getArrays().add(array);
		assertEquals("array", services.freeName(array));
		dense.setName("dense");
		layers.getFirst().setId("dense");
		assertEquals("dense2", services.freeId(dense));
	}

	@Test
	void whatHangsOnALayerGoesWithIt() {
		var drolet = Sample.example("drolet2023");
		var hidden = Sample.find(drolet, Layer.class, "hidden");
		assertEquals(2 + 4 + 4 + 4, services.goesWith(hidden).size(), "connections, and allocations of three mappings");
		assertEquals(List.of(), services.listing(hidden));
		var lin = Sample.example("lin2020");
		var conv = Sample.find(lin, Layer.class, "conv1");
		assertTrue(services.listing(conv).size() > 3);
		assertTrue(services.goesWith(conv).size() > 3, "a connection, ranges");
	}

	@Test
	void whatHangsOnArraysGoesWithTheirTile() {
		var drolet = Sample.example("drolet2023");
		var tile = Sample.find(drolet, Tile.class, "crossbars-window");
		assertEquals(8, services.goesWith(tile).size());
		var milo = Sample.example("milo2019");
		assertEquals(2, services.listing(Sample.find(milo, Tile.class, "kbit-8k")).size());
		assertEquals(9, services.withContents(tile).size());
	}

	@Test
	void typesAndNotes() {
		var device = Sample.MAKE.createDevice();
		assertTrue(services.lacksType(device));
		device.setType("tio2");
		assertFalse(services.lacksType(device) || services.lacksType(Sample.array("a", 1, 1)));
		assertEquals("", services.note(device));
		device.setDocumentation("Made by hand.");
		assertEquals("Made by hand.", services.note(device));
	}
}
