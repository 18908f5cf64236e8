// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

/** Convolution as a product of the weight matrix and gathered columns, a number of output positions at a time. */
final class ConvolutionOperator extends Operator {

	/** Columns are gathered for so many positions that they stay in the cache: about 2 MB. */
	private static final int CACHED = 1 << 19;

	private final int rows;
	private final int filters;
	private final int positions;
	private final Patches patches;
	private float[] columns = {};
	private float[] columnDeltas = {};
	private float[] products = {};

	ConvolutionOperator(Network network, int node, Layer.Convolution layer) {
		super(network, node);
		var out = network.shape(node);
		rows = network.matrix(node).rows();
		filters = layer.filters();
		positions = out.height() * out.width();
		patches = new Patches(network.inputShape(node), out, layer);
	}

	@Override
	void forward(Pass pass) {
		var bias = pass.parameters.bias(node);
		var step = step(pass.batch);
		for (var first = 0; first < positions; first += step) {
			var last = Math.min(positions, first + step);
			if (pass.product == null)
				multiply(pass, bias, first, last);
			else
				multiplyByArray(pass, first, last);
		}
		if (pass.product != null && bias != null)
			for (var f = 0; f < filters; f++)
				Rows.add(bias[f], pass.values[node], f * positions * pass.batch, positions * pass.batch);
	}

	private void multiply(Pass pass, float[] bias, int first, int last) {
		var batch = pass.batch;
		var count = (last - first) * batch;
		var total = positions * batch;
		var weights = pass.parameters.weights(node);
		var x = pass.values[input];
		if (patches.isIdentity()) {
			pass.multiply.forward(weights, bias, rows, filters, count, x, first * batch, total, pass.values[node],
					first * batch, total);
			return;
		}
		columns = grown(columns, rows * count);
		patches.gather(x, first, last, batch, columns);
		pass.multiply.forward(weights, bias, rows, filters, count, columns, 0, count, pass.values[node], first * batch,
				total);
	}

	private void multiplyByArray(Pass pass, int first, int last) {
		var batch = pass.batch;
		var count = (last - first) * batch;
		columns = grown(columns, rows * count);
		patches.gather(pass.values[input], first, last, batch, columns);
		if (count == positions * batch) {
			pass.product.multiply(node, columns, count, pass.values[node]);
			return;
		}
		products = grown(products, filters * count);
		pass.product.multiply(node, columns, count, products);
		for (var f = 0; f < filters; f++)
			System.arraycopy(products, f * count, pass.values[node], (f * positions + first) * batch, count);
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		var batch = pass.batch;
		var total = positions * batch;
		var dy = pass.deltas[node];
		var bias = gradients.get(node, Tensor.BIAS);
		for (var f = 0; bias != null && f < filters; f++)
			bias[f] = (float) Rows.sum(dy, f * total, total);
		var dx = pass.wants(input) ? pass.open(input) : null;
		if (dx != null)
			Arrays.fill(dx, 0, network.shape(input).size() * batch, 0);
		var step = step(batch);
		for (var first = 0; first < positions; first += step)
			backward(pass, gradients.get(node, Tensor.WEIGHTS), dx, first, Math.min(positions, first + step));
		if (dx != null)
			pass.close(input);
	}

	private void backward(Pass pass, float[] gradient, float[] dx, int first, int last) {
		var batch = pass.batch;
		var count = (last - first) * batch;
		var total = positions * batch;
		var dy = pass.deltas[node];
		columns = grown(columns, rows * count);
		patches.gather(pass.values[input], first, last, batch, columns);
		pass.multiply.gradient(columns, 0, count, dy, first * batch, total, rows, filters, count, gradient, first > 0);
		if (dx == null)
			return;
		columnDeltas = grown(columnDeltas, rows * count);
		pass.multiply.backward(pass.parameters.weights(node), rows, filters, count, dy, first * batch, total, columnDeltas,
				0, count);
		patches.scatter(columnDeltas, first, last, batch, dx);
	}

	/** Positions at a time. */
	private int step(int batch) {
		return (int) Math.clamp(CACHED / ((long) rows * batch), 1, positions);
	}

	private static float[] grown(float[] array, int length) {
		return array.length >= length ? array : new float[length];
	}
}
