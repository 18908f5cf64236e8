// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Random numbers for a batch of cells, one for every cell. A number depends on the study's seed, the stage, the copy, the purpose and
 * the cell alone: not on how copies are grouped into batches, nor on threads. Asking twice for the same purpose gives the same
 * numbers.
 *
 * @since 1.0
 */
public final class Draws {
	private final RandomStream[] copies;
	private final int cellsPerCopy;

	/**
	 * @param copies       one stream for every copy in the batch
	 * @param cellsPerCopy how many cells a copy has
	 */
	public Draws(RandomStream[] copies, int cellsPerCopy) {
		this.copies = copies.clone();
		this.cellsPerCopy = cellsPerCopy;
	}

	/**
	 * Draws from the standard normal distribution.
	 *
	 * @param purpose what the numbers are for; other purposes are independent
	 * @param out     receives one number a cell
	 */
	public void normal(String purpose, double[] out) {
		check(out);
		for (int copy = 0; copy < copies.length; copy++) {
			copies[copy].split(purpose).normal(0, out, copy * cellsPerCopy, (copy + 1) * cellsPerCopy);
		}
	}

	/** Draws uniformly from the open interval (0, 1); otherwise as {@link #normal(String, double[])}. */
	public void uniform(String purpose, double[] out) {
		check(out);
		for (int copy = 0; copy < copies.length; copy++) {
			copies[copy].split(purpose).uniform(0, out, copy * cellsPerCopy, (copy + 1) * cellsPerCopy);
		}
	}

	/**
	 * The number that {@link #normal(String, double[])} draws for one cell; cheaper where only few cells need one.
	 *
	 * @param cell index in the batch
	 */
	public double normal(String purpose, int cell) {
		return copies[cell / cellsPerCopy].split(purpose).normal(cell % cellsPerCopy);
	}

	/** The number that {@link #uniform(String, double[])} draws for one cell. */
	public double uniform(String purpose, int cell) {
		return copies[cell / cellsPerCopy].split(purpose).uniform(cell % cellsPerCopy);
	}

	/** Draws for a later event on the same cells, for example the next pulse of a train. */
	public Draws at(long event) {
		var later = new RandomStream[copies.length];
		for (int copy = 0; copy < later.length; copy++) {
			later[copy] = copies[copy].split(event);
		}
		return new Draws(later, cellsPerCopy);
	}

	private void check(double[] out) {
		if (out.length != copies.length * cellsPerCopy) {
			throw new IllegalArgumentException(out.length + " places for " + copies.length * cellsPerCopy + " cells");
		}
	}
}
