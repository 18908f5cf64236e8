// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.results.Lines;
import dev.kirchhoff.results.Series;
import dev.kirchhoff.results.device.DevicePicture.Curves;
import dev.kirchhoff.results.device.DevicePicture.Topic;

/**
 * What pulses do to cells: trains of equal ones, up and down, and ramps of growing ones. Voltages that serve are found by trying, as a
 * person would at the bench: no device says which it wants.
 */
final class PulseCurves {
	private static final int CELLS = 100;
	private static final int POINTS = 60;
	private static final int LONGEST = 1 << 20;
	/** Part of the window after which a train has shown what there is. */
	private static final double ENOUGH = 0.95;
	/** V. */
	private static final double STEP = 0.1;
	private static final int STEPS = 50;
	/** s. */
	private static final double WIDTH = 1e-5;
	/** V; null is an access transistor that is wide open, or none. */
	private static final List<Double> GATES = List.of(1., 1.2, 1.4, 1.6, 2., 2.5, 3., 3.5, 4.5);
	/** Part of the window that cells may be set beyond it. */
	private static final double BEYOND = 0.1;
	private static final int MOST_EQUAL = 100;

	private final Device device;
	private final RandomStream stream;
	private final Monitor monitor;

	PulseCurves(Device device, RandomStream stream, Monitor monitor) {
		this.device = device;
		this.stream = stream;
		this.monitor = monitor;
	}

	List<DevicePicture> pictures() {
		return switch (device) {
			case Gradual gradual when gradual.has(Kind.WEAK_RESET) || gradual.has(Kind.WEAK_SET) -> trains(gradual);
			case Pulsed pulsed -> pulsed(pulsed);
			default -> List.of();
		};
	}

	private List<DevicePicture> trains(Gradual gradual) {
		var series = new ArrayList<Series>();
		var names = List.of("depression (weak RESET)", "potentiation (weak SET)");
		var kinds = List.of(Kind.WEAK_RESET, Kind.WEAK_SET);
		for (int k = 0; k < kinds.size(); k++) {
			if (gradual.has(kinds.get(k))) {
				series.add(train(gradual, kinds.get(k), start(kinds.get(k)), names.get(k)));
			}
		}
		return List.of(equal(series));
	}

	private Curves equal(List<Series> series) {
		return new Curves(Topic.PULSES, new Lines("Conductance over equal pulses", new Quantity("pulses", "1", ""), DeviceCurves.CONDUCTANCE, "", false, false, false, series,
				"Mean and standard deviation of " + CELLS + " cells."));
	}

	private double start(Kind kind) {
		return kind == Kind.WEAK_RESET || kind == Kind.RESET ? device.window().high() : device.window().low();
	}

	private Series train(Gradual gradual, Kind kind, double start, String name) {
		int length = length(gradual, kind, start);
		int points = Math.min(POINTS, length);
		var conductance = Batch.filled(CELLS, start);
		var random = stream.split(kind.name());
		var normal = gradual.isRandom(kind) ? new float[CELLS] : null;
		var means = new Means();
		means.add(0, conductance);
		int done = 0;
		for (int point = 1; point <= points; point++) {
			monitor.check();
			int step = (int) ((long) length * point / points) - done;
			for (int c = 0; normal != null && c < CELLS; c++) {
				normal[c] = random.split(point).normalFloat(c);
			}
			gradual.pulse(kind, conductance, step == 1 ? null : Batch.filled(CELLS, step), normal, 0, CELLS);
			done += step;
			means.add(done, conductance);
		}
		return means.series(name);
	}

	/** Pulses that take a cell through nearly all of its window, or as many as it makes sense to try. */
	private int length(Gradual gradual, Kind kind, double start) {
		int length = 1;
		while (length < LONGEST && way(gradual, kind, start, length) < ENOUGH) {
			monitor.check();
			length *= 2;
		}
		int low = length / 2;
		int high = length;
		while (high - low > Math.max(1, high / 50)) {
			int middle = (low + high) / 2;
			if (way(gradual, kind, start, middle) < ENOUGH) {
				low = middle;
			} else {
				high = middle;
			}
		}
		return high;
	}

	private double way(Gradual gradual, Kind kind, double start, int length) {
		var conductance = new double[] { start };
		gradual.pulse(kind, conductance, new double[] { length }, gradual.isRandom(kind) ? new float[1] : null, 0, 1);
		return Math.abs(conductance[0] - start) / device.window().width();
	}

	/** A ramp of growing pulses, with the voltage that did most in its middle. */
	private record Ramp(Kind kind, Double gate, Series series, double half) {
	}

