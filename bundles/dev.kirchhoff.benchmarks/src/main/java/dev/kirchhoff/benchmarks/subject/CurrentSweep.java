// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.devices.expression.Expressed;
import dev.kirchhoff.numerics.function.Elementary;

/** Currents of an array's cells at many voltages, one by one, as the tables of kernels are filled: of a law in Java, and of the same one as an expression. */
public final class CurrentSweep implements Subject<double[]> {
	private static final int VOLTAGES = 64;
	private static final double LEAST = 1e-5;
	private static final double MOST = 2e-4;

	private final StaticIV law;
	private final double[] g;

	private CurrentSweep(StaticIV law, int n) {
		this.law = law;
		g = new double[n * n];
		for (int k = 0; k < g.length; k++) {
			g[k] = LEAST + (MOST - LEAST) * k / g.length;
		}
	}

	/** As a programmer writes it. */
	public static CurrentSweep written(int n) {
		return new CurrentSweep(CurrentSweep::pooleFrenkel, n);
	}

	/** As it stands in a project file. */
	public static CurrentSweep expressed(int n) {
		var source = new Expressed("I = G*V*exp(a*(sqrt(V) - sqrt(V0)))", "a = 2 1/V^0.5, V0 = 0.2 V", true, 1, LEAST, MOST, 0, 0);
		return new CurrentSweep((StaticIV) source.load(), n);
	}

	private static double pooleFrenkel(double g, double v) {
		return g * v * Elementary.exp(2 * (Math.sqrt(Math.abs(v)) - Math.sqrt(0.2)));
	}

	private static double voltage(int k) {
		return (k - VOLTAGES / 2 + 0.5) / VOLTAGES;
	}

	@Override
	public double[] run() {
		var sums = new double[VOLTAGES];
		for (var conductance : g) { // voltages within: an exponential of the voltage alone must not be taken out of the loop
			for (int k = 0; k < VOLTAGES; k++) {
				sums[k] += law.current(conductance, voltage(k));
			}
		}
		return sums;
	}

	@Override
	public Findings examine(double[] result) {
		var expected = new double[VOLTAGES];
		for (int k = 0; k < VOLTAGES; k++) {
			for (var conductance : g) {
				expected[k] += pooleFrenkel(conductance, voltage(k));
			}
		}
		return Findings.direct(Findings.difference(result, expected));
	}

	@Override
	public long units() {
		return (long) g.length * VOLTAGES;
	}
}
