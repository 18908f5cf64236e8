// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Read noise by drawing every cell anew in every read: for devices whose fluctuations are not normal or not independent of each other,
 * and to check {@link ReadNoise}, which is far faster. In 64 bit and plain Java: the same bits on every machine. Confined to one thread
 * at a time.
 *
 * @since 1.0
 */
public final class CellRedraw {
	/** What the cells of an array do in one read. */
	@FunctionalInterface
	public interface Fluctuation {
		/**
		 * Draws the deviations of all cells.
		 *
		 * @param read      the stream of this read; all its indices may be used
		 * @param deviation receives what each conductance deviates by, S, row-major [rows][columns]
		 */
		void draw(RandomStream read, double[] deviation);
	}

	private final int rows;
	private final int columns;
	private final Fluctuation fluctuation;
	private final double[] deviation;
	private final double[] currents;

	/** @throws IllegalArgumentException if there is no row or no column */
	public CellRedraw(int rows, int columns, Fluctuation fluctuation) {
		if (rows < 1 || columns < 1) {
			throw new IllegalArgumentException("an array of " + rows + " x " + columns);
		}
		this.rows = rows;
		this.columns = columns;
		this.fluctuation = fluctuation;
		deviation = new double[Math.multiplyExact(rows, columns)];
		currents = new double[columns];
	}

	/**
	 * The noise of {@link ReadNoise#of} with the same arguments; the draws are others.
	 *
	 * @throws IllegalArgumentException as there
	 */
	public static CellRedraw normal(int rows, int columns, double[] sigma) {
		ReadNoise.requireDeviations(rows, columns, sigma);
		return new CellRedraw(rows, columns, (read, deviation) -> {
			read.normal(0, deviation, 0, sigma.length);
			for (int i = 0; i < sigma.length; i++) {
				deviation[i] *= sigma[i];
			}
		});
	}

	/**
	 * Adds the noise of {@code count} reads to their currents; input vector k is read number {@code firstRead + k}, whose stream is
	 * {@code stream.split(firstRead + k)}. Arguments and errors as {@link ReadNoise#add}.
	 */
	public void add(RandomStream stream, long firstRead, float[] x, int count, float[] y) {
		Panels.require(rows, columns, x, count, y);
		for (int k = 0; k < count; k++) {
			fluctuation.draw(stream.split(firstRead + k), deviation);
			Arrays.fill(currents, 0);
			for (int i = 0; i < rows; i++) {
				double v = x[i * count + k];
				for (int o = 0; o < columns; o++) {
					currents[o] += v * deviation[i * columns + o];
				}
			}
			for (int o = 0; o < columns; o++) {
				y[o * count + k] += (float) currents[o];
			}
		}
	}
}
