// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * The static characteristic of a two-terminal device.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface CurrentVoltage {
	/** I = g v. */
	CurrentVoltage OHM = (g, v) -> g * v;

	/**
	 * Current through a device.
	 *
	 * @param g state of the device as its conductance at a reference voltage, S
	 * @param v voltage across it, V
	 * @return A; of the sign of {@code v}, 0 at 0 V, not falling with {@code v}
	 */
	double current(double g, double v);
}
