// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.solver.store.UnitJson;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * What a worker does: reads lines that ask for units of a study or for trainings, and answers each with lines as soon as it can, as
 * {@link dev.kirchhoff.api.execution} describes. Lines that come in while it computes are taken next; what it has read and laid out it keeps.
 */
public final class WorkerSession {
	/** Makes points of the study known as they are asked for. */
	@FunctionalInterface
	public interface Points {
		/**
		 * A point, which the study's list of points holds from now on.
		 *
		 * @throws KirchhoffException if it cannot be had, or is another than that of the study
		 */
		Point get(int index);
	}

	/** How long planning may keep those waiting who compute. */
	private static final Duration PLANNING = Duration.ofMillis(500);
	/** Complaints that somebody reads. */
	private static final int COMPLAINTS = 20;

	private final Study study;
	private final Points points;
	private final OutputStream out;
	private final Consumer<String> complaints;
	private final Monitor monitor;
	private final Materials materials;
	private final ShippedStages stages;
	private final Set<String> notes = new LinkedHashSet<>();
	/** Hardware whose kernels the notes have. */
	private final Set<String> told = new HashSet<>();
	/** First repeats of units whose arrays are wanted. */
	private final Set<Long> kept = new HashSet<>();
	private long unanswered;

	/**
	 * @param study      whose list of points needs to hold those only that {@code points} has given
	 * @param stages     directory with trained weights that were shipped
	 * @param out        takes a line in one call and is flushed after it
	 * @param complaints of lines that cannot be answered, and why
	 * @param monitor    is asked whether to stop
	 */
	public WorkerSession(Study study, Points points, Path stages, OutputStream out, Consumer<String> complaints, Monitor monitor) {
		this.study = study;
		this.points = points;
		this.out = out;
		this.complaints = complaints;
		this.monitor = monitor;
		materials = new Materials(study.experiment(), monitor);
		this.stages = new ShippedStages(stages);
	}

	/**
	 * Answers lines until they end.
	 *
	 * @param self what the worker says of itself first
	 * @return whether every line was answered, with a fault or without
	 * @throws IOException                                if nobody takes the answers, or lines cannot be read
	 * @throws KirchhoffException                         if a plug-in has spoiled what others need
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more
	 */
	public boolean answer(InputStream in, int threads, Map<String, String> self) throws IOException, InterruptedException {
		write(UnitJson.line(json -> {
			json.writeObjectFieldStart("worker");
			for (var entry : self.entrySet()) {
				json.writeStringField(entry.getKey(), entry.getValue());
			}
			json.writeEndObject();
		}));
		var lines = new Lines(in);
		for (var some = lines.take(monitor); !some.isEmpty(); some = lines.take(monitor)) {
			var queue = new ArrayDeque<>(some);
			while (!queue.isEmpty()) {
				answerSome(queue, threads);
			}
		}
		notes.addAll(materials.notes());
		write(UnitJson.line(json -> {
			json.writeArrayFieldStart("notes");
			for (var note : notes) {
				json.writeString(note);
			}
			json.writeEndArray();
		}));
		if (unanswered > COMPLAINTS) {
			complaints.accept("standard input: " + (unanswered - COMPLAINTS) + " more lines could not be answered");
		}
		return unanswered == 0;
	}

	/** Takes as many lines as can be planned within a moment. */
	private void answerSome(Deque<Lines.Line> queue, int threads) throws IOException {
		long begin = System.nanoTime();
		var units = new ArrayList<Unit>();
		var training = new ArrayList<Point>();
		var shared = new HashMap<Integer, Integer>();
		do {
			var line = queue.poll();
			try {
				prepare(line.text(), units, training, shared);
			} catch (KirchhoffException e) {
				complain(line.number(), e);
			}
			monitor.check();
		} while (!queue.isEmpty() && System.nanoTime() - begin < PLANNING.toNanos());
		if (!training.isEmpty()) {
			Threads.training(run(List.of(), Map.of(), new Answers(true)), training, (_, _) -> {
				// it is the answer
			}).compute(threads);
		}
		if (!units.isEmpty()) {
			run(units, shared, new Answers(false)).onThreads(threads);
		}
	}

