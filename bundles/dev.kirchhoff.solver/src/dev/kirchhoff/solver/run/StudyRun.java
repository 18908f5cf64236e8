// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Engine;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/** Units of a study that are being computed, here or elsewhere: hands results on, and tells how far it is. */
public final class StudyRun implements Work {
	/** Receives finished units, from several threads. */
	@FunctionalInterface
	public interface Sink {
		void accept(UnitResult result) throws IOException;
	}

	private final Study study;
	private final Collection<Unit> units;
	private final Sink sink;
	private final Monitor monitor;
	private final StageStore store;
	private final Trainings trainings;
	private final Materials materials;
	private final Live live;
	/** Keys of the trainings that points begin with; empty for a point whose repeats train for themselves. */
	private final Map<Integer, String> keys = new HashMap<>();
	private final Set<String> untrained = new LinkedHashSet<>();
	private final int trainingsAll;
	private final long repeatsAll;
	private long repeatsDone;
	private Crew crew = Crew.NONE;

	/**
	 * @param units   what is left to do, in the order in which it is wanted
	 * @param monitor is asked whether to stop; told nothing, see {@link #progress()}
	 */
	public StudyRun(Study study, Collection<Unit> units, StageStore store, Sink sink, Monitor monitor) {
		this.study = study;
		this.units = units;
		this.sink = sink;
		this.monitor = monitor;
		this.store = store;
		trainings = new Trainings(store);
		materials = new Materials(study.experiment(), monitor);
		live = new Live(study);
		repeatsAll = study.repeats() * study.points().size();
		repeatsDone = repeatsAll - units.stream().mapToLong(Unit::count).sum();
		for (var unit : units) {
			var key = training(unit);
			if (!key.isEmpty()) {
				untrained.add(key);
			}
		}
		trainingsAll = untrained.size();
	}

	private static boolean trainsOnce(Pipeline pipeline) {
		return pipeline.shared() > 0 && pipeline.stages().getFirst() instanceof Stage.Training;
	}

	/** The trainings of a study by key, with the first point that needs each. */
	public static Map<String, Point> trainings(Study study) {
		var trainings = new LinkedHashMap<String, Point>();
		for (var point : study.points()) {
			if (trainsOnce(point.pipeline())) {
				trainings.putIfAbsent(Trainings.key(point.pipeline(), Streams.stage(point, 0)), point);
			}
		}
		return trainings;
	}

	/**
	 * The weights that a point begins its first repeat with: trained now, or found where earlier runs have kept them.
	 *
	 * @throws KirchhoffException if a stage fails
	 */
	public static Parameters weights(Study study, Point point, StageStore store, Monitor monitor) throws IOException {
		var run = new StudyRun(study, List.of(), store, _ -> {
			// nothing is computed
		}, monitor);
		var pipeline = point.pipeline();
		boolean shared = trainsOnce(pipeline);
		var random = Streams.stage(point, 0);
		return run.trainings.train(pipeline, run.materials.data(point), run.materials.layout(pipeline), shared ? random : random.split(0), shared,
				run.live.training(point, Course.SHARED), monitor);
	}

	/** What a reader must know of the data, once it has been loaded, and of the kernels that stand for nonlinear cells. */
	public List<String> notes() {
		var notes = new LinkedHashSet<>(materials.notes());
		for (var point : study.points()) {
			if (point.pipeline().deployment() != null) {
				notes.addAll(Fabric.kernels(point.pipeline().deployment()));
			}
		}
		return List.copyOf(notes);
	}

	/** How far the run is; may be asked at any time from any thread. */
	public Progress progress() {
		Crew present;
		int trained;
		long done;
		synchronized (this) {
			present = crew;
			trained = trainingsAll - untrained.size();
			done = repeatsDone;
		}
		var texts = new ArrayList<>(present.texts());
		texts.removeIf(String::isEmpty);
		return new Progress(trained + present.training(), trainingsAll, done, repeatsAll, String.join("; ", texts), present.begun());
	}

	/** How every training goes, or the newest of very many; may be asked at any time from any thread. */
	public List<Course> courses() {
		return live.courses();
	}

	/** What the finished repeats of every point have given; may be asked at any time from any thread. */
	public List<Means> means() {
		return live.means();
	}

	/** Counts a unit in that was finished before. */
	void recall(UnitResult finished) {
		live.count(finished);
	}

	public Study study() {
		return study;
	}

	/**
	 * Computes everything on threads of this process.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more; finished units have been handed over
	 * @throws IOException                                if the sink, or a file of the study, fails
	 */
	@Override
	public void onThreads(int threads) throws IOException {
		for (var point : points()) {
			materials.data(point); // what cannot be read or does not fit ends the run before anything is computed
		}
		var hands = Threads.computing(this, units);
		enter(hands);
		try {
			hands.compute(threads);
		} finally {
			enter(Crew.NONE);
		}
	}

	@Override
	public void onWorkers(Engine.Starter starter) throws IOException {
		throw new UnsupportedOperationException();
	}

	/** Points of which something is left to do; all of the study if nothing is. */
	private Iterable<Point> points() {
		return units.isEmpty() ? study.points() : keys.keySet().stream().sorted().map(study.points()::get).toList();
	}

	private synchronized void enter(Crew now) {
		crew = now;
	}

	/** The key of the training that all repeats of a unit's point share; empty if they do not. */
	String training(Unit unit) {
		return keys.computeIfAbsent(unit.point(), _ -> training(point(unit)));
	}

	/** The same for a point. */
	String training(Point point) {
		return trainsOnce(point.pipeline()) ? Trainings.key(point.pipeline(), Streams.stage(point, 0)) : "";
	}

	Point point(Unit unit) {
		return study.points().get(unit.point());
	}

	/** Takes a result. */
	void finish(UnitResult result) throws IOException {
		sink.accept(result);
		live.count(result);
		synchronized (this) {
			repeatsDone += result.unit().count();
		}
	}

	/** A training has come to its end, good or bad. */
	synchronized void trained(String key) {
		untrained.remove(key);
	}

	Monitor monitor() {
		return monitor;
	}

	Materials materials() {
		return materials;
	}

	Trainings trainings() {
		return trainings;
	}

	StageStore store() {
		return store;
	}

	Live live() {
		return live;
	}
}
