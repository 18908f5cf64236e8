// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.results.Histogram;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.device.DevicePicture.Counts;
import dev.kirchhoff.results.device.DevicePicture.Curves;
import dev.kirchhoff.results.device.DevicePicture.Topic;
import dev.kirchhoff.solver.study.Use;

/** Where cells end up that were written to a few targets, stuck cells among them. */
public final class ProgrammingCurves {
	private static final int SIDE = 8;
	private static final int ARRAYS = 40;
	private static final int LEVELS = 5;
	private static final int BINS = 80;
	/** Part of the window by which cells may miss targets before the two ends are tried alone. */
	private static final double POOR = 0.1;
	private static final List<BiasScheme> SCHEMES = List.of(BiasScheme.THIRD, BiasScheme.HALF);

	private final DeviceProbe probe;
	private final Device device;
	private final Monitor monitor;

	ProgrammingCurves(DeviceProbe probe, Monitor monitor) {
		this.probe = probe;
		this.device = probe.device().instance();
		this.monitor = monitor;
	}

	/**
	 * Cells as an algorithm leaves them.
	 *
	 * @param algorithm null for the device's own tuning
	 * @param error     root mean square distance of working cells from their targets, as a part of the window
	 */
	private record Written(Use<ProgrammingAlgorithm> algorithm, Cells cells, double[] targets, double error) {
	}

	/**
	 * The algorithm that comes nearest to targets all over the window of a device; of those that are equally good the first.
	 *
	 * @return empty if none comes near to more than the two ends
	 */
	public static Optional<Use<ProgrammingAlgorithm>> best(DeviceProbe probe, Monitor monitor) {
		var programming = new ProgrammingCurves(probe, monitor);
		return programming.nearest(LEVELS).filter(written -> written.error < POOR).map(Written::algorithm);
	}

	List<DevicePicture> pictures() {
		var all = nearest(LEVELS);
		var ends = all.isEmpty() || all.get().error > POOR ? nearest(2) : Optional.<Written>empty();
		var chosen = all.isEmpty() ? ends : ends.isPresent() && ends.get().error < all.get().error / 2 ? ends : all;
		return chosen.map(this::pictures).orElse(List.of());
	}

	private Optional<Written> nearest(int levels) {
		Written best = null;
		var candidates = new ArrayList<Use<ProgrammingAlgorithm>>(probe.programming());
		if (candidates.isEmpty() && device instanceof Tunable) {
			candidates.add(null);
		}
		for (var candidate : candidates) {
			monitor.check();
			var written = write(candidate, Batch.levels(device.window(), levels));
			if (written.isPresent() && (best == null || written.get().error < best.error * (1 - 1e-9))) {
				best = written.get();
			}
		}
		return Optional.ofNullable(best);
	}

	/** Empty if the algorithm cannot write these targets. */
	private Optional<Written> write(Use<ProgrammingAlgorithm> algorithm, double[] targets) {
		for (var scheme : SCHEMES) {
			var cells = Batch.arrays(ARRAYS, SIDE, RandomStream.of(probe.seed()).split("programming"));
			Arrays.setAll(cells.target(), k -> targets[k % targets.length]);
			fail(cells);
			try {
				if (algorithm == null) {
					((Tunable) device).tune(cells);
					if (device instanceof Faulty faulty) {
						faulty.stick(cells);
					}
				} else {
					DeviceCurves.blamed(algorithm, monitor, () -> {
						algorithm.instance().program(cells, device, scheme, monitor);
						return null;
					});
				}
			} catch (KirchhoffException unfit) {
				continue;
			}
			if (!Arrays.stream(cells.conductance()).allMatch(Double::isFinite)) {
				return Optional.empty();
			}
			return Optional.of(new Written(algorithm, cells, targets, error(cells)));
		}
		return Optional.empty();
	}

