// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: how often a cell can be switched before it keeps its state for good.
 *
 * @since 1.0
 */
public interface Enduring {
	/**
	 * Draws the number of switching events that each cell survives.
	 *
	 * @param cycles receives one number a cell
	 */
	void endurance(Cells cells, double[] cycles);
}
