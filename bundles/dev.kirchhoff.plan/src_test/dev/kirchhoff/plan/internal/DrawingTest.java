// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.model.validation.Validation;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.plan.NetworkImport;

/** Networks of files, drawn into a project and read from it again. */
class DrawingTest {
	@TempDir
	Path projects;

	@Test
	void networksAreDrawn() throws IOException {
		var net = Network.builder(new Shape(2, 9, 8));
		var conv = net.add("conv", new Layer.Convolution(4, 3, 2, 2, 1, false));
		net.add("norm", new Layer.BatchNormalization(1e-4f, 0.1f));
		net.add("tanh", new Layer.Activation(Layer.Function.TANH));
		var sum = net.add("sum", new Layer.Add(), net.add("drop", new Layer.Dropout(0.3f)), conv, conv);
		var codes = net.add("codes", new Layer.Quantize(0.1f, 3, -128, 127));
		var flat = net.add("flat", new Layer.Flatten(), sum);
		net.add("clip", new Layer.Clip(0, Float.MAX_VALUE), codes);
		net.add("pad", new Layer.Pad(1, 0, 2, 0, -Float.MAX_VALUE));
		net.add("max", new Layer.Pooling(Layer.PoolingKind.MAX, 3, 2, 1, true));
		var global = net.add("global", Layer.Pooling.globalAverage());
		net.add("join", new Layer.Concatenate(), global, flat);
		net.add("out", new Layer.FullyConnected(3, false));
		net.add("softmax", new Layer.Activation(Layer.Function.SOFTMAX));
		var network = net.build();
		var project = KirchhoffFactory.eINSTANCE.createProject();
		var file = projects.resolve("new.kirchhoff");
		NetworkImport.add(project, "deep", network, "deep.words");
		ProjectFiles.save(project, file);
		var loaded = ProjectFiles.load(file);
		assertEquals(List.of(), loaded.problems());
		assertEquals(List.of(), Validation.check(loaded.root()));
		var drawn = loaded.project().orElseThrow().getNetworks().getFirst();
		assertEquals(network, Networks.of(drawn).network());
		assertEquals("deep.words", drawn.getWeights());
		var fault = assertThrows(KirchhoffException.class, () -> NetworkImport.add(project, "deep", network, ""));
		assertEquals("there is a network 'deep' already: give the new one another name with --name", fault.line());
	}
}
