// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/** Rounding to integer codes and back; the gradient goes straight through between the ends. */
final class QuantizeOperator extends Operator {

	private final float step;
	private final int zero;
	private final int low;
	private final int high;
	private final int size;

	QuantizeOperator(Network network, int node, Layer.Quantize layer) {
		super(network, node);
		step = layer.step();
		zero = layer.zero();
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
			y[k] = (float) (Math.clamp(Math.rint(x[k] / step) + zero, low, high) - zero) * step;
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		if (!pass.wants(input))
			return;
		var x = pass.values[input];
		var dy = pass.deltas[node];
		var dx = pass.open(input);
		for (int k = 0, count = size * pass.batch; k < count; k++) {
			var code = Math.rint(x[k] / step) + zero;
			dx[k] = code >= low && code <= high ? dy[k] : 0;
		}
		pass.close(input);
	}
}
