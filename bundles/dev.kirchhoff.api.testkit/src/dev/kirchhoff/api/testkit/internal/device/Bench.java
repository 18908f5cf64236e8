// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Monotone;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * The bench on which a device lies: batches of cells at corners and random points of its window, and the calls that are made on them.
 * Everything follows from a seed.
 */
public final class Bench {
	/** Word lines and bit lines of the array that the cells are of. */
	private static final int ROWS = 8;
	private static final int COLUMNS = 6;
	static final int PER_COPY = ROWS * COLUMNS;
	static final int COPIES = 4;
	private static final int VOLTAGES = 41;
	/** Parts of the largest voltage next to 0, where curves with a root or a step go wrong. */
	private static final double[] SMALL = { 1e-12, 1e-9, 1e-6, 1e-3, 1e-2 };
	private static final double WIDTH = 1e-6;
	private static final double[] AMPLITUDES = { 0.5, 1, 2, 3, 5 };
	/** Of access transistors, V; NaN for passive cells. */
	private static final double[] GATES = { Double.NaN, 1.5, 5 };

	private final Object declared;
	private final Device device;
	private final double volts;
	private final double reference;
	private final long seed;
	private List<Call> answered;

	/**
	 * @param declared  what carries the parameters: the device, or the source that made it
	 * @param volts     largest voltage of either sign, V
	 * @param reference at which conductances are stated, V; NaN if it is not known
	 */
	public Bench(Object declared, Device device, double volts, double reference, long seed) {
		this.declared = declared;
		this.device = device;
		this.volts = volts;
		this.reference = reference;
		this.seed = seed;
	}

	Object declared() {
		return declared;
	}

	Device device() {
		return device;
	}

	/** The device as a capability, if it has it. */
	<T> Optional<T> as(Class<T> capability) {
		return capability.isInstance(device) ? Optional.of(capability.cast(device)) : Optional.empty();
	}

	double volts() {
		return volts;
	}

	double reference() {
		return reference;
	}

	Range window() {
		return device.window();
	}

	/** Whether the device promises what an attribute of {@link Monotone} says; it does if it does not carry it. */
	boolean promises(java.util.function.Predicate<Monotone> attribute) {
		var said = device.getClass().getAnnotation(Monotone.class);
		return said == null || attribute.test(said);
	}

	/** Conductances from one end of the window to the other, ascending; both ends are among them. */
	double[] conductances(int count) {
		var window = window();
		var g = new double[count];
		double least = window.low() > 0 ? window.low() : window.high() * 1e-3;
		for (int k = 0; k < count; k++) {
			g[k] = k == 0 ? window.low() : k == count - 1 ? window.high() : least * Math.pow(window.high() / least, (double) k / (count - 1));
		}
		Arrays.sort(g);
		return g;
	}

	/** Voltages of both signs, ascending, with 0 and points next to it. */
	double[] voltages() {
		var v = new ArrayList<Double>();
		v.add(0.0);
		for (int k = 1; k <= VOLTAGES / 2; k++) {
			v.add(volts * k / (VOLTAGES / 2));
		}
		for (var part : SMALL) {
			v.add(volts * part);
		}
		return v.stream().flatMap(x -> x == 0 ? java.util.stream.Stream.of(x) : java.util.stream.Stream.of(x, -x)).mapToDouble(x -> x).sorted().toArray();
	}

	/** Cells that nobody has touched, with targets and stuck cells of their own for every copy, the same however copies are grouped. */
	Cells fresh(int firstCopy, int copies) {
		return fresh(firstCopy, copies, seed);
	}

	/** @param seed of the stage's random numbers; targets and faults do not depend on it */
	Cells fresh(int firstCopy, int copies, long seed) {
		var wordLine = new int[PER_COPY];
		var bitLine = new int[PER_COPY];
		for (int k = 0; k < PER_COPY; k++) {
			wordLine[k] = k / COLUMNS;
			bitLine[k] = k % COLUMNS;
		}
		var streams = new RandomStream[copies];
		for (int c = 0; c < copies; c++) {
			streams[c] = RandomStream.of(seed).split("stage").split(firstCopy + c);
		}
		var cells = new Cells(copies, wordLine, bitLine, new Draws(streams, PER_COPY));
		for (int c = 0; c < copies; c++) {
			targets(cells, c, RandomStream.of(this.seed).split("targets").split(firstCopy + c));
		}
		return cells;
	}

	/** Corners first, and twice, so that cells of the same target can be compared; then random ones. Some cells are stuck. */
	private void targets(Cells cells, int copy, RandomStream random) {
		var window = window();
		for (int k = 0; k < PER_COPY; k++) {
			int i = copy * PER_COPY + k;
			cells.target()[i] = switch (k % 8) {
				case 0, 1 -> window.low();
				case 2, 3 -> window.high();
				case 4, 5 -> window.low() + window.width() / 2;
				default -> window.low() + window.width() * random.uniform(k);
			};
			cells.faults()[i] = k % 13 == 7 ? Cells.STUCK_LRS : k % 13 == 11 ? Cells.STUCK_HRS : Cells.WORKING;
		}
	}

	/** Cells whose conductance is their target. */
	Cells programmed(int firstCopy, int copies) {
		return programmed(firstCopy, copies, seed);
	}

	Cells programmed(int firstCopy, int copies, long seed) {
		var cells = fresh(firstCopy, copies, seed);
		System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		return cells;
	}

