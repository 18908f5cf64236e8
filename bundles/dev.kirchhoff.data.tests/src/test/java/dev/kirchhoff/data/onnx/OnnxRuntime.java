// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/** What Microsoft's runtime makes of a model. */
final class OnnxRuntime {
	private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);

	private OnnxRuntime() {
	}

	/** Outputs of a batch, one sample after the other. */
	static float[] run(byte[] model, float[] inputs, long... shape) {
		try (var options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(1);
			options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
			try (var session = ENVIRONMENT.createSession(model, options);
					var tensor = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(inputs), shape);
					var result = session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
				var buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
				var outputs = new float[buffer.remaining()];
				buffer.get(outputs);
				return outputs;
			}
		} catch (OrtException e) {
			throw new AssertionError(e);
		}
	}

	/** [batch, channels, height, width] or [batch, features]. */
	static long[] dims(int batch, Shape shape, int rank) {
		return rank == 2 ? new long[] { batch, shape.size() } : new long[] { batch, shape.channels(), shape.height(), shape.width() };
	}

	static float[] normal(long seed, int count) {
		var stream = RandomStream.of(seed);
		var values = new float[count];
		for (int k = 0; k < count; k++) {
			values[k] = (float) stream.normal(k);
		}
		return values;
	}

	/** To 1e-4 of the largest value. */
	static void assertClose(float[] expected, float[] actual, String what) {
		assertClose(expected, actual, 1e-4, what);
	}

	static void assertClose(float[] expected, float[] actual, double relative, String what) {
		assertEquals(expected.length, actual.length, what + ": number of values");
		double largest = 1e-3;
		for (var value : expected) {
			largest = Math.max(largest, Math.abs(value));
		}
		for (int k = 0; k < expected.length; k++) {
			assertEquals(expected[k], actual[k], relative * largest, what + ": value " + k + " of " + Arrays.toString(Arrays.copyOf(expected, 5)) + "...");
		}
	}
}
