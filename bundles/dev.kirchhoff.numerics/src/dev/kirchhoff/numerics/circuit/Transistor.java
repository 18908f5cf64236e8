// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/**
 * An n-channel access transistor by the Shichman-Hodges equations (SPICE level 1) without body effect and without leakage. It is
 * symmetric: whichever end is lower is the source.
 *
 * @param gain      β = KP · W / L, A/V², above 0
 * @param threshold V
 * @param lambda    channel-length modulation, 1/V, at least 0
 * @since 1.0
 */
public record Transistor(double gain, double threshold, double lambda) {
	/** @throws IllegalArgumentException if a parameter is out of range */
	public Transistor {
		if (!(gain > 0 && gain < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("a transistor's gain of " + gain + " A/V²; it must be above 0");
		}
		if (!Double.isFinite(threshold)) {
			throw new IllegalArgumentException("a transistor's threshold of " + threshold + " V");
		}
		if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("a channel-length modulation of " + lambda + " per V; it must be 0 or above");
		}
	}

	/**
	 * Current from one end to the other, A. Shichman and Hodges, IEEE J. Solid-State Circuits 3 (1968) 285; with (1 + λ V_DS) in both
	 * regions, as SPICE has it.
	 *
	 * @param gate   potential of the gate, V
	 * @param drain  potential of the end the current enters, V
	 * @param source potential of the other end, V
	 */
	public double current(double gate, double drain, double source) {
		if (drain < source) {
			return -current(gate, source, drain);
		}
		double over = gate - source - threshold;
		if (over <= 0) {
			return 0;
		}
		double v = drain - source;
		return gain * (1 + lambda * v) * (v < over ? (over - v / 2) * v : over * over / 2);
	}

	/** Derivative of {@link #current} by the drain's potential, S, at least 0. */
	public double byDrain(double gate, double drain, double source) {
		if (drain < source) {
			return bySource(gate, source, drain);
		}
		double over = gate - source - threshold;
		if (over <= 0) {
			return 0;
		}
		double v = drain - source;
		return v < over ? gain * ((over - v) * (1 + lambda * v) + lambda * (over - v / 2) * v) : gain * lambda * over * over / 2;
	}

	/** Negative derivative of {@link #current} by the source's potential, S, at least 0. */
	public double bySource(double gate, double drain, double source) {
		if (drain < source) {
			return byDrain(gate, source, drain);
		}
		double over = gate - source - threshold;
		if (over <= 0) {
			return 0;
		}
		double v = drain - source;
		double byGate = gain * (1 + lambda * v) * Math.min(v, over);
		return byDrain(gate, drain, source) + byGate;
	}

	/**
	 * The current that the transistor does not let pass however small the resistance of its cell: its compliance, A.
	 *
	 * @param gate above the source, V
	 */
	public double compliance(double gate) {
		double over = Math.max(0, gate - threshold);
		return gain * over * over / 2;
	}
}
