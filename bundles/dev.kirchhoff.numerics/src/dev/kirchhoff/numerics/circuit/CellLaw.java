// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * The cells of one crossbar: what current flows through each from its word line to its bit line, as a function of the potentials of
 * the two. Cell (i, j) is at index i · columns + j. Immutable; safe to use from several threads.
 *
 * @since 1.0
 */
public interface CellLaw {
	/** Number of cells. */
	int size();

	/** Whether a current depends on the difference of the two potentials only; false where a gate makes a reference of its own. */
	boolean symmetric();

	/** Whether no current can flow through cell {@code k} at all. */
	boolean open(int k);

	/**
	 * Currents and their derivatives of a run of cells.
	 *
	 * @param first    index of the first cell
	 * @param count    number of cells
	 * @param word     potential of each cell's word line node from index {@code at} on, V
	 * @param bit      potential of each cell's bit line node, V
	 * @param at       where the run stands in all arrays
	 * @param current  receives the current from word line to bit line, A
	 * @param byWord   receives the derivative of the current by the word line's potential, S, at least 0
	 * @param byBit    receives the negative derivative by the bit line's potential, S, at least 0; may be the same array as
	 *                 {@code byWord} if the law is {@link #symmetric()}
	 */
	void evaluate(int first, int count, double[] word, double[] bit, int at, double[] current, double[] byWord, double[] byBit);
}
