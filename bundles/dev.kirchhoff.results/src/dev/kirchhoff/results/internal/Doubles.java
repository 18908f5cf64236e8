// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.Arrays;

/** A growing array of numbers. */
public final class Doubles {
	private double[] values = new double[64];
	private int size;

	public void add(double value) {
		if (size == values.length) {
			values = Arrays.copyOf(values, 2 * size);
		}
		values[size++] = value;
	}

	public int size() {
		return size;
	}

	public double[] toArray() {
		return Arrays.copyOf(values, size);
	}
}
