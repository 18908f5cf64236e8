// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import java.util.Objects;

/**
 * One pulse for every cell of a batch.
 *
 * @param kind      what it is meant to do
 * @param amplitude voltage across cell and access transistor, V, one a cell; 0 leaves the cell alone. The sign is the polarity
 * @param gate      gate voltage of the access transistor, V, one a cell; null for passive cells
 * @param width     s
 * @since 1.0
 */
public record Pulses(Kind kind, double[] amplitude, double[] gate, double width) {
	/** What a pulse is meant to do. */
	public enum Kind {
		FORMING, SET, RESET,
		/** Takes a little of the conductance away. */
		WEAK_RESET,
		/** Adds a little to the conductance: the opposite of a weak RESET, for devices that have one. */
		WEAK_SET, READ
	}

	public Pulses {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(amplitude);
		if (gate != null && gate.length != amplitude.length) {
			throw new IllegalArgumentException(gate.length + " gate voltages for " + amplitude.length + " cells");
		}
	}
}