	private void fail(Cells cells) {
		if (!(device instanceof Faulty)) {
			return;
		}
		var uniform = new double[cells.size()];
		cells.draws().uniform("fault", uniform);
		for (int k = 0; k < uniform.length; k++) {
			cells.faults()[k] = uniform[k] < probe.stuckLrs() ? Cells.STUCK_LRS : uniform[k] < probe.stuckLrs() + probe.stuckHrs() ? Cells.STUCK_HRS : Cells.WORKING;
		}
	}

	private double error(Cells cells) {
		double square = IntStream.range(0, cells.size()).filter(k -> cells.fault(k) == Cells.WORKING).mapToDouble(k -> cells.conductance()[k] - cells.target()[k]).map(d -> d * d)
				.average().orElse(0);
		return Math.sqrt(square) / device.window().width();
	}

	private List<DevicePicture> pictures(Written written) {
		var groups = new ArrayList<Histogram.Counts>();
		var values = new ArrayList<double[]>();
		var names = new ArrayList<String>();
		for (double target : written.targets) {
			names.add(DeviceCurves.text(target));
			values.add(chosen(written.cells, k -> written.cells.fault(k) == Cells.WORKING && written.cells.target()[k] == target));
		}
		for (byte fault : new byte[] { Cells.STUCK_LRS, Cells.STUCK_HRS }) {
			var stuck = chosen(written.cells, k -> written.cells.fault(k) == fault);
			if (stuck.length > 0) {
				names.add(fault == Cells.STUCK_LRS ? "stuck at LRS" : "stuck at HRS");
				values.add(stuck);
			}
		}
		double low = DoubleStream.of(written.cells.conductance()).min().orElse(0);
		double high = DoubleStream.of(written.cells.conductance()).max().orElse(1);
		double margin = 0.02 * (high > low ? high - low : Math.max(Math.abs(high), 1e-12));
		double from = low >= 0 ? Math.max(0, low - margin) : low - margin;
		double width = (high + margin - from) / BINS;
		for (int k = 0; k < names.size(); k++) {
			groups.add(new Histogram.Counts(names.get(k), counts(values.get(k), from, width)));
		}
		var histogram = new Histogram("target", IntStream.range(0, BINS).mapToDouble(b -> from + b * width).toArray(),
				IntStream.range(0, BINS).mapToDouble(b -> from + (b + 1) * width).toArray(), groups);
		var lines = IntStream.range(0, names.size()).mapToObj(k -> cumulative(names.get(k), values.get(k))).toList();
		var how = how(written);
		return List.of(
				new Curves(Topic.PROGRAMMING, new Lines("Cumulative distribution of written cells", DeviceCurves.CONDUCTANCE, new Quantity("part of cells", "1", ""), "target", false,
						false, false, lines, how)),
				new Counts(Topic.PROGRAMMING, "Distribution of written cells", DeviceCurves.CONDUCTANCE, histogram, how));
	}

	private String how(Written written) {
		var by = written.algorithm == null ? "the device's own tuning" : written.algorithm.type();
		return written.cells.size() + " cells in arrays of " + SIDE + " x " + SIDE + ", written by " + by + ".";
	}

	private static double[] chosen(Cells cells, java.util.function.IntPredicate which) {
		return IntStream.range(0, cells.size()).filter(which).mapToDouble(k -> cells.conductance()[k]).toArray();
	}

	private static double[] counts(double[] values, double from, double width) {
		var counts = new double[BINS];
		for (double value : values) {
			counts[Math.clamp((int) ((value - from) / width), 0, BINS - 1)]++;
		}
		return counts;
	}

	/** The distribution function: which part of the values lies up to each of them. */
	static Series cumulative(String name, double[] values) {
		var x = values.clone();
		Arrays.sort(x);
		var y = IntStream.range(0, x.length).mapToDouble(k -> (k + 0.5) / x.length).toArray();
		return new Series(name, x, y, Optional.empty());
	}
}
