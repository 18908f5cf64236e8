// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.CurrentVoltage;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.random.RandomStream;

/** Inputs of the measurements, the same in every run: square arrays, cell resistances uniform in a range, word lines driven at random. */
final class Samples {
	/** Like the emission of Poole and Frenkel, as in the golden cases: I = V / R · exp(2 sqrt |V|). */
	static final CurrentVoltage POOLE_FRENKEL = (g, v) -> g * v * Math.exp(2 * Math.sqrt(Math.abs(v)));

	private static final RandomStream STREAM = RandomStream.of(3);

	private Samples() {
	}

	/** Cell conductances, S, row-major [n][n], of resistances uniform between two values in ohm. */
	static double[] conductance(int n, double low, double high) {
		var g = new double[n * n];
		STREAM.split("cells").uniform(0, g, 0, g.length);
		for (int k = 0; k < g.length; k++) {
			g[k] = 1 / (low + (high - low) * g[k]);
		}
		return g;
	}

	/** Ohmic cells, one end of each line open, ideal sources. */
	static Crossbar linear(int n, double low, double high, double segment) {
		return Crossbar.linear(n, n, conductance(n, low, high), new Wiring(segment, segment));
	}

	static Crossbar nonlinear(int n, double low, double high, double segment) {
		return Crossbar.nonlinear(n, n, conductance(n, low, high), POOLE_FRENKEL, new Wiring(segment, segment));
	}

	/** Word lines between 0 V and {@code largest}, bit lines at ground. */
	static Bias read(int n, int vector, double largest) {
		return Bias.read(voltages(n, vector, largest), n);
	}

	/** The potentials of {@link #read}. */
	static double[] voltages(int n, int vector, double largest) {
		var v = new double[n];
		STREAM.split("inputs").split(vector).uniform(0, v, 0, n);
		for (int i = 0; i < n; i++) {
			v[i] *= largest;
		}
		return v;
	}
}
