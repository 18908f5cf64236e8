// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;

/**
 * What can be seen of a run before it is finished: courses of trainings and means of what repeats have given. Takes little time and
 * memory, however many trainings and repeats there are. Threads write, others look.
 */
final class Live {
	/** Courses that are kept; the oldest that are finished go first. */
	private static final int COURSES = 256;
	/** Values that are kept of a course or of the history of a mean. */
	private static final int VALUES = 512;

	/** Rows of numbers that stay few: when there are too many, every second one goes, and only so many of those to come are taken. */
	private static final class Rows {
		private final List<double[]> rows = new ArrayList<>();
		private long told;
		private long stride = 1;
		private double[] last;

		void add(double... row) {
			last = row;
			if (told++ % stride == 0) {
				rows.add(row);
			}
			if (rows.size() > VALUES) {
				for (int k = 1; k < rows.size(); k++) {
					rows.remove(k);
				}
				stride *= 2;
			}
		}

		/** One column, the newest value always among them. */
		double[] column(int index) {
			boolean open = last != null && rows.getLast() != last;
			var column = new double[rows.size() + (open ? 1 : 0)];
			for (int k = 0; k < rows.size(); k++) {
				column[k] = rows.get(k)[index];
			}
			if (open) {
				column[rows.size()] = last[index];
			}
			return column;
		}
	}

	/** One training under way. */
	final class Training implements TrainingTask.Curve {
		private final int point;
		private final long repeat;
		private final Rows rows = new Rows();
		private boolean finished;

		private Training(int point, long repeat) {
			this.point = point;
			this.repeat = repeat;
		}

		@Override
		public void point(int epoch, double loss, double accuracy) {
			synchronized (rows) {
				rows.add(epoch, loss, accuracy);
			}
		}

		void finish() {
			synchronized (rows) {
				finished = true;
			}
		}

		private Course course() {
			synchronized (rows) {
				return new Course(point, repeat, rows.column(0), rows.column(1), rows.column(2), finished);
			}
		}
	}

	/** Count, mean and spread of finite values (Welford), and how they came to be. */
	private static final class Running {
		private long count;
		private double mean;
		private double squares;
		private final Rows history = new Rows();

		void add(double value) {
			if (Double.isFinite(value)) {
				count++;
				double delta = value - mean;
				mean += delta / count;
				squares += delta * (value - mean);
			}
		}

		double sd() {
			return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1));
		}

		void remember() {
			if (count > 0) {
				history.add(count, mean, sd());
			}
		}

		Means.Mean mean(Quantity quantity, String metric) {
			return new Means.Mean(quantity.name(), quantity.unit(), metric, count, count == 0 ? Double.NaN : mean, sd(), history.column(0), history.column(1),
					history.column(2));
		}
	}

	private final Study study;
	private final Deque<Training> trainings = new ArrayDeque<>();
	private final Map<Integer, Running[]> means = new TreeMap<>();

	Live(Study study) {
		this.study = study;
	}

	/** A training begins; what it tells is to be told to the result as well. */
	Training training(Point point, long repeat) {
		var training = new Training(point.index(), repeat);
		synchronized (trainings) {
			trainings.add(training);
			if (trainings.size() > COURSES) {
				trainings.remove(trainings.stream().filter(one -> one.finished).findFirst().orElse(trainings.getFirst()));
			}
		}
		return training;
	}

	List<Course> courses() {
		List<Training> now;
		synchronized (trainings) {
			now = List.copyOf(trainings);
		}
		return now.stream().map(Training::course).filter(course -> course.epoch().length > 0).toList();
	}

	/** Counts a finished unit in. */
	void count(UnitResult result) {
		if (result.fault() != null) {
			return;
		}
		synchronized (means) {
			var running = means.computeIfAbsent(result.unit().point(), any -> new Running[result.values().length]);
			for (int q = 0; q < running.length; q++) {
				if (running[q] == null) {
					running[q] = new Running();
				}
				for (double value : result.values()[q]) {
					running[q].add(value);
				}
				running[q].remember();
			}
		}
	}

	List<Means> means() {
		synchronized (means) {
			return means.entrySet().stream().map(entry -> new Means(entry.getKey(), quantities(entry.getKey(), entry.getValue()))).toList();
		}
	}

	private List<Means.Mean> quantities(int point, Running[] running) {
		var list = new ArrayList<Means.Mean>();
		for (var metric : study.points().get(point).pipeline().metrics()) {
			for (var quantity : metric.instance().quantities()) {
				list.add(running[list.size()].mean(quantity, metric.name()));
			}
		}
		return list;
	}
}
