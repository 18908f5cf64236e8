// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: what single pulses (forming, SET, RESET, weak RESET) do to cells. Write-verify algorithms and learning on devices are
 * built on it.
 *
 * @since 1.0
 */
public interface Pulsed {
	/** Applies one pulse to every cell whose amplitude is not 0 and updates its conductance. Stuck cells do not answer. */
	void pulse(Cells cells, Pulses pulses);
}
