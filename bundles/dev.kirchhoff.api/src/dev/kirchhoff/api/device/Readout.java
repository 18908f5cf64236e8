// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: what a cell shows depends on the voltage it is read at, in a way of its own that its conductance does not tell. A device
 * without it shows {@link Cells#conductance()} at every voltage.
 *
 * @since 1.0
 */
public interface Readout {
	/**
	 * Tells what every cell shows: current over voltage. Changes nothing: asked again in the same state, it answers the same.
	 *
	 * @param voltage     read voltage, V; > 0
	 * @param conductance receives one value a cell, S
	 */
	void readout(Cells cells, double voltage, double[] conductance);
}
