// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;

import dev.kirchhoff.numerics.circuit.ReadNoise;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * A product with weights that scatter from read to read: a node's weight matrix is read as one array, whose {@link ReadNoise} is in
 * weights instead of siemens; a bias on an array is its last row, with an input of 1. Every position of a convolution's kernel is a read
 * of its own.
 * <p>
 * A draw is a function of the stream, the node, the position, the number of the sample and the output: not of how samples are grouped.
 * Confined to one thread at a time.
 */
final class NoisyProduct implements Product {
	private final Network network;
	private final Product exact;
	/** Per node; null where nothing scatters. */
	private final ReadNoise[] noise;
	private final boolean[] noisyBias;
	/** Per node, kernel positions that have been multiplied. */
	private final int[] done;
	private RandomStream stream;
	/** Number of the run's first sample. */
	private long start;
	private long first;
	private int samples;
	private float[] inputs = {};
	private float[] outputs = {};

	/**
	 * @param exact     what noise is added to
	 * @param variances of the weights and biases; those of other tensors do not count
	 */
	NoisyProduct(Network network, Product exact, Parameters variances) {
		this.network = network;
		this.exact = exact;
		noise = new ReadNoise[network.nodes().size()];
		noisyBias = new boolean[noise.length];
		done = new int[noise.length];
		for (int node : network.weighted()) {
			noisyBias[node] = any(variances.bias(node));
			if (noisyBias[node] || any(variances.weights(node))) {
				noise[node] = noise(node, variances);
			}
		}
	}

	private static boolean any(float[] values) {
		for (int k = 0; values != null && k < values.length; k++) {
			if (values[k] > 0) {
				return true;
			}
		}
		return false;
	}

	private ReadNoise noise(int node, Parameters variances) {
		var matrix = network.matrix(node);
		int rows = matrix.rows() + (noisyBias[node] ? 1 : 0);
		var weights = variances.weights(node);
		var sigma = new double[rows * matrix.columns()];
		for (int k = 0; k < sigma.length; k++) {
			sigma[k] = Math.sqrt(k < weights.length ? weights[k] : variances.bias(node)[k - weights.length]);
		}
		return ReadNoise.of(rows, matrix.columns(), sigma);
	}

	/**
	 * Begins a run of the network on some samples.
	 *
	 * @param first number of the first sample
	 */
	void begin(RandomStream stream, long first, int samples) {
		this.stream = stream;
		start = first;
		begin(0, samples);
	}

	@Override
	public void begin(int first, int samples) {
		this.first = start + first;
		this.samples = samples;
		Arrays.fill(done, 0);
	}

	@Override
	public void multiply(int node, float[] x, int count, float[] y) {
		exact.multiply(node, x, count, y);
		if (noise[node] == null) {
			return;
		}
		var reads = stream.split(node);
		for (int at = 0; at < count; at += samples) {
			var position = reads.split(done[node]++);
			if (count == samples && !noisyBias[node]) {
				noise[node].add(position, first, x, count, y);
			} else {
				addPart(node, position, x, y, at, count);
			}
		}
	}

	/** One position of all samples, which lie apart. */
	private void addPart(int node, RandomStream position, float[] x, float[] y, int at, int count) {
		int rows = network.matrix(node).rows();
		int columns = network.matrix(node).columns();
		inputs = grown(inputs, (rows + 1) * samples);
		outputs = grown(outputs, columns * samples);
		for (int i = 0; i < rows; i++) {
			System.arraycopy(x, i * count + at, inputs, i * samples, samples);
		}
		Arrays.fill(inputs, rows * samples, (rows + 1) * samples, 1);
		for (int o = 0; o < columns; o++) {
			System.arraycopy(y, o * count + at, outputs, o * samples, samples);
		}
		noise[node].add(position, first, inputs, samples, outputs);
		for (int o = 0; o < columns; o++) {
			System.arraycopy(outputs, o * samples, y, o * count + at, samples);
		}
	}

	private static float[] grown(float[] array, int length) {
		return array.length >= length ? array : new float[length];
	}
}
