// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Limits; the gradient goes through where they do not hold a value back. */
final class ClipOperator extends Operator {

	private final float low;
	private final float high;
	private final int size;

	ClipOperator(Network network, int node, Layer.Clip layer) {
		super(network, node);
		low = layer.low();
		high = layer.high();
		size = network.shape(node).size();
	}

	@Override
	boolean inPlace() {
		return true;
	}

	@Override
	void forward(Pass pass) {
		var x = pass.values[input];
		var y = pass.values[node];
		for (int k = 0, count = size * pass.batch; k < count; k++)
			y[k] = Math.min(Math.max(x[k], low), high);
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		if (!pass.wants(input))
			return;
		var x = pass.values[input];
		var dy = pass.deltas[node];
		var dx = pass.open(input);
		for (int k = 0, count = size * pass.batch; k < count; k++)
			dx[k] = x[k] > low && x[k] < high ? dy[k] : 0;
		pass.close(input);
	}
}
