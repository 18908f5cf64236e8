// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.util.Arrays;

/**
 * Moves values between maps, [channels][height][width][batch], and the columns that a convolution multiplies (im2col):
 * [channels * kernel height * kernel width][positions * batch]. As the batch comes last, whole stretches move at once.
 */
final class Patches {

	private final Shape in;
	private final int outWidth;
	private final int kernelHeight;
	private final int kernelWidth;
	private final int stride;
	private final int padding;

	Patches(Shape in, Shape out, Layer.Convolution layer) {
		this.in = in;
		outWidth = out.width();
		kernelHeight = layer.kernelHeight();
		kernelWidth = layer.kernelWidth();
		stride = layer.stride();
		padding = layer.padding();
	}

	/** Whether every column is a pixel, so that the maps are the columns. */
	boolean isIdentity() {
		return kernelHeight == 1 && kernelWidth == 1 && stride == 1 && padding == 0;
	}

	/** Fills the columns of output positions first (inclusive) to last (exclusive). */
	void gather(float[] maps, int first, int last, int batch, float[] columns) {
		move(maps, first, last, batch, columns, true);
	}

	/** Adds columns to the pixels they were gathered from. */
	void scatter(float[] columns, int first, int last, int batch, float[] maps) {
		move(maps, first, last, batch, columns, false);
	}

	/** Fills the columns of output positions first to last with what one place of the kernel sees: [channels][positions * batch]. */
	void gather(float[] maps, int row, int column, int first, int last, int batch, float[] columns) {
		var at = 0;
		for (var c = 0; c < in.channels(); c++)
			at = move(maps, c, row, column, first, last, batch, columns, at, true);
	}

	private void move(float[] maps, int first, int last, int batch, float[] columns, boolean gather) {
		var at = 0;
		for (var c = 0; c < in.channels(); c++)
			for (var i = 0; i < kernelHeight; i++)
				for (var j = 0; j < kernelWidth; j++)
					at = move(maps, c, i, j, first, last, batch, columns, at, gather);
	}

	/** Moves what one place of the kernel sees of one channel; returns where the next begins among the columns. */
	private int move(float[] maps, int channel, int i, int j, int first, int last, int batch, float[] columns, int at,
			boolean gather) {
		for (var p = first; p < last;) {
			var end = Math.min(last, (p / outWidth + 1) * outWidth);
			moveRow(maps, channel, p / outWidth * stride + i - padding, j - padding, p % outWidth,
					p % outWidth + end - p, batch, columns, at, gather);
			at += (end - p) * batch;
			p = end;
		}
		return at;
	}

	/** Output columns {@code from} to {@code to} of one output row; pixel column {@code w * stride + shift}. */
	private void moveRow(float[] maps, int channel, int row, int shift, int from, int to, int batch, float[] columns,
			int at, boolean gather) {
		var outside = row < 0 || row >= in.height();
		var begin = outside ? to : Math.clamp(Math.ceilDiv(-shift, stride), from, to);
		var end = outside ? to : Math.clamp(Math.ceilDiv(in.width() - shift, stride), begin, to);
		if (gather) {
			Arrays.fill(columns, at, at + (begin - from) * batch, 0);
			Arrays.fill(columns, at + (end - from) * batch, at + (to - from) * batch, 0);
		}
		if (begin == end)
			return;
		var pixel = ((channel * in.height() + row) * in.width() + begin * stride + shift) * batch;
		var column = at + (begin - from) * batch;
		if (stride == 1)
			moveRun(maps, pixel, columns, column, (end - begin) * batch, gather);
		else
			for (var w = begin; w < end; w++, pixel += stride * batch, column += batch)
				moveRun(maps, pixel, columns, column, batch, gather);
	}

	private static void moveRun(float[] maps, int pixel, float[] columns, int column, int count, boolean gather) {
		if (gather)
			System.arraycopy(maps, pixel, columns, column, count);
		else
			Rows.add(columns, column, maps, pixel, count);
	}
}
