// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import dev.kirchhoff.api.circuit.SpiceExpression;
import dev.kirchhoff.api.device.StaticIV;

/** A law that can say itself. */
record Cubic(double a) implements StaticIV, SpiceExpression {
	@Override
	public double current(double g, double v) {
		return g * v * (1 + a * v * v);
	}

	@Override
	public String current(double g, String voltage) {
		return g + "*" + voltage + "*(1+" + a + "*" + voltage + "*" + voltage + ")";
	}
}
