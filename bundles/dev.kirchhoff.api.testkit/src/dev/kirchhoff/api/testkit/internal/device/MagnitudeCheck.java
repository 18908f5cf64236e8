// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/**
 * A current is in amperes and belongs to the conductance of the cell: at the voltage at which conductances are stated it is their
 * product. Where that voltage is not known there must be one at which every conductance of the window is about right at once. A current in mA,
 * or a conductance in the place of a current, is wrong at all of them.
 */
final class MagnitudeCheck implements DeviceCheck {
	/** Share by which a current may be off at the reference voltage. */
	private static final double SHARE = 0.01;
	/** Factor by which it may be off at the best of all voltages. */
	private static final double FACTOR = 3;
	private static final int CONDUCTANCES = 9;
	private static final int VOLTAGES = 64;

	@Override
	public void check(Bench bench, Report report) {
		bench.as(StaticIV.class).ifPresent(iv -> {
			if (Double.isNaN(bench.reference())) {
				search(bench, iv, report);
				return;
			}
			double v = bench.reference();
			for (var g : bench.conductances(CONDUCTANCES)) {
				double i = iv.current(g, v);
				if (g > 0 && !(Math.abs(i / (g * v) - 1) <= SHARE)) {
					report.error("", "a cell of " + Text.siemens(g) + " carries " + Text.amperes(i) + ", not " + Text.amperes(g * v), "current at the reference voltage of " + Text.volts(v),
							"return amperes, and scale the current so that I = g · v there");
				}
			}
		});
	}

	private static void search(Bench bench, StaticIV iv, Report report) {
		double best = Double.POSITIVE_INFINITY;
		double bestVolts = 0;
		double bestG = 0;
		for (int k = 1; k <= VOLTAGES; k++) {
			double v = bench.volts() * k / VOLTAGES;
			double worst = 1;
			double worstG = 0;
			for (var g : bench.conductances(CONDUCTANCES)) {
				double ratio = g == 0 ? 1 : iv.current(g, v) / (g * v);
				double off = ratio > 0 ? Math.max(ratio, 1 / ratio) : Double.POSITIVE_INFINITY;
				if (!(off <= worst)) {
					worst = off;
					worstG = g;
				}
			}
			if (worst < best) {
				best = worst;
				bestVolts = v;
				bestG = worstG;
			}
		}
		if (!(best <= FACTOR)) {
			double i = bestVolts == 0 ? Double.NaN : iv.current(bestG, bestVolts);
			report.error("", Double.isNaN(i) ? "no current is anywhere near conductance times voltage"
					: "currents are nowhere near conductance times voltage; where they come closest, a cell of " + Text.siemens(bestG) + " carries " + Text.amperes(i) + ", not "
							+ Text.amperes(bestG * bestVolts),
					"current up to " + Text.volts(bench.volts()) + (bestVolts == 0 ? "" : ", closest at " + Text.volts(bestVolts)),
					"return amperes for g in siemens and v in volts; if conductances are stated at a higher voltage, look further with upTo");
		}
	}
}
