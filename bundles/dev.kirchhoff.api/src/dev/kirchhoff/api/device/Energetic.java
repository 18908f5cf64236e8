// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: the energy that pulses cost.
 *
 * @since 1.0
 */
public interface Energetic {
	/**
	 * Energy of one pulse on every cell in its present state, the access device included.
	 *
	 * @param joules receives one value a cell, J
	 */
	void energy(Cells cells, Pulses pulses, double[] joules);
}
