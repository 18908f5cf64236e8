// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: how well a closed tuning loop (write and verify) hits a target, known as measured statistics. For devices whose single
 * pulses are modelled see {@link Pulsed}.
 *
 * @since 1.0
 */
public interface Tunable {
	/** Sets the conductance of every cell as tuning it to its target leaves it, before anything else disturbs it. */
	void tune(Cells cells);
}
