// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import dev.kirchhoff.api.metric.Observation.ArrayState;
import dev.kirchhoff.api.metric.Tally;

/**
 * Cells put together that were to have the same conductance. Where a network has more different targets than can be told apart in a
 * picture, levels are evenly spaced over the devices' window and a cell belongs to the nearest.
 *
 * @param step a target is told from another if they differ by about this much, S
 * @param keys of the levels, ascending: their targets in steps, the same in every batch of a point
 */
record Levels(double step, long[] keys) {
	private static final double RESOLUTION = 1e-6;
	private static final String LEVEL = "level ";

	/** @param most levels */
	static Levels of(List<ArrayState> arrays, int most) {
		double high = arrays.stream().mapToDouble(array -> array.device().window().high()).max().orElse(1);
		double low = arrays.stream().mapToDouble(array -> array.device().window().low()).min().orElse(0);
		double step = RESOLUTION * high;
		var distinct = arrays.stream().flatMapToDouble(array -> DoubleStream.of(array.cells().target())).mapToLong(target -> Math.round(target / step)).sorted().distinct()
				.limit(most + 1L).toArray();
		return distinct.length <= most ? new Levels(step, distinct)
				: new Levels(step, LongStream.range(0, most).map(k -> Math.round((low + (high - low) * (most == 1 ? 0.5 : k / (most - 1.))) / step)).toArray());
	}

	int count() {
		return keys.length;
	}

	/** Level of a cell, 0 .. count - 1. */
	int of(double target) {
		long key = Math.round(target / step);
		int at = Arrays.binarySearch(keys, key);
		if (at >= 0) {
			return at;
		}
		int above = Math.min(-at - 1, keys.length - 1);
		return above > 0 && key - keys[above - 1] <= keys[above] - key ? above - 1 : above;
	}

	/** Sums of every level, for a batch to add to. */
	double[][] sums(Tally tally, int size) {
		return LongStream.of(keys).mapToObj(key -> tally.sums(LEVEL + key, size)).toArray(double[][]::new);
	}

	/** Sums of the levels of all batches that have cells, by ascending target. */
	static List<double[]> of(Tally sums, int count) {
		return sums.all().entrySet().stream().filter(entry -> entry.getKey().startsWith(LEVEL) && entry.getValue()[count] > 0)
				.sorted((a, b) -> Long.compare(key(a.getKey()), key(b.getKey()))).map(entry -> entry.getValue()).toList();
	}

	private static long key(String name) {
		return Long.parseLong(name.substring(LEVEL.length()));
	}
}
