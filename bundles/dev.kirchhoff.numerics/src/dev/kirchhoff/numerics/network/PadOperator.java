// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

/** A frame around every map. As the batch comes last, a row of pixels is one stretch of memory. */
final class PadOperator extends Operator {

	private final Layer.Pad layer;
	private final Shape in;
	private final Shape out;

	PadOperator(Network network, int node, Layer.Pad layer) {
		super(network, node);
		this.layer = layer;
		in = network.inputShape(node);
		out = network.shape(node);
	}

	@Override
	void forward(Pass pass) {
		var x = pass.values[input];
		var y = pass.values[node];
		Arrays.fill(y, 0, out.size() * pass.batch, layer.value());
		var run = in.width() * pass.batch;
		for (var c = 0; c < in.channels(); c++)
			for (var row = 0; row < in.height(); row++)
				System.arraycopy(x, (c * in.height() + row) * run, y, begin(c, row) * pass.batch, run);
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		if (!pass.wants(input))
			return;
		var dy = pass.deltas[node];
		var dx = pass.open(input);
		var run = in.width() * pass.batch;
		for (var c = 0; c < in.channels(); c++)
			for (var row = 0; row < in.height(); row++)
				System.arraycopy(dy, begin(c, row) * pass.batch, dx, (c * in.height() + row) * run, run);
		pass.close(input);
	}

	/** Pixel of the padded maps where a row of the input begins. */
	private int begin(int channel, int row) {
		return (channel * out.height() + layer.top() + row) * out.width() + layer.left();
	}
}
