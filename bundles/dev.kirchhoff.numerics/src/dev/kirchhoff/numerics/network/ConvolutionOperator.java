// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

/**
 * Convolution as products of matrices. With many channels it is a sum of products, one for every place of the kernel: the
 * part of the weight matrix that belongs to the place, and the maps shifted by it, which lie in memory as they are
 * needed, row by row of the output. With few channels, and where an array takes the whole weight matrix, columns are
 * gathered first, for a number of output positions at a time.
 * <p>
 * Which of them a layer takes, and in which order a sum is taken, depends on the layer only, so that a sample's values do
 * not depend on its batch.
 */
final class ConvolutionOperator extends Operator {

	/** Columns are gathered for so many positions that they stay in the cache: about 2 MB. */
	private static final int CACHED = 1 << 19;
	/** Columns below which a product spends its time on bringing in the weights. */
	private static final int FEW = 512;
	/** Columns of a row of the output with which shifted maps are multiplied as they are. */
	private static final int LONG_ROW = 192;
	/** Channels from which a product for every place of the kernel is worth it. */
	private static final int MANY_CHANNELS = 32;

	private final int rows;
	private final int filters;
	private final int positions;
	private final boolean byPlaces;
	private final Shape in;
	private final Shape out;
	private final Layer.Convolution layer;
	private final Patches patches;
	private float[] columns = {};
	private float[] columnDeltas = {};
	private float[] products = {};

	ConvolutionOperator(Network network, int node, Layer.Convolution layer) {
		super(network, node);
		this.layer = layer;
		in = network.inputShape(node);
		out = network.shape(node);
		rows = network.matrix(node).rows();
		filters = layer.filters();
		positions = out.height() * out.width();
		patches = new Patches(in, out, layer);
		byPlaces = in.channels() >= MANY_CHANNELS && !patches.isIdentity();
	}

	@Override
	void forward(Pass pass) {
		var bias = pass.parameters.bias(node);
		if (pass.product == null && byPlaces) {
			multiplyPlaces(pass, bias);
			return;
		}
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

	private void multiplyPlaces(Pass pass, float[] bias) {
		var batch = pass.batch;
		var total = positions * batch;
		var direct = layer.stride() == 1 && out.width() * batch >= LONG_ROW;
		var height = direct ? 1 : Math.clamp(Math.ceilDiv(FEW, out.width() * batch), 1, out.height());
		for (var row = 0; row < out.height(); row += height) {
			var end = Math.min(out.height(), row + height);
			for (var f = 0; f < filters; f++)
				Arrays.fill(pass.values[node], f * total + row * out.width() * batch, f * total + end * out.width() * batch,
						bias == null ? 0 : bias[f]);
			for (var i = 0; i < layer.kernelHeight(); i++)
				for (var j = 0; j < layer.kernelWidth(); j++)
					if (direct)
						addShifted(pass, i, j, row);
					else
						addGathered(pass, i, j, row, end);
		}
	}

	/** Adds to a row of the output what one place of the kernel sees, where that lies inside the maps. */
	private void addShifted(Pass pass, int i, int j, int row) {
		var batch = pass.batch;
		var from = row + i - layer.padding();
		var shift = j - layer.padding();
		var begin = Math.max(0, -shift);
		var end = Math.min(out.width(), in.width() - shift);
		if (from < 0 || from >= in.height() || begin >= end)
			return;
		add(pass, i, j, (end - begin) * batch, pass.values[input], (from * in.width() + begin + shift) * batch,
				in.height() * in.width() * batch, (row * out.width() + begin) * batch);
	}

	/** The same for several short rows. */
	private void addGathered(Pass pass, int i, int j, int row, int end) {
		var count = (end - row) * out.width() * pass.batch;
		columns = grown(columns, in.channels() * count);
		patches.gather(pass.values[input], i, j, row * out.width(), end * out.width(), pass.batch, columns);
		add(pass, i, j, count, columns, 0, count, row * out.width() * pass.batch);
	}

	private void add(Pass pass, int i, int j, int count, float[] x, int xOffset, int ldx, int yOffset) {
		var places = layer.kernelHeight() * layer.kernelWidth();
		pass.multiply.add(pass.parameters.weights(node), (i * layer.kernelWidth() + j) * filters, places * filters,
				in.channels(), filters, count, x, xOffset, ldx, pass.values[node], yOffset, positions * pass.batch);
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
		return (int) Math.clamp(Math.max(CACHED / ((long) rows * batch), Math.ceilDiv(FEW, batch)), 1, positions);
	}

	private static float[] grown(float[] array, int length) {
		return array.length >= length ? array : new float[length];
	}
}
