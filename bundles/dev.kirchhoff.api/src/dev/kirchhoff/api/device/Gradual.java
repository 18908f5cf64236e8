// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: trains of equal pulses on a few of very many cells, again and again, as learning on devices needs them. Whoever pulses
 * gathers the cells that it addresses in an array, lets the device change all of them in one loop, and puts them back: nothing is done for
 * cells that are left alone, and exponentials and logarithms are taken in bulk. Random numbers are the caller's, so that it alone decides
 * what they depend on (the cell and the event, and no thread), and draws them in bulk too.
 * <p>
 * What a train does to a cell depends on its conductance, the number of pulses and one random number only. Stuck and worn cells are not
 * told apart here: the caller leaves them out.
 *
 * @since 1.0
 */
public interface Gradual {
	/**
	 * Whether such a pulse can be had from the device.
	 *
	 * @param kind {@link Pulses.Kind#SET}, {@link Pulses.Kind#WEAK_RESET} or {@link Pulses.Kind#WEAK_SET}
	 */
	boolean has(Pulses.Kind kind);

	/** Whether such pulses are subject to chance; if not, nobody has to draw anything for them. */
	boolean isRandom(Pulses.Kind kind);

	/**
	 * Applies a train of pulses to every cell from one index to another.
	 *
	 * @param kind        one that the device {@linkplain #has has}
	 * @param conductance of the cells that are addressed, S; changed in place
	 * @param pulses      of each cell's train; null for one each
	 * @param normal      one draw from the standard normal distribution for each cell; null where nothing is {@linkplain #isRandom random}
	 */
	void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to);

	/** Energy of one such pulse, the access device included, J; 0 if it is not known. */
	double energy(Pulses.Kind kind);
}
