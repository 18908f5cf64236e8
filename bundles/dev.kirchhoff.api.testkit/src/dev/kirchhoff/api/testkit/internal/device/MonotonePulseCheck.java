// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Arrays;

import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Monotone;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Pulses that are meant to add conductance lower none, and those that are meant to take it away raise none: in the median over chance. */
final class MonotonePulseCheck implements DeviceCheck {
	private static final int CELLS = 501;
	private static final int CONDUCTANCES = 5;
	/** Part of the window that may be rounding, or the median of so few cells. */
	private static final double SLACK = 1e-9;

	@Override
	public void check(Bench bench, Report report) {
		if (!bench.promises(Monotone::pulses)) {
			return;
		}
		bench.as(Pulsed.class).ifPresent(_ -> {
			var known = bench.calls();
			for (var train : Bench.pulses()) {
				known.stream().filter(call -> call.method().equals("pulse") && call.values().equals(train.text())).forEach(call -> pulsed(bench, call, train, report));
			}
		});
		bench.as(Gradual.class).ifPresent(gradual -> {
			for (var kind : new Pulses.Kind[] { Pulses.Kind.SET, Pulses.Kind.WEAK_SET, Pulses.Kind.WEAK_RESET }) {
				if (gradual.has(kind)) {
					gradual(bench, gradual, kind, report);
				}
			}
		});
	}

	/** Cells of one conductance in many copies; the batch has them side by side. */
	private static void pulsed(Bench bench, Call call, Bench.Train train, Report report) {
		for (var g : bench.conductances(CONDUCTANCES)) {
			var cells = bench.fresh(0, CELLS / Bench.PER_COPY + 1);
			Arrays.fill(cells.faults(), dev.kirchhoff.api.device.Cells.WORKING);
			Arrays.fill(cells.conductance(), g);
			var outcome = call.on(cells);
			var pulsed = new double[cells.size()];
			int count = 0;
			for (int i = 0; i < pulsed.length; i++) {
				if (outcome.pulses().amplitude()[i] != 0) {
					pulsed[count++] = outcome.conductance()[i];
				}
			}
			judge(bench, call.where(), g, Arrays.copyOf(pulsed, count), train.sense(), report);
		}
	}

	private static void gradual(Bench bench, Gradual gradual, Pulses.Kind kind, Report report) {
		var random = dev.kirchhoff.numerics.random.RandomStream.of(bench.seed()).split("median");
		for (var g : bench.conductances(CONDUCTANCES)) {
			var conductance = new double[CELLS];
			Arrays.fill(conductance, g);
			float[] normal = null;
			if (gradual.isRandom(kind)) {
				normal = new float[CELLS];
				random.normal(0, normal, 0, CELLS);
			}
			gradual.pulse(kind, conductance, null, normal, 0, CELLS);
			judge(bench, "Gradual pulse " + kind, g, conductance, kind == Pulses.Kind.WEAK_RESET ? -1 : 1, report);
		}
	}

	/**
	 * Chance may move the median of so many cells by a little more than their quartiles over the root of their number. At the ends of the
	 * window, where scatter goes one way only, it may move by all of the scatter.
	 */
	private static void judge(Bench bench, String where, double before, double[] after, int sense, Report report) {
		Arrays.sort(after);
		double median = after[after.length / 2];
		double quartiles = after[after.length * 3 / 4] - after[after.length / 4];
		double toTheEnds = Math.min(Math.abs(before - bench.window().low()), Math.abs(bench.window().high() - before));
		double slack = SLACK * bench.window().high() + (toTheEnds < 2 * quartiles ? quartiles : 4 * quartiles / Math.sqrt(after.length));
		if (sense != 0 && sense * (median - before) < -slack || sense == 0 && Math.abs(median - before) > slack) {
			report.error(where.split(" ")[0] + sense, (sense > 0 ? "it lowers" : sense < 0 ? "it raises" : "it moves") + " the conductance of cells of " + Text.siemens(before) + " to "
					+ Text.siemens(median), where, "let the kind and polarity of a pulse decide which way it goes, or annotate the device with @Monotone(pulses = false)");
		}
	}
}
