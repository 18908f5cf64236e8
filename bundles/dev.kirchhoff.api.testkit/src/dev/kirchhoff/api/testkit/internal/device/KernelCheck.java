// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.circuit.DeviceLaw;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;
import dev.kirchhoff.numerics.circuit.OperatingRange;
import dev.kirchhoff.numerics.circuit.SeparableLaw;

/**
 * The kernels that a study computes with where voltages carry the inputs (a short sum of products of a function of the conductance and one
 * of the voltage) give the currents of the device, on points that the kernels were not made from.
 */
final class KernelCheck implements DeviceCheck {
	/** What an experiment asks for unless told otherwise, as a part of the largest current. */
	private static final double TOLERANCE = 1e-4;
	private static final int CONDUCTANCES = 37;
	private static final int VOLTAGES = 101;

	@Override
	public void check(Bench bench, Report report) {
		bench.as(StaticIV.class).ifPresent(iv -> {
			var g = bench.conductances(CONDUCTANCES);
			double least = g[0] > 0 ? g[0] : g[1];
			SeparableLaw law;
			try {
				law = SeparableLaw.of(new DeviceLaw(iv), new OperatingRange(least, g[g.length - 1], -bench.volts(), bench.volts()), TOLERANCE);
			} catch (ArithmeticException e) {
				report.warning("", "currents are no short sum of products: " + e.getMessage(), "current up to " + Text.volts(bench.volts()),
						"smooth the law where it bends at a voltage that depends on the state; until then studies have to feed inputs by duration, or with a larger tolerance");
				return;
			} catch (IllegalArgumentException e) {
				report.error("", "no kernels can be made: " + e.getMessage(), "current up to " + Text.volts(bench.volts()), "make every current finite");
				return;
			}
			compare(bench, iv, law, g, report);
		});
	}

	private static void compare(Bench bench, StaticIV iv, SeparableLaw law, double[] conductances, Report report) {
		double most = 0;
		for (var g : conductances) {
			most = Math.max(most, Math.max(Math.abs(iv.current(g, bench.volts())), Math.abs(iv.current(g, -bench.volts()))));
		}
		for (var g : conductances) {
			for (int k = -VOLTAGES; k <= VOLTAGES; k++) {
				double v = bench.volts() * k / VOLTAGES;
				double kernel = g < law.range().leastConductance() ? iv.current(g, v) : law.current(g, v);
				double current = iv.current(g, v);
				if (!(Math.abs(kernel - current) <= TOLERANCE * most)) {
					report.error("", "kernels give " + Text.amperes(kernel) + ", the device " + Text.amperes(current), "current at " + Text.siemens(g) + " and " + Text.volts(v),
							"let current depend on g and v alone, and on both without jumps that are narrower than a thousandth of the range");
				}
			}
		}
	}
}
