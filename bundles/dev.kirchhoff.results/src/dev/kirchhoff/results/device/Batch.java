// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.numerics.random.RandomStream;

/** Cells to try a device on. */
final class Batch {
	private Batch() {
	}

	/** Copies of an array of {@code side} x {@code side} cells. */
	static Cells arrays(int copies, int side, RandomStream stream) {
		int size = side * side;
		return cells(copies, IntStream.range(0, size).map(k -> k / side).toArray(), IntStream.range(0, size).map(k -> k % side).toArray(), stream);
	}

	/** Cells on a line, each by itself. */
	static Cells row(int count, RandomStream stream) {
		return cells(1, new int[count], IntStream.range(0, count).toArray(), stream);
	}

	/** Copies of a line of cells. */
	static Cells rows(int copies, int count, RandomStream stream) {
		return cells(copies, new int[count], IntStream.range(0, count).toArray(), stream);
	}

	private static Cells cells(int copies, int[] word, int[] bit, RandomStream stream) {
		var streams = IntStream.range(0, copies).mapToObj(stream::split).toArray(RandomStream[]::new);
		return new Cells(copies, word, bit, new Draws(streams, word.length));
	}

	/** So many conductances, evenly over a window. */
	static double[] levels(Range window, int count) {
		return IntStream.range(0, count).mapToDouble(k -> count == 1 ? window.high() : window.low() + window.width() * k / (count - 1)).toArray();
	}

	static double mean(double[] values) {
		return DoubleStream.of(values).average().orElse(Double.NaN);
	}

	/** Standard deviation of the population. */
	static double sd(double[] values) {
		double mean = mean(values);
		return Math.sqrt(DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
	}

	static double[] filled(int size, double value) {
		var all = new double[size];
		Arrays.fill(all, value);
		return all;
	}
}
