// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

import dev.kirchhoff.numerics.network.Layer.PoolingKind;

/** Largest or mean value of windows; positions beyond the border do not take part. */
final class PoolingOperator extends Operator {

	private final boolean max;
	private final int windowHeight;
	private final int windowWidth;
	private final int stride;
	private final int padding;
	private final Shape in;
	private final Shape out;
	/** In training: which pixel of its channel each maximum is. */
	private int[] chosen = {};

	PoolingOperator(Network network, int node, Layer.Pooling layer) {
		super(network, node);
		in = network.inputShape(node);
		out = network.shape(node);
		var global = layer.kind() == PoolingKind.GLOBAL_AVERAGE;
		max = layer.kind() == PoolingKind.MAX;
		windowHeight = global ? in.height() : layer.size();
		windowWidth = global ? in.width() : layer.size();
		stride = global ? 1 : layer.stride();
		padding = global ? 0 : layer.padding();
	}

	@Override
	void forward(Pass pass) {
		var batch = pass.batch;
		var remember = max && pass.training;
		if (remember && chosen.length < out.size() * batch)
			chosen = new int[out.size() * batch];
		var x = pass.values[input];
		var y = pass.values[node];
		for (int c = 0, at = 0; c < out.channels(); c++) {
			var channel = c * in.height() * in.width();
			for (var h = 0; h < out.height(); h++)
				for (var w = 0; w < out.width(); w++, at += batch)
					if (remember)
						chooseLargest(x, channel, h, w, batch, y, at);
					else
						reduce(x, channel, h, w, batch, y, at);
		}
	}

	private void reduce(float[] x, int channel, int h, int w, int batch, float[] y, int at) {
		var first = true;
		for (var row = top(h); row < bottom(h); row++)
			for (var column = left(w); column < right(w); column++) {
				var pixel = (channel + row * in.width() + column) * batch;
				if (first)
					System.arraycopy(x, pixel, y, at, batch);
				else if (max)
					raise(x, pixel, y, at, batch);
				else
					Rows.add(x, pixel, y, at, batch);
				first = false;
			}
		if (!max)
			Rows.scale(1f / covered(h, w), y, at, y, at, batch);
	}

	private static void raise(float[] x, int x0, float[] y, int y0, int count) {
		for (var k = 0; k < count; k++)
			y[y0 + k] = Math.max(y[y0 + k], x[x0 + k]);
	}

	private void chooseLargest(float[] x, int channel, int h, int w, int batch, float[] y, int at) {
		Arrays.fill(chosen, at, at + batch, -1);
		for (var row = top(h); row < bottom(h); row++)
			for (var column = left(w); column < right(w); column++) {
				var pixel = row * in.width() + column;
				var from = (channel + pixel) * batch;
				for (var k = 0; k < batch; k++)
					if (chosen[at + k] < 0 || x[from + k] > y[at + k]) {
						y[at + k] = x[from + k];
						chosen[at + k] = pixel;
					}
			}
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		if (!pass.wants(input))
			return;
		var batch = pass.batch;
		var dx = pass.open(input);
		var dy = pass.deltas[node];
		Arrays.fill(dx, 0, in.size() * batch, 0);
		for (int c = 0, at = 0; c < out.channels(); c++) {
			var channel = c * in.height() * in.width();
			for (var h = 0; h < out.height(); h++)
				for (var w = 0; w < out.width(); w++, at += batch)
					if (max)
						returnToChosen(dy, at, channel, batch, dx);
					else
						spread(dy, at, channel, h, w, batch, dx);
		}
		pass.close(input);
	}

	private void returnToChosen(float[] dy, int at, int channel, int batch, float[] dx) {
		for (var k = 0; k < batch; k++)
			dx[(channel + chosen[at + k]) * batch + k] += dy[at + k];
	}

	private void spread(float[] dy, int at, int channel, int h, int w, int batch, float[] dx) {
		var share = 1f / covered(h, w);
		for (var row = top(h); row < bottom(h); row++)
			for (var column = left(w); column < right(w); column++)
				Rows.add(share, dy, at, dx, (channel + row * in.width() + column) * batch, batch);
	}

	private int top(int h) {
		return Math.max(0, h * stride - padding);
	}

	private int bottom(int h) {
		return Math.min(in.height(), h * stride - padding + windowHeight);
	}

	private int left(int w) {
		return Math.max(0, w * stride - padding);
	}

	private int right(int w) {
		return Math.min(in.width(), w * stride - padding + windowWidth);
	}

	private int covered(int h, int w) {
		return (bottom(h) - top(h)) * (right(w) - left(w));
	}
}
