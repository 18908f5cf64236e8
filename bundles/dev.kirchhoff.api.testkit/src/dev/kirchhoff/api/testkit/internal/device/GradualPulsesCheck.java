// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * A device that knows trains of pulses and single ones has one physics for both: a train of one does what the pulse does, exactly where there
 * is no chance, else in distribution (by the test of Kolmogorov and Smirnov).
 */
final class GradualPulsesCheck implements DeviceCheck {
	private static final int CELLS = 4096;
	private static final double SAME = 1e-9;
	/** Chance that two samples of one distribution are taken for different; seeds are fixed, so that a verdict stays what it is. */
	private static final double ERROR = 1e-7;
	private static final double AMPLITUDE = 1.2;
	private static final double WIDTH = 1e-7;

	@Override
	public void check(Bench bench, Report report) {
		if (bench.device() instanceof Gradual gradual && bench.device() instanceof Pulsed pulsed) {
			for (var kind : new Pulses.Kind[] { Pulses.Kind.SET, Pulses.Kind.WEAK_RESET, Pulses.Kind.WEAK_SET }) {
				if (gradual.has(kind)) {
					for (var g : bench.conductances(3)) {
						compare(bench, gradual, pulsed, kind, g, report);
					}
				}
			}
		}
	}

	private static void compare(Bench bench, Gradual gradual, Pulsed pulsed, Pulses.Kind kind, double start, Report report) {
		var random = RandomStream.of(bench.seed()).split("one physics");
		var cells = new Cells(1, IntStream.range(0, CELLS).toArray(), new int[CELLS], new Draws(new RandomStream[] { random }, CELLS));
		Arrays.fill(cells.conductance(), start);
		var amplitude = new double[CELLS];
		Arrays.fill(amplitude, kind == Pulses.Kind.WEAK_RESET ? -AMPLITUDE : AMPLITUDE);
		var pulse = new Pulses(kind, amplitude, null, WIDTH);
		energies(gradual, kind, cells, pulse, bench, report);
		pulsed.pulse(cells, pulse);
		var train = new double[CELLS];
		Arrays.fill(train, start);
		float[] normal = null;
		if (gradual.isRandom(kind)) {
			normal = new float[CELLS];
			random.split("train").normal(0, normal, 0, CELLS);
		}
		gradual.pulse(kind, train, null, normal, 0, CELLS);
		var single = cells.conductance().clone();
		Arrays.sort(single);
		Arrays.sort(train);
		double distance = gradual.isRandom(kind) ? distance(single, train) : Math.abs(single[0] - train[0]) + Math.abs(single[CELLS - 1] - train[CELLS - 1]);
		double allowed = gradual.isRandom(kind) ? Math.sqrt(-Math.log(ERROR / 2) / CELLS) : SAME * bench.window().high();
		if (!(distance <= allowed)) {
			report.error("pulse" + kind, "from " + Text.siemens(start) + " a pulse leads to " + Text.siemens(single[CELLS / 2]) + ", a train of one pulse to " + Text.siemens(train[CELLS / 2])
					+ " (medians; their distributions differ)", "Pulsed and Gradual pulse " + kind, "compute both with the same law, one calling the other");
		}
	}

	/** Largest difference of two sorted samples' distribution functions; 1 if there is no number among them. */
	private static double distance(double[] a, double[] b) {
		if (Double.isNaN(a[a.length - 1]) || Double.isNaN(b[b.length - 1])) {
			return 1;
		}
		double most = 0;
		int i = 0;
		int j = 0;
		while (i < a.length && j < b.length) {
			double at = Math.min(a[i], b[j]);
			while (i < a.length && a[i] <= at) {
				i++;
			}
			while (j < b.length && b[j] <= at) {
				j++;
			}
			most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
		}
		return most;
	}

	private static void energies(Gradual gradual, Pulses.Kind kind, Cells cells, Pulses pulse, Bench bench, Report report) {
		bench.as(Energetic.class).ifPresent(energetic -> {
			double known = gradual.energy(kind);
			var joules = new double[CELLS];
			energetic.energy(cells, pulse, joules);
			boolean constant = Arrays.stream(joules).distinct().count() == 1;
			if (known > 0 && constant && Math.abs(joules[0] - known) > SAME * known) {
				report.error("energy" + kind, "a pulse costs " + joules[0] + " J, one of a train " + known + " J", "Energetic and Gradual energy " + kind, "compute both with the same law");
			}
		});
	}
}
