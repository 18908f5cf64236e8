// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;

import dev.kirchhoff.api.KirchhoffException;

/**
 * Measured values in groups by a key, to draw from again.
 *
 * @param keys   ascending
 * @param values of each key
 */
record Groups(double[] keys, double[][] values) {
	/** Column 1 by column 0. */
	static Groups of(Path file) throws IOException {
		var columns = Columns.read(file, 2);
		return group(columns[0], columns[1]);
	}

	/** Relative error of column 1 against column 0, by column 0. */
	static Groups relativeErrors(Path file) throws IOException {
		var columns = Columns.read(file, 2, (place, numbers) -> {
			if (numbers[0] == 0) {
				throw new KirchhoffException(place + ": a target of 0 S has no relative error", "remove the line, or give the error by spread and offset");
			}
		});
		var errors = new double[columns[0].length];
		for (int i = 0; i < errors.length; i++) {
			errors[i] = columns[1][i] / columns[0][i] - 1;
		}
		return group(columns[0], errors);
	}

	private static Groups group(double[] keys, double[] values) {
		var groups = new TreeMap<Double, double[]>();
		for (int i = 0; i < keys.length; i++) {
			double value = values[i];
			groups.merge(keys[i], new double[] { value }, (old, one) -> {
				var longer = Arrays.copyOf(old, old.length + 1);
				longer[old.length] = value;
				return longer;
			});
		}
		return new Groups(groups.keySet().stream().mapToDouble(Double::doubleValue).toArray(), groups.values().toArray(double[][]::new));
	}

	/** Values of the key next to the one asked for. */
	double[] nearest(double key) {
		int at = Arrays.binarySearch(keys, key);
		if (at >= 0) {
			return values[at];
		}
		int above = -at - 1;
		if (above == 0) {
			return values[0];
		}
		if (above == keys.length) {
			return values[above - 1];
		}
		return key - keys[above - 1] <= keys[above] - key ? values[above - 1] : values[above];
	}

	/** Largest absolute value of all groups. */
	double largest() {
		return Arrays.stream(values).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
	}

	/** Picks one of the values by a number from (0, 1). */
	static double pick(double[] values, double uniform) {
		return values[Math.min(values.length - 1, (int) (uniform * values.length))];
	}
}
