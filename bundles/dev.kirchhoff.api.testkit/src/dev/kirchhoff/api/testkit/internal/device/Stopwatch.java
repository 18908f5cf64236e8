// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.Speed;

/** Takes the time of a device's methods on large batches: the best of several rounds, so that other programs count little. */
public final class Stopwatch {
	private static final int COPIES = 400;
	private static final int CELLS = COPIES * Bench.PER_COPY;
	private static final int WARM = 3;
	private static final int ROUNDS = 5;
	private static final double MILLION = 1e6;

	private Stopwatch() {
	}

	public static Speed measure(Bench bench) {
		var seconds = new LinkedHashMap<String, Double>();
		bench.as(StaticIV.class).ifPresent(iv -> {
			var g = bench.programmed(0, COPIES).target();
			var v = new double[CELLS];
			Arrays.setAll(v, i -> bench.volts() * (i % 17 - 8) / 8);
			var i = new double[CELLS];
			seconds.put("current", best(() -> () -> iv.currents(g, v, i)));
		});
		for (var call : bench.calls()) {
			boolean repeated = seconds.containsKey(call.method());
			if (!repeated) {
				seconds.put(call.method(), best(() -> {
					var cells = bench.programmed(0, COPIES);
					return () -> call.on(cells);
				}));
			}
		}
		bench.as(Gradual.class).ifPresent(gradual -> {
			for (var kind : new Pulses.Kind[] { Pulses.Kind.SET, Pulses.Kind.WEAK_RESET, Pulses.Kind.WEAK_SET }) {
				if (gradual.has(kind)) {
					var normal = gradual.isRandom(kind) ? new float[CELLS] : null;
					seconds.put("train of " + kind, best(() -> {
						var conductance = bench.programmed(0, COPIES).conductance();
						return () -> gradual.pulse(kind, conductance, null, normal, 0, CELLS);
					}));
				}
			}
		});
		return new Speed(seconds);
	}

	/** @param prepare makes a round, which is timed without what making it takes */
	private static double best(Supplier<Runnable> prepare) {
		double best = Double.POSITIVE_INFINITY;
		for (int k = 0; k < WARM + ROUNDS; k++) {
			var round = prepare.get();
			long start = System.nanoTime();
			round.run();
			double taken = (System.nanoTime() - start) / 1e9;
			best = k < WARM ? best : Math.min(best, taken);
		}
		return best * MILLION / CELLS;
	}
}
