// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Dropout in training (Srivastava et al. 2014, scaled so that inference needs nothing). */
final class DropoutOperator extends Operator {

	private final float rate;
	private final int size;
	/** 0 for a dropped value, 1 / (1 - rate) for a kept one. */
	private float[] factors = {};

	DropoutOperator(Network network, int node, Layer.Dropout layer) {
		super(network, node);
		rate = layer.rate();
		size = network.shape(node).size();
	}

	@Override
	void forward(Pass pass) {
		var count = size * pass.batch;
		if (!pass.training) {
			System.arraycopy(pass.values[input], 0, pass.values[node], 0, count);
			return;
		}
		if (pass.draws == null)
			throw new IllegalArgumentException(network.node(node).name() + ": dropout needs a random stream");
		if (factors.length < count)
			factors = new float[count];
		pass.draws.split(node).uniform(0, factors, 0, count);
		choose(factors, count, rate);
		multiply(pass.values[input], factors, pass.values[node], count);
	}

	private static void choose(float[] factors, int count, float rate) {
		var kept = 1 / (1 - rate);
		for (var k = 0; k < count; k++)
			factors[k] = factors[k] < rate ? 0 : kept;
	}

	private static void multiply(float[] x, float[] factors, float[] y, int count) {
		for (var k = 0; k < count; k++)
			y[k] = x[k] * factors[k];
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		if (!pass.wants(input))
			return;
		multiply(pass.deltas[node], factors, pass.open(input), size * pass.batch);
		pass.close(input);
	}
}
