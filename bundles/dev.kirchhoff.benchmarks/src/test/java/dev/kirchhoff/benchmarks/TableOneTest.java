// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import ai.onnxruntime.OrtException;

import dev.kirchhoff.benchmarks.inference.OnnxRuntime;
import dev.kirchhoff.benchmarks.inference.TableOne;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.random.RandomStream;

class TableOneTest {
	@Test
	void hasTheSizeOfThePaper() {
		assertEquals(617e6, TableOne.products(TableOne.network(1)), 1e6);
	}

	/** A narrow one gives what ONNX Runtime gives. */
	@Test
	void agreesWithOnnxRuntime() throws OrtException {
		var network = TableOne.network(4);
		var parameters = TableOne.parameters(network);
		var inputs = new float[5 * 3072];
		RandomStream.of(5).uniform(0, inputs, 0, inputs.length);
		var ours = new Inference(network).run(parameters, inputs, 5);
		try (var runtime = new OnnxRuntime(network, parameters, 1)) {
			var theirs = runtime.run(inputs, 5);
			for (int n = 0; n < 5; n++) {
				assertArrayEquals(theirs[n], Arrays.copyOfRange(ours, 10 * n, 10 * n + 10), 1e-4f);
			}
		}
	}
}
