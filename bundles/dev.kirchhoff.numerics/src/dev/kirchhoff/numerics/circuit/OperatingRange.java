// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * The states and voltages at which a device is used. What lies outside by less than a relative 1e-6, as after a conversion to 32 bit,
 * is within.
 *
 * @param leastConductance S, above 0
 * @param mostConductance  S, the same or more
 * @param leastVoltage     V, may be negative
 * @param mostVoltage      V, more than the least
 * @since 1.0
 */
public record OperatingRange(double leastConductance, double mostConductance, double leastVoltage, double mostVoltage) {
	private static final double SLACK = 1e-6;

	/** @throws IllegalArgumentException if a range is empty or not finite, or the conductance not positive */
	public OperatingRange {
		if (!(leastConductance > 0 && leastConductance <= mostConductance && mostConductance < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("conductances of " + leastConductance + " to " + mostConductance
					+ " S; the least must be above 0, the most finite and not below the least");
		}
		if (!(leastVoltage < mostVoltage && leastVoltage > Double.NEGATIVE_INFINITY && mostVoltage < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException(
					"voltages of " + leastVoltage + " to " + mostVoltage + " V; both must be finite, the most above the least");
		}
	}

	/** Whether a state of this conductance is within the range; an open cell (0 S) is not. */
	public boolean holdsConductance(double conductance) {
		return conductance >= leastConductance * (1 - SLACK) && conductance <= mostConductance * (1 + SLACK);
	}

	/** Whether a voltage is within the range. */
	public boolean holdsVoltage(double voltage) {
		return voltage >= leastVoltage - slack() && voltage <= mostVoltage + slack();
	}

	private double slack() {
		return SLACK * Math.max(Math.abs(leastVoltage), Math.abs(mostVoltage));
	}
}
