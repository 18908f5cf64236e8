// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import dev.kirchhoff.numerics.internal.LookUp;

/**
 * The factors b_k(v) of a batch of inputs in 32 bit, the right side of the product of a {@link SeparableArray}: a row per input vector,
 * in it word line by word line the factors of all terms, so that one look-up writes neighbours. Confined to one thread at a time.
 */
final class VoltagePanel {
	/** Input vectors at a time: so many rows of the panel stay in the first-level cache and its translations. */
	private static final int LINE = 64;

	private final OperatingRange range;
	private final LookUp.Scale scale;
	private final FactorTable table;
	private final int rank;
	private final int rows;
	private final int rowLength;
	private final float[] steps = new float[LINE];
	private final int[] index = new int[LINE];
	private float[] values = {};

	VoltagePanel(OperatingRange range, FactorTable table, int rank, int rows) {
		this.range = range;
		scale = table.scale(range.leastVoltage(), range.mostVoltage());
		this.table = table;
		this.rank = rank;
		this.rows = rows;
		rowLength = Math.addExact(Math.multiplyExact(rank, rows), LookUp.FUNCTIONS);
	}

	/** Distance from one input vector to the next; the last few of them are no factors. */
	int rowLength() {
		return rowLength;
	}

	/** Factor k of word line i of input vector s, counted from the first of the last {@link #fill}, at {@code s * rowLength() + i * rank + k}. */
	float[] values() {
		return values;
	}

	/**
	 * Evaluates input vectors {@code from} to {@code from + n}, exactly 0 at 0 V where the device has no current there.
	 *
	 * @param x feature-major [rows][count]
	 * @throws IllegalArgumentException if a voltage is out of the law's range
	 */
	void fill(float[] x, int count, int from, int n) {
		if (values.length < n * rowLength) {
			values = new float[Math.multiplyExact(n, rowLength)];
		}
		var kernel = LookUp.best(n * rows);
		for (int s = 0; s < n; s += LINE) {
			int length = Math.min(LINE, n - s);
			for (int i = 0; i < rows; i++) {
				int first = i * count + from + s;
				if (!kernel.locate(scale, x, first, length, index, steps)) {
					requireRange(x, first, length, count);
				}
				table.interpolate(kernel, index, steps, length, values, s * rowLength + i * rank, rowLength);
			}
		}
	}

	private void requireRange(float[] x, int first, int length, int count) {
		for (int i = first; i < first + length; i++) {
			if (!(range.holdsVoltage(x[i]) || Float.isNaN(x[i]))) {
				throw new IllegalArgumentException("input vector " + i % count + " has " + x[i] + " V on word line " + i / count
						+ "; the law was made for " + range.leastVoltage() + " to " + range.mostVoltage() + " V");
			}
		}
	}
}
