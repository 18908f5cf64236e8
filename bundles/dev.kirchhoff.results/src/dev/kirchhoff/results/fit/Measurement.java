// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.fit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

import dev.kirchhoff.api.KirchhoffException;

/** What was measured on devices, in SI units. */
public sealed interface Measurement {
	/** What a table of measurements can hold. */
	enum Kind {
		IV("I-V sweeps", "voltage and current, one or several curves"), PULSES("Conductance per pulse", "number of the pulse, conductance, and SET or RESET"),
		LEVELS("Level distributions", "target and reached conductance, or a column for each level");

		private final String label;
		private final String doc;

		Kind(String label, String doc) {
			this.label = label;
			this.doc = doc;
		}

		/** For people. */
		public String label() {
			return label;
		}

		/** The columns it has. */
		public String doc() {
			return doc;
		}
	}

	/**
	 * Currents over voltages.
	 *
	 * @param curves each without the points at 0 V
	 */
	record Sweeps(List<Curve> curves) implements Measurement {
		@Override
		public Kind kind() {
			return Kind.IV;
		}

		@Override
		public String summary() {
			return count(curves.size(), "curve") + ", " + count(curves.stream().mapToInt(curve -> curve.v().length).sum(), "point") + ", up to "
					+ quantity("V", curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.v())).map(Math::abs).max().orElse(0)) + " and "
					+ quantity("A", curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.i())).map(Math::abs).max().orElse(0));
		}
	}

	/** One curve. */
	record Curve(String name, double[] v, double[] i) {
	}

	/** Conductances while pulses were applied. */
	record Trains(List<Train> trains) implements Measurement {
		@Override
		public Kind kind() {
			return Kind.PULSES;
		}

		@Override
		public String summary() {
			long set = trains.stream().filter(Train::set).count();
			return count((int) set, "SET train") + ", " + count((int) (trains.size() - set), "RESET train") + ", " + count(trains.stream().mapToInt(train -> train.g().length).sum(), "point")
					+ ", " + quantity("S", values().min().orElse(0)) + " to " + quantity("S", values().max().orElse(0));
		}

		DoubleStream values() {
			return trains.stream().flatMapToDouble(train -> DoubleStream.of(train.g()));
		}
	}

	/**
	 * Pulses of one direction.
	 *
	 * @param set   whether they are to raise the conductance
	 * @param pulse number of the pulse, ascending
	 * @param g     conductance after it, S
	 */
	record Train(boolean set, double[] pulse, double[] g) {
	}

	/** Conductances that cells have that were written to targets. */
	record Levels(List<Level> levels) implements Measurement {
		@Override
		public Kind kind() {
			return Kind.LEVELS;
		}

		@Override
		public String summary() {
			return count(levels.size(), "level") + " from " + quantity("S", levels.getFirst().target()) + " to " + quantity("S", levels.getLast().target()) + ", "
					+ count(levels.stream().mapToInt(level -> level.g().length).sum(), "cell");
		}
	}

	/** Cells of one target, S. */
	record Level(double target, double[] g) {
	}

	Kind kind();

	/** One line for people. */
	String summary();

	/**
	 * Reads files of one kind as one measurement.
	 *
	 * @throws KirchhoffException if they do not hold what they should; the message has a line for each fault, with file and line
	 */
	static Measurement read(List<Path> files, Kind kind) {
		return of(files.stream().map(MeasuredTable::read).toList(), kind);
	}

	/** As {@link #read}, of tables. */
	static Measurement of(List<MeasuredTable> tables, Kind kind) {
		return new MeasurementReader(tables).read(kind);
	}

	private static String count(int number, String what) {
		return number + " " + what + (number == 1 ? "" : "s");
	}

	private static String quantity(String unit, double value) {
		return dev.kirchhoff.results.Scale.of(unit, Math.abs(value)).text(value).replace('\u00a0', ' ');
	}
}
