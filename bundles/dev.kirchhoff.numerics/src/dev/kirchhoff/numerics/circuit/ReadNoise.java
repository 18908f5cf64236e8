// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Read noise of an array whose cells fluctuate independently, anew in every read: with a normal deviation of standard deviation sigma_ij
 * of each conductance, current j deviates by sum over i of V_i d_ij, which is normal with the variance sum over i of sigma_ij² V_i², and
 * independent of the other currents and reads. So one product of sigma² with V² and one draw per current do what a redraw of every cell
 * does ({@link CellRedraw}), in distribution.
 *
 * <p>The draw for current o of read n is {@code stream.noise(n * columns + o)}: it depends on the number of the read and not on how
 * reads are put together in batches. Streams of different arrays must differ.
 *
 * <p>Confined to one thread at a time; {@link #another()} is the same noise for another thread. Results share the guarantees of
 * {@link Dense}.
 *
 * @since 1.0
 */
public final class ReadNoise {
	/** Input vectors that are squared and multiplied at once. */
	private static final int WIDTH = 256;
	/** Draws made at once: they stay in the first-level cache. */
	private static final int DRAWS = 4096;
	/** Reads of a bulk of draws, or a multiple: so bulks begin where the groups of the generator do if the first does. */
	private static final int GROUP = 32;

	private final int rows;
	private final int columns;
	/** S. */
	private final float largest;
	/** (sigma / largest)², [rows][columns]: squares of conductances may be below what 32 bit hold. */
	private final float[] variances;
	private final Dense dense = Dense.get();
	private float[] squares = {};
	private float[] deviations = {};
	private float[] draws = {};

	private ReadNoise(int rows, int columns, float largest, float[] variances) {
		this.rows = rows;
		this.columns = columns;
		this.largest = largest;
		this.variances = variances;
	}

	/**
	 * The noise of an array.
	 *
	 * @param sigma standard deviation of each cell's conductance in a read, S, row-major [rows][columns]; 0 for a cell without noise
	 * @throws IllegalArgumentException if sizes contradict each other or a deviation is negative or not finite; the message names the cell
	 */
	public static ReadNoise of(int rows, int columns, double[] sigma) {
		requireDeviations(rows, columns, sigma);
		double largest = Arrays.stream(sigma).max().orElse(0);
		var variances = new float[sigma.length];
		for (int i = 0; i < sigma.length; i++) {
			double part = largest == 0 ? 0 : sigma[i] / largest;
			variances[i] = (float) (part * part);
		}
		return new ReadNoise(rows, columns, (float) largest, variances);
	}

	static void requireDeviations(int rows, int columns, double[] sigma) {
		if (rows < 1 || columns < 1 || (long) rows * columns != sigma.length) {
			throw new IllegalArgumentException(sigma.length + " standard deviations for an array of " + rows + " x " + columns);
		}
		for (int i = 0; i < sigma.length; i++) {
			if (!(sigma[i] >= 0 && sigma[i] < Double.POSITIVE_INFINITY)) {
				throw new IllegalArgumentException("cell (" + i / columns + ", " + i % columns + ") has a standard deviation of " + sigma[i]
						+ " S; it must be 0 or above, and finite");
			}
		}
	}

	/** The same noise for another thread; shares the deviations. */
	public ReadNoise another() {
		return new ReadNoise(rows, columns, largest, variances);
	}

	/**
	 * Adds the noise of {@code count} reads to their currents; input vector k is read number {@code firstRead + k}.
	 *
	 * @param stream    the array's
	 * @param firstRead number of the first read; reads count modulo 2^64
	 * @param x         voltages of the word lines, V, feature-major [rows][count]; may be longer
	 * @param count     number of reads, at least 1
	 * @param y         currents, A, [columns][count]; may be longer
	 * @throws IllegalArgumentException if an array is too short
	 */
	public void add(RandomStream stream, long firstRead, float[] x, int count, float[] y) {
		Panels.require(rows, columns, x, count, y);
		if (largest == 0) {
			return;
		}
		int width = Math.min(count, WIDTH);
		if (deviations.length < columns * width) {
			squares = new float[rows * width];
			deviations = new float[columns * width];
		}
		for (int from = 0; from < count; from += width) {
			int n = Math.min(width, count - from);
			for (int i = 0; i < rows; i++) {
				square(x, i * count + from, squares, i * n, n);
			}
			if (n == 1) {
				dense.sgemv(true, columns, rows, 1, variances, 0, columns, squares, 0, 0, deviations, 0);
			} else {
				dense.sgemm(true, false, columns, n, rows, 1, variances, 0, columns, squares, 0, n, 0, deviations, 0, n);
			}
			roots(deviations, columns * n);
			addDraws(stream, firstRead + from, n, y, from, count);
		}
	}

	private void addDraws(RandomStream stream, long firstRead, int n, float[] y, int at, int count) {
		int most = Math.max(1, DRAWS / columns / GROUP) * GROUP;
		if (draws.length < Math.min(most, n) * columns) {
			draws = new float[Math.min(most, n) * columns];
		}
		for (int from = 0; from < n; from += most) {
			int reads = Math.min(most, n - from);
			stream.noise((firstRead + from) * columns, draws, 0, reads * columns);
			for (int o = 0; o < columns; o++) {
				int target = o * count + at + from;
				int deviation = o * n + from;
				for (int k = 0; k < reads; k++) {
					y[target + k] += largest * deviations[deviation + k] * draws[k * columns + o];
				}
			}
		}
	}

	private static void square(float[] x, int from, float[] out, int at, int count) {
		for (int k = 0; k < count; k++) {
			out[at + k] = x[from + k] * x[from + k];
		}
	}

	private static void roots(float[] a, int count) {
		for (int k = 0; k < count; k++) {
			a[k] = (float) Math.sqrt(a[k]);
		}
	}
}
