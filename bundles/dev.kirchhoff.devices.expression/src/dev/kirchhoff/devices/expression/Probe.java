// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import dev.kirchhoff.api.parameter.Unit;

/** Tries a law over a window and voltages, and tells what no cell can do: each fault once, with where it shows. */
final class Probe {
	private static final Unit SIEMENS = Unit.parse("S");
	private static final Unit VOLT = Unit.parse("V");
	private static final Unit AMPERE = Unit.parse("A");
	private static final int CONDUCTANCES = 17;
	private static final int VOLTAGES = 50;
	/** Parts of the largest voltage close to 0. */
	private static final double[] SMALL = { 1e-9, 1e-6, 1e-3 };
	/** Change of the current over the window below which nothing depends on the conductance, as a part of it. */
	private static final double SAME = 1e-9;

	private final Law law;
	private final double[] g;
	private final double most;
	private final Mistakes mistakes;

	private Probe(Law law, double gMin, double gMax, double most, Mistakes mistakes) {
		this.law = law;
		this.most = most;
		this.mistakes = mistakes;
		g = new double[CONDUCTANCES];
		for (int k = 0; k < CONDUCTANCES; k++) {
			g[k] = gMin + (gMax - gMin) * k / (CONDUCTANCES - 1);
		}
	}

	/** @param most largest voltage of either sign, V */
	static void look(Law law, double gMin, double gMax, double most, Mistakes mistakes) {
		var probe = new Probe(law, gMin, gMax, most, mistakes);
		probe.zero();
		if (probe.finite() && probe.passive()) {
			probe.depends();
		}
	}

	private void wrong(String what, String mend) {
		mistakes.add(Reader.PARAMETER, what, mend);
	}

	private static String at(double conductance, double v) {
		return "at G = " + SIEMENS.format(conductance) + " and V = " + VOLT.format(v);
	}

	private void zero() {
		for (var conductance : g) {
			double i = law.current(conductance, 0);
			if (i != 0) {
				wrong("the current at 0 V is " + AMPERE.format(i) + ", not 0 (at G = " + SIEMENS.format(conductance) + ")",
						Double.isFinite(i) ? "subtract what is left at V = 0, for example exp(x) - 1" : "write it so that V = 0 divides by nothing and takes no logarithm");
				return;
			}
		}
	}

	@FunctionalInterface
	private interface Look {
		/** Whether all is well there. */
		boolean at(double conductance, double v);
	}

	/** Whether all is well at all conductances and all voltages but 0; stops where it is not. */
	private boolean everywhere(Look look) {
		for (var conductance : g) {
			for (int k = 1; k <= VOLTAGES; k++) {
				double v = most * k / VOLTAGES;
				if (!look.at(conductance, v) || !look.at(conductance, -v)) {
					return false;
				}
			}
			for (var part : SMALL) {
				if (!look.at(conductance, part * most) || !look.at(conductance, -part * most)) {
					return false;
				}
			}
		}
		return true;
	}

	private boolean finite() {
		return everywhere((conductance, v) -> {
			double i = law.current(conductance, v);
			if (!Double.isFinite(i)) {
				wrong("the current is " + (Double.isNaN(i) ? "no number" : "infinite") + " " + at(conductance, v),
						v < 0 ? "set symmetric to true, or write it so that it holds for negative V, for example with abs(V)" : "check exponents, roots and logarithms, or lower maxVoltage");
			}
			return Double.isFinite(i);
		});
	}

	private boolean passive() {
		return everywhere((conductance, v) -> {
			double i = law.current(conductance, v);
			if (i * v < 0) {
				wrong("the current flows against the voltage, " + AMPERE.format(i) + " " + at(conductance, v) + ": a cell cannot give power",
						"check signs; every current must have the sign of V");
			}
			return i * v >= 0;
		});
	}

	private void depends() {
		double least = law.current(g[0], most);
		double largest = law.current(g[g.length - 1], most);
		if (Math.abs(largest - least) <= SAME * Math.max(Math.abs(largest), Math.abs(least))) {
			wrong("the current does not depend on G", "multiply by G: it is what programming sets");
		}
	}
}
