// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import java.util.Arrays;

/**
 * What single cells went through while they were written, pulse by pulse, in order of time.
 *
 * @since 1.0
 */
public final class PulseTrace {
	/** Values of one pulse in {@link #values}. */
	private static final int WIDTH = 5;

	private double[] values = new double[16 * WIDTH];
	private int count;

	/**
	 * Notes a pulse and what was read after it.
	 *
	 * @param cell      index in the batch
	 * @param amplitude V
	 * @param gate      gate voltage of the access transistor, V; NaN for passive cells
	 * @param current   read after the pulse, A
	 */
	public void add(int cell, Pulses.Kind kind, double amplitude, double gate, double current) {
		if ((count + 1) * WIDTH > values.length) {
			values = Arrays.copyOf(values, 2 * values.length);
		}
		int at = count++ * WIDTH;
		values[at] = cell;
		values[at + 1] = kind.ordinal();
		values[at + 2] = amplitude;
		values[at + 3] = gate;
		values[at + 4] = current;
	}

	/** Pulses noted. */
	public int count() {
		return count;
	}

	/** Index in the batch of the cell that took pulse {@code p}. */
	public int cell(int p) {
		return (int) values[p * WIDTH];
	}

	public Pulses.Kind kind(int p) {
		return Pulses.Kind.values()[(int) values[p * WIDTH + 1]];
	}

	/** V. */
	public double amplitude(int p) {
		return values[p * WIDTH + 2];
	}

	/** V; NaN for passive cells. */
	public double gate(int p) {
		return values[p * WIDTH + 3];
	}

	/** Read after the pulse, A. */
	public double current(int p) {
		return values[p * WIDTH + 4];
	}

	/** Forgets all pulses. */
	public void clear() {
		count = 0;
	}
}
