// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.circuit;

import java.util.Optional;

import dev.kirchhoff.numerics.circuit.CurrentVoltage;

/**
 * Capability of a {@link dev.kirchhoff.api.device.StaticIV} or {@link CurrentVoltage}: to say its current as an expression, so that
 * another simulator computes with the law itself and not with a table of samples.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface SpiceExpression {
	/**
	 * The current as a behavioural source of ngspice takes it.
	 *
	 * @param g       state of the device as its conductance at a reference voltage, S
	 * @param voltage expression of the voltage across the device, V; put it in brackets unless it stands alone
	 * @return expression of the current, A
	 */
	String current(double g, String voltage);

	/** The expression of a law that has one. */
	static Optional<SpiceExpression> of(CurrentVoltage law) {
		Object said = law instanceof DeviceLaw(var device) ? device : law;
		return said instanceof SpiceExpression expression ? Optional.of(expression) : Optional.empty();
	}
}
