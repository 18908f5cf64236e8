// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.inference;

import java.nio.FloatBuffer;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;

/** The same network by ONNX Runtime on its own threads, all its optimisations on. */
public final class OnnxRuntime implements AutoCloseable {
	private final Network network;
	private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
	private final OrtSession session;

	public OnnxRuntime(Network network, Parameters parameters, int threads) throws OrtException {
		this.network = network;
		try (var options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.setInterOpNumThreads(1);
			options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
			session = environment.createSession(OnnxBytes.of(network, parameters), options);
		}
	}

	public static String version() {
		return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
	}

	/** Outputs [batch][outputs]. */
	public float[][] run(float[] inputs, int batch) throws OrtException {
		var shape = network.inputShape();
		try (var tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(inputs, 0, batch * shape.size()), new long[] { batch, shape.channels(), shape.height(), shape.width() });
				var result = session.run(Map.of("input", tensor))) {
			return (float[][]) result.get(0).getValue();
		}
	}

	@Override
	public void close() throws OrtException {
		session.close();
	}
}
