// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;

import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Product;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * A product with weights that scatter from read to read. Independent Gaussian weights make a Gaussian output, so that one draw an output
 * does what a draw of every weight would do: y = Σ w x + sqrt(Σ Var(w) x² + Var(bias)) n.
 * <p>
 * A draw is a function of the stream, the node, the output, the position of a convolution's kernel and the number of the sample: not of
 * how samples are grouped. Confined to one thread at a time.
 */
final class NoisyProduct implements Product {
	private final Network network;
	private final Product exact;
	private final Product squared;
	private final Parameters variances;
	private final boolean[] noisy;
	/** Per node, kernel positions that have been multiplied. */
	private final int[] done;
	private RandomStream stream;
	private long first;
	private int samples;
	private float[] squares = {};
	private float[] spread = {};
	private float[] normal = {};

	/** @param variances of the weights and biases; those of other tensors do not count */
	NoisyProduct(Network network, Parameters parameters, Parameters variances) {
		this.network = network;
		this.variances = variances;
		exact = Product.exact(network, parameters);
		squared = Product.exact(network, variances);
		noisy = new boolean[network.nodes().size()];
		done = new int[noisy.length];
		for (int node : network.weighted()) {
			noisy[node] = any(variances.weights(node)) || any(variances.bias(node));
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

	/**
	 * Begins a run of the network on some samples.
	 *
	 * @param first number of the first sample
	 */
	void begin(RandomStream stream, long first, int samples) {
		this.stream = stream;
		this.first = first;
		this.samples = samples;
		Arrays.fill(done, 0);
	}

	@Override
	public void multiply(int node, float[] x, int count, float[] y) {
		exact.multiply(node, x, count, y);
		if (!noisy[node]) {
			return;
		}
		var matrix = network.matrix(node);
		spread(node, x, matrix.rows(), count, matrix.columns());
		var bias = variances.get(node, Tensor.BIAS);
		var draws = stream.split(node);
		for (int o = 0; o < matrix.columns(); o++) {
			draw(draws.split(o), done[node], count);
			float constant = bias == null ? 0 : bias[o];
			for (int k = 0, at = o * count; k < count; k++, at++) {
				y[at] += (float) Math.sqrt(spread[at] + constant) * normal[k];
			}
		}
		done[node] += count / samples;
	}

	/** Variances of the products, without those of biases. */
	private void spread(int node, float[] x, int rows, int count, int columns) {
		squares = grown(squares, rows * count);
		spread = grown(spread, columns * count);
		normal = grown(normal, count);
		for (int k = 0; k < rows * count; k++) {
			squares[k] = x[k] * x[k];
		}
		squared.multiply(node, squares, count, spread);
	}

	private void draw(RandomStream output, int position, int count) {
		for (int at = 0; at < count; at += samples, position++) {
			output.normal(((long) position << 32) + first, normal, at, at + samples);
		}
	}

	private static float[] grown(float[] array, int length) {
		return array.length >= length ? array : new float[length];
	}
}
