// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import dev.kirchhoff.api.Range;

/**
 * A resistive device technology. What it can do beyond having a conductance it says by implementing capabilities:
 * {@link StaticIV}, {@link Tunable}, {@link Pulsed}, {@link Gradual}, {@link Disturbed}, {@link Faulty}, {@link Noisy},
 * {@link Aged}, {@link Enduring}, {@link Energetic}. An algorithm names those it needs and is refused a device that lacks one before anything runs.
 * <p>
 * An implementation is a record of its parameters, without state of its own: state is in the {@link Cells} it is given. All methods
 * must be safe to call from several threads at once.
 *
 * @since 1.0
 */
public interface Device {
	/** Conductances a cell can be programmed to, in S. */
	Range window();

	/**
	 * Conductances a cell can show at all, stuck and disturbed ones included, in S. A value outside, or NaN, is a fault of the device
	 * model and stops the study that uses it.
	 */
	default Range limits() {
		return new Range(0, Double.MAX_VALUE);
	}
}
