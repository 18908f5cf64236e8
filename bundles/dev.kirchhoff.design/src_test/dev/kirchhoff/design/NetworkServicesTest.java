// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;


import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.PoolingKind;

class NetworkServicesTest {
	private final NetworkServices services = new NetworkServices();
	private final Network network = Sample.project().getNetworks().getFirst();

	private Layer layer(String name) {
		return network.getLayers().stream().filter(layer -> name.equals(layer.getName())).findFirst().orElseThrow();
	}

	@Test
	void labelsSayNameKindAndWeights() {
		assertEquals("in\n2 values", services.layerLabel(layer("in")));
		assertEquals("hidden\n8 units\n2 × 8 weights", services.layerLabel(layer("hidden")));
		assertEquals("act\nsigmoid", services.layerLabel(layer("act")));
		assertEquals("out\n1 unit\n8 × 1 weights", services.layerLabel(layer("out")));
		var conv = Sample.MAKE.createConvolutionLayer();
		conv.setName("conv");
		conv.setFilters(64);
		conv.setStride(2);
		assertEquals("conv\n64 filters 3 × 3, stride 2", services.layerLabel(conv));
		var pool = Sample.MAKE.createPoolingLayer();
		pool.setName("pool");
		pool.setKind(PoolingKind.GLOBAL_AVERAGE);
		assertEquals("pool\nglobal average", services.layerLabel(pool));
		var flatten = Sample.MAKE.createFlattenLayer();
		flatten.setName("flatten");
		assertEquals("flatten", services.layerLabel(flatten), "not twice the same word");
	}

	@Test
	void shapesStandOnConnections() {
		assertEquals("2", services.shapeAfter(network.getConnections().getFirst()));
		assertEquals("8", services.shapeAfter(network.getConnections().getLast()));
		assertEquals("3 × 32 × 32", services.shapeAfter(Sample.find(Sample.example("lin2020"), Network.class, "table1").getConnections().getFirst()));
		network.getConnections().getFirst().setSource(null);
		assertEquals("", services.shapeAfter(network.getConnections().getFirst()));
		assertTrue(services.isBroken(network.getConnections().getFirst()));
	}

	@Test
	void whatDoesNotFitIsUnsound() {
		network.getLayers().forEach(layer -> assertFalse(services.isUnsound(layer), layer.getName()));
		var lonely = Sample.add(network, Sample.dense(3), "lonely");
		assertTrue(services.isUnsound(lonely));
		assertTrue(services.layerTooltip(lonely).contains("connected to nothing before it"), services.layerTooltip(lonely));
		Sample.connect(network, layer("out"), layer("hidden"));
		assertTrue(services.isUnsound(layer("act")), "in a loop");
		assertTrue(network.getConnections().stream().filter(services::isBroken).count() >= 3);
	}

	@Test
	void tooltipsSayWhatItGives() {
		assertEquals("gives 8, 8 biases", services.layerTooltip(layer("hidden")));
		assertEquals("gives 1, 1 bias\nThe last one.", services.layerTooltip(layer("out")));
	}

	@Test
	void connectionsMakeNoCircles() {
		assertTrue(services.canFeed(layer("in"), layer("act")));
		assertFalse(services.canFeed(layer("in"), layer("hidden")), "twice");
		assertFalse(services.canFeed(layer("act"), layer("act")), "itself");
		assertFalse(services.canFeed(layer("out"), layer("hidden")), "a circle");
		assertFalse(services.canFeed(layer("out"), layer("in")), "into an input");
		assertFalse(services.canFeed(layer("out"), network));
		var last = network.getConnections().getLast();
		assertTrue(services.canBeginAt(last, layer("hidden")));
		assertFalse(services.canBeginAt(last, layer("out")));
		assertTrue(services.canEndAt(last, Sample.add(network, Sample.dense(3), "other")));
		assertFalse(services.canEndAt(last, layer("in")));
	}

	@Test
	void anOpenEndIsFound() {
		var lonely = Sample.add(network, Sample.dense(3), "lonely");
		assertEquals(layer("out"), services.openEnd(lonely));
		assertFalse(services.hasInput(lonely));
		assertTrue(services.hasInput(layer("in")));
		network.getLayers().remove(lonely);
		assertNull(services.openEnd(layer("hidden")), "what comes before feeds something, what comes after would close a circle");
		assertFalse(services.canFollow(layer("hidden")));
	}

	@Test
	void unmappedOnceThereAreMappings() {
		var project = Sample.example("lin2020");
		var table = Sample.find(project, Network.class, "table1");
		assertEquals(3, table.getLayers().stream().filter(NetworkServices::isWeighted).filter(services::isUnmapped).count(), "the dense layers");
		project.getMappings().clear();
		assertEquals(0, table.getLayers().stream().filter(services::isUnmapped).count());
	}

	/** All that a refresh asks of a network of 200 layers. */
	@Test
	void largeNetworksAreQuick() {
		var last = layer("out");
		while (network.getLayers().size() < 200) {
			last = Sample.after(network, last, Sample.dense(10), "d" + network.getLayers().size());
		}
		assertWithin(0.9, () -> {
			for (var layer : network.getLayers()) {
				services.layerLabel(layer);
				services.isUnsound(layer);
				services.isUnmapped(layer);
				services.layerTooltip(layer);
			}
			for (var connection : network.getConnections()) {
				services.isBroken(connection);
				services.shapeAfter(connection);
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
