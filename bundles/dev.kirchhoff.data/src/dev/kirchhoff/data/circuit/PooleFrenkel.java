// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import dev.kirchhoff.api.circuit.SpiceExpression;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * I = g v exp(k √|v|), the shape of Poole-Frenkel emission (Frenkel, Phys. Rev. 54 (1938) 647), with g the conductance at 0 V.
 *
 * @param k V^-1/2, at least 0, so that the current never falls with the voltage
 */
record PooleFrenkel(double k) implements CurrentVoltage, SpiceExpression {
	PooleFrenkel {
		if (!(k >= 0 && k < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("a Poole-Frenkel law with k = " + k);
		}
	}

	@Override
	public double current(double g, double v) {
		return g * v * Elementary.exp(k * Math.sqrt(Math.abs(v)));
	}

	/** 1e-18 V under the root, because ngspice differentiates the expression and the root has no derivative at 0. */
	@Override
	public String current(double g, String voltage) {
		return g + "*(" + voltage + ")*exp(" + k + "*sqrt(abs(" + voltage + ")+1e-18))";
	}
}