	/**
	 * All calls that the device answers. One that it refuses with a {@link KirchhoffException}, as a bias scheme it has no data for, is
	 * none.
	 */
	List<Call> calls() {
		if (answered == null) {
			answered = answered();
		}
		return answered;
	}

	private List<Call> answered() {
		return allCalls().stream().filter(call -> {
			try {
				call.on(programmed(0, 1));
				call.on(fresh(0, 1));
				return true;
			} catch (RuntimeException | LinkageError | StackOverflowError e) {
				return false;
			}
		}).toList();
	}

	/** Those of {@link #calls} that give the same twice: of the others nothing more can be said. */
	List<Call> repeatableCalls() {
		return calls().stream().filter(call -> call.on(programmed(0, COPIES)).isSame(call.on(programmed(0, COPIES)))).toList();
	}

	/** Those that change conductances or read them, whether the device answers or not. */
	List<Call> allCalls() {
		var calls = new ArrayList<Call>();
		as(Tunable.class).ifPresent(it -> calls.add(new Call("tune", "", Call.Kind.WRITES, null, (cells, _, _) -> it.tune(cells))));
		as(Faulty.class).ifPresent(it -> calls.add(new Call("stick", "", Call.Kind.STICKS, null, (cells, _, _) -> it.stick(cells))));
		as(Disturbed.class).ifPresent(it -> {
			for (var scheme : BiasScheme.values()) {
				calls.add(new Call("disturb", scheme.name(), Call.Kind.WRITES, null, (cells, _, _) -> it.disturb(cells, scheme)));
			}
		});
		as(Relaxing.class).ifPresent(it -> calls.add(new Call("relax", "every other cell", Call.Kind.WRITES, null, (cells, _, _) -> it.relax(cells, everyOther(cells)))));
		as(Aged.class).ifPresent(it -> {
			calls.add(new Call("age", "1 h, 398.15 K", Call.Kind.WRITES, null, (cells, _, _) -> it.age(cells, 3600, 398.15)));
			calls.add(new Call("age", "1e8 s, 300 K", Call.Kind.WRITES, null, (cells, _, _) -> it.age(cells, 1e8, 300)));
		});
		as(Pulsed.class).ifPresent(it -> pulses().forEach(train -> calls.add(new Call("pulse", train.text(), Call.Kind.PULSES, train::of, (cells, pulses, _) -> it.pulse(cells, pulses)))));
		as(Noisy.class).ifPresent(it -> calls.add(new Call("readNoise", "", Call.Kind.READS, null, (cells, _, answers) -> it.readNoise(cells, answers))));
		as(Readout.class).ifPresent(it -> {
			for (var part : new double[] { 1, 0.2 }) {
				calls.add(new Call("readout", part * volts + " V", Call.Kind.READS, null, (cells, _, answers) -> it.readout(cells, part * volts, answers)));
			}
		});
		as(Enduring.class).ifPresent(it -> calls.add(new Call("endurance", "", Call.Kind.READS, null, (cells, _, answers) -> it.endurance(cells, answers))));
		as(Energetic.class).ifPresent(it -> pulses().forEach(train -> calls.add(new Call("energy", train.text(), Call.Kind.READS, train::of, it::energy))));
		return calls;
	}

	/** What every cell of a batch is pulsed with; every third cell is left alone. */
	record Train(Pulses.Kind kind, double amplitude, double gate) {
		String text() {
			return kind.name() + " " + amplitude + " V" + (Double.isNaN(gate) ? "" : ", gate " + gate + " V");
		}

		Pulses of(Cells cells) {
			var amplitudes = new double[cells.size()];
			for (int i = 0; i < amplitudes.length; i++) {
				amplitudes[i] = isLeftAlone(cells, i) ? 0 : amplitude;
			}
			double[] gates = null;
			if (!Double.isNaN(gate)) {
				gates = new double[amplitudes.length];
				Arrays.fill(gates, gate);
			}
			return new Pulses(kind, amplitudes, gates, WIDTH);
		}

		/** Whether it is meant to add conductance (1), to take it away (-1) or neither (0). */
		int sense() {
			return switch (kind) {
				case FORMING, SET, WEAK_SET -> 1;
				case RESET, WEAK_RESET -> -1;
				case READ -> 0;
			};
		}
	}

	private static boolean isLeftAlone(Cells cells, int i) {
		return i % cells.perCopy() % 3 == 2;
	}

	/** Pulses of every kind, of the polarity that the kind usually has. */
	static List<Train> pulses() {
		var trains = new ArrayList<Train>();
		for (var kind : Pulses.Kind.values()) {
			for (var amplitude : kind == Pulses.Kind.READ ? new double[] { 0.2 } : AMPLITUDES) {
				for (var gate : GATES) {
					boolean negative = kind == Pulses.Kind.RESET || kind == Pulses.Kind.WEAK_RESET;
					trains.add(new Train(kind, negative ? -amplitude : amplitude, gate));
				}
			}
		}
		return trains;
	}

	private static boolean[] everyOther(Cells cells) {
		var which = new boolean[cells.size()];
		for (int i = 0; i < which.length; i += 2) {
			which[i] = true;
		}
		return which;
	}

	long seed() {
		return seed;
	}

	/** A cell, for messages. */
	static String cell(int i) {
		return String.format(Locale.ROOT, "cell %d of copy %d", i % PER_COPY, i / PER_COPY);
	}
}
