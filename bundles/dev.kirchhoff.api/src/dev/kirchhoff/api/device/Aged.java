// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: how conductance changes with time at a temperature, without any pulse.
 *
 * @since 1.0
 */
public interface Aged {
	/**
	 * Lets all cells age.
	 *
	 * @param duration    s
	 * @param temperature K
	 */
	void age(Cells cells, double duration, double temperature);
}