	private StudyRun run(List<Unit> units, Map<Integer, Integer> shared, StudyRun.Sink sink) {
		return new StudyRun(study, units, stages, materials, shared, sink, monitor);
	}

	/** @param shared receives, by point, the last stage whose arrays others have as well */
	private void prepare(String line, List<Unit> units, List<Point> training, Map<Integer, Integer> shared) {
		if (line.isBlank()) {
			return;
		}
		var order = Order.parse(line, study);
		var point = points.get(order.point());
		materials.data(point);
		var deployment = point.pipeline().deployment();
		if (deployment != null && told.add(deployment.key() + deployment.readKey())) {
			notes.addAll(Fabric.kernels(deployment));
		}
		switch (order) {
			case Order.Repeats repeats when repeats.shared() >= point.pipeline().stages().size() -> throw new KirchhoffException("names stage " + repeats.shared() + " of point "
					+ point.index() + " as shared, which has " + point.pipeline().stages().size(), "count stages from 0");
			case Order.Repeats repeats -> {
				units.addAll(repeats.units());
				if (repeats.shared() >= 0) {
					shared.put(repeats.point(), repeats.shared());
				}
				if (repeats.keep()) {
					repeats.units().forEach(unit -> kept.add(unit.first()));
				}
			}
			case Order.Training _ when StudyRun.trainsOnce(point.pipeline()) -> training.add(point);
			case Order.Training _ -> throw new KirchhoffException("asks for a training that all repeats of point " + point.index() + " share, and there is none",
					"ask for its repeats");
		}
	}

	private void complain(long number, KirchhoffException e) {
		if (++unanswered <= COMPLAINTS) {
			complaints.accept("standard input:" + number + ": " + e.line());
		}
	}

	/** Writes what has become of units, and of trainings if that is what was asked for. */
	private final class Answers implements StudyRun.Sink {
		private final boolean trainings;

		Answers(boolean trainings) {
			this.trainings = trainings;
		}

		@Override
		public void accept(UnitResult result) throws IOException {
			accept(result, 0);
		}

		@Override
		public void accept(UnitResult result, double seconds) throws IOException {
			write(UnitJson.line(json -> {
				UnitJson.write(json, result);
				json.writeNumberField("seconds", seconds);
			}));
		}

		@Override
		public void trained(Point point, Parameters weights, String fault, double seconds) throws IOException {
			if (!trainings) {
				return;
			}
			var key = Trainings.key(point.pipeline(), Streams.stage(point, 0));
			write(UnitJson.line(json -> {
				json.writeStringField("training", key);
				json.writeNumberField("point", point.index());
				if (fault != null) {
					json.writeStringField("fault", fault);
				} else {
					json.writeBinaryField("weights", bytes(weights));
					json.writeArrayFieldStart("course");
					for (var epoch : stages.course(key)) {
						json.writeArray(epoch, 0, epoch.length);
					}
					json.writeEndArray();
				}
				json.writeNumberField("seconds", seconds);
			}));
		}

		@Override
		public void written(String name, long first, Supplier<byte[]> arrays) throws IOException {
			if (kept.contains(first)) {
				write(UnitJson.line(json -> {
					json.writeStringField("arrays", name);
					json.writeBinaryField("cells", arrays.get());
				}));
			}
		}

		private static byte[] bytes(Parameters weights) throws IOException {
			var bytes = new ByteArrayOutputStream();
			weights.write(bytes);
			return bytes.toByteArray();
		}
	}

	private void write(byte[] line) throws IOException {
		synchronized (out) {
			out.write(line);
			out.flush();
		}
	}
}