	private List<DevicePicture> pulsed(Pulsed pulsed) {
		var up = ramps(pulsed, Kind.SET);
		var down = ramps(pulsed, Kind.RESET);
		var pictures = new ArrayList<DevicePicture>();
		var equal = new ArrayList<Series>();
		down.stream().findFirst().map(ramp -> repeated(pulsed, ramp, "depression")).ifPresent(equal::add);
		up.stream().reduce((_, last) -> last).map(ramp -> repeated(pulsed, ramp, "potentiation")).ifPresent(equal::add);
		if (!equal.isEmpty()) {
			pictures.add(equal(equal));
		}
		if (up.stream().anyMatch(this::needsVoltage) || down.stream().anyMatch(this::needsVoltage)) {
			var ramps = new ArrayList<Series>();
			up.forEach(ramp -> ramps.add(ramp.series.named("SET" + gate(ramp.gate))));
			down.forEach(ramp -> ramps.add(ramp.series.named("RESET" + gate(ramp.gate))));
			pictures.add(new Curves(Topic.PULSES, new Lines("Conductance over a ramp of pulses", new Quantity("amplitude", "V", ""), DeviceCurves.CONDUCTANCE, "", false, false, false,
					ramps, "Steps of 0.1 V, SET from the lowest and RESET from the highest conductance; mean and standard deviation of " + CELLS + " cells.")));
		}
		return pictures;
	}

	private static String gate(Double gate) {
		return gate == null ? "" : ", gate at " + dev.kirchhoff.results.Scale.of("V", gate).text(gate);
	}

	/** Whether the first, smallest pulse does nothing. */
	private boolean needsVoltage(Ramp ramp) {
		return Math.abs(ramp.series.y()[1] - ramp.series.y()[0]) < 1e-3 * device.window().width();
	}

	/** Ramps that differ; without a gate voltage if that serves. */
	private List<Ramp> ramps(Pulsed pulsed, Kind kind) {
		var open = ramp(pulsed, kind, null);
		if (open.isPresent()) {
			return List.of(open.get());
		}
		var found = new ArrayList<Ramp>();
		for (var gate : GATES) {
			ramp(pulsed, kind, gate).filter(ramp -> found.isEmpty() || !same(found.getLast(), ramp)).ifPresent(found::add);
		}
		return found;
	}

	private boolean same(Ramp a, Ramp b) {
		return IntStream.range(0, a.series.y().length).allMatch(k -> Math.abs(a.series.y()[k] - b.series.y()[k]) < 1e-3 * device.window().width());
	}

	/** Empty if the device refuses such pulses, or if they do nothing, or lead out of the window. */
	private Optional<Ramp> ramp(Pulsed pulsed, Kind kind, Double gate) {
		try {
			return accepted(pulsed, kind, gate);
		} catch (KirchhoffException refused) {
			return Optional.empty();
		}
	}

	private Optional<Ramp> accepted(Pulsed pulsed, Kind kind, Double gate) {
		monitor.check();
		double sign = kind == Kind.SET ? 1 : -1;
		var cells = Batch.row(CELLS, stream.split(kind.name()));
		Arrays.fill(cells.conductance(), start(kind));
		var draws = cells.draws();
		var means = new Means();
		means.add(0, cells.conductance());
		for (int k = 1; k <= STEPS; k++) {
			cells.draws(draws.at(k));
			pulsed.pulse(cells, new Pulses(kind, Batch.filled(CELLS, sign * k * STEP), gate == null ? null : Batch.filled(CELLS, gate), WIDTH));
			means.add(sign * k * STEP, cells.conductance());
		}
		var y = means.series("").y();
		double change = sign * (means.last() - y[0]);
		double room = BEYOND * device.window().width();
		boolean within = Arrays.stream(y).allMatch(g -> g >= device.window().low() - room && g <= device.window().high() + room);
		if (!within || !(change > 0.05 * device.window().width())) {
			return Optional.empty();
		}
		int half = 1;
		while (sign * (y[half] - y[0]) < change / 2) {
			half++;
		}
		return Optional.of(new Ramp(kind, gate, means.series(""), half * STEP));
	}

	private Series repeated(Pulsed pulsed, Ramp ramp, String name) {
		double sign = ramp.kind == Kind.SET ? 1 : -1;
		var cells = Batch.row(CELLS, stream.split("equal " + ramp.kind));
		Arrays.fill(cells.conductance(), start(ramp.kind));
		var draws = cells.draws();
		var means = new Means();
		means.add(0, cells.conductance());
		for (int k = 1; k <= MOST_EQUAL; k++) {
			monitor.check();
			cells.draws(draws.at(k));
			pulsed.pulse(cells, new Pulses(ramp.kind, Batch.filled(CELLS, sign * ramp.half), ramp.gate == null ? null : Batch.filled(CELLS, ramp.gate), WIDTH));
			means.add(k, cells.conductance());
		}
		var volts = dev.kirchhoff.results.Scale.of("V", ramp.half);
		return means.series(name + (needsVoltage(ramp) ? " (" + ramp.kind + " of " + volts.text(sign * ramp.half) + gate(ramp.gate) + ")" : ""));
	}
}
