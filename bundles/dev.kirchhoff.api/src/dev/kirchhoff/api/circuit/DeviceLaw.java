// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.circuit;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;

/**
 * The characteristic of a plug-in's device as the circuit takes it; unlike a method reference it does not hide what else the device can
 * do.
 *
 * @since 1.0
 */
public record DeviceLaw(StaticIV device) implements CurrentVoltage {
	@Override
	public double current(double g, double v) {
		return device.current(g, v);
	}
}
