// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** No method gives NaN or infinity: one such number spoils every sum it enters. An endurance may be infinite. */
final class FiniteCheck implements DeviceCheck {
	private static final int CONDUCTANCES = 17;

	@Override
	public void check(Bench bench, Report report) {
		bench.as(StaticIV.class).ifPresent(iv -> {
			for (var g : bench.conductances(CONDUCTANCES)) {
				for (var v : bench.voltages()) {
					double i = iv.current(g, v);
					if (!Double.isFinite(i)) {
						report.error("current", "the current is " + i, "current at " + Text.siemens(g) + " and " + Text.volts(v),
								"look for roots and logarithms of what can be negative or 0, and for exponentials that overflow");
					}
				}
			}
		});
		for (var call : bench.calls()) {
			look(call, call.on(bench.programmed(0, Bench.COPIES)), "", report);
			look(call, call.on(bench.fresh(0, Bench.COPIES)), " on cells that nobody has touched", report);
		}
	}

	private static void look(Call call, Outcome outcome, String cells, Report report) {
		boolean mayBeInfinite = call.method().equals("endurance");
		for (int i = 0; i < outcome.conductance().length; i++) {
			require(call, "a conductance of", outcome.conductance()[i], false, cells, i, report);
			if (outcome.answers().length > 0) {
				require(call, "", outcome.answers()[i], mayBeInfinite, cells, i, report);
			}
			for (var state : outcome.states().entrySet()) {
				require(call, "a state '" + state.getKey() + "' of", state.getValue()[i], true, cells, i, report);
			}
		}
	}

	private static void require(Call call, String what, double value, boolean mayBeInfinite, String cells, int i, Report report) {
		if (Double.isNaN(value) || Double.isInfinite(value) && !mayBeInfinite) {
			report.error(call.method(), ("it leaves " + what).strip() + " " + value, call.where() + cells + ", " + Bench.cell(i),
					"look for roots and logarithms of what can be negative or 0, and for divisions by 0");
		}
	}
}
