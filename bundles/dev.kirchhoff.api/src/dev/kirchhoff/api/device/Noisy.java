// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: how much the conductance of a cell scatters from one read to the next (thermal and random telegraph noise), while its
 * state stays what it is. Reads are independent of each other, and cells of each other.
 *
 * @since 1.0
 */
public interface Noisy {
	/**
	 * Tells the standard deviation of every cell's conductance in a single read, in its present state. Called once when all stages
	 * are done; what a network answers through the arrays then scatters accordingly.
	 *
	 * @param sigma receives one value a cell, S, at least 0
	 */
	void readNoise(Cells cells, double[] sigma);
}
