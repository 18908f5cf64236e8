// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Arrays;

import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Trains of pulses change the cells they are told to and nothing else, take one pulse each where no numbers are given, depend on the cell's
 * own conductance, number and draw only, stay finite and within limits, and cost nothing negative.
 */
final class GradualCheck implements DeviceCheck {
	private static final int CELLS = 64;
	private static final int FROM = 7;
	private static final int TO = 50;

	@Override
	public void check(Bench bench, Report report) {
		bench.as(Gradual.class).ifPresent(gradual -> {
			for (var kind : new Pulses.Kind[] { Pulses.Kind.SET, Pulses.Kind.WEAK_RESET, Pulses.Kind.WEAK_SET }) {
				if (gradual.has(kind)) {
					check(bench, gradual, kind, report);
				}
			}
		});
	}

	private static void check(Bench bench, Gradual gradual, Pulses.Kind kind, Report report) {
		String where = "Gradual pulse " + kind;
		var random = RandomStream.of(bench.seed()).split("gradual");
		var before = new double[CELLS];
		var counts = new double[CELLS];
		var normal = gradual.isRandom(kind) ? new float[CELLS] : null;
		for (int i = 0; i < CELLS; i++) {
			before[i] = bench.window().low() + bench.window().width() * random.uniform(i);
			counts[i] = 1 + i % 5;
		}
		if (normal != null) {
			random.normal(CELLS, normal, 0, CELLS);
		}
		var whole = before.clone();
		gradual.pulse(kind, whole, counts, normal, 0, CELLS);
		part(gradual, kind, before, counts, normal, whole, where, report);
		ones(gradual, kind, before, normal, where, report);
		for (int i = 0; i < CELLS; i++) {
			if (!Double.isFinite(whole[i]) || !bench.device().limits().contains(whole[i])) {
				report.error("limits" + kind, "it leaves a conductance of " + Text.siemens(whole[i]), where, "keep within limits()");
			}
		}
		double energy = gradual.energy(kind);
		if (!(energy >= 0 && energy < Double.POSITIVE_INFINITY)) {
			report.error("energy" + kind, "a pulse costs " + energy + " J", "Gradual energy " + kind, "answer 0 or more; 0 if it is not known");
		}
	}

	private static void part(Gradual gradual, Pulses.Kind kind, double[] before, double[] counts, float[] normal, double[] whole, String where, Report report) {
		var part = before.clone();
		var givenCounts = counts.clone();
		var givenNormal = normal == null ? null : normal.clone();
		gradual.pulse(kind, part, givenCounts, givenNormal, FROM, TO);
		if (!Arrays.equals(counts, givenCounts) || !Arrays.equals(normal, givenNormal)) {
			report.error("inputs" + kind, "it changes the numbers of pulses or the draws that it is given", where, "change conductances only");
		}
		for (int i = 0; i < CELLS; i++) {
			boolean inside = i >= FROM && i < TO;
			if (!inside && part[i] != before[i]) {
				report.error("outside" + kind, "it changes cell " + i + ", which is not from " + FROM + " to " + TO, where, "run the loop from 'from' to 'to'");
			} else if (inside && part[i] != whole[i]) {
				report.error("inside" + kind, "cell " + i + " ends at " + Text.siemens(part[i]) + " in a part of the array, at " + Text.siemens(whole[i]) + " in the whole", where,
						"let the result depend on the cell's own conductance, number of pulses and draw only");
			}
		}
	}

	private static void ones(Gradual gradual, Pulses.Kind kind, double[] before, float[] normal, String where, Report report) {
		var ones = new double[CELLS];
		Arrays.fill(ones, 1);
		var given = before.clone();
		gradual.pulse(kind, given, ones, normal, 0, CELLS);
		var none = before.clone();
		gradual.pulse(kind, none, null, normal, 0, CELLS);
		if (!Arrays.equals(given, none)) {
			report.error("ones" + kind, "no numbers of pulses are not the same as a pulse each", where, "take pulses == null for one pulse on each cell");
		}
	}
}
