// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Engine;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/** Units of a study that are being computed, here or elsewhere: hands results on, and tells how far it is. */
public final class StudyRun implements Work, Programmed.Elsewhere {
	/** Receives finished units, from several threads. */
	@FunctionalInterface
	public interface Sink {
		void accept(UnitResult result) throws IOException;

		/** @param seconds that one thread took for it; 0 if it was not begun */
		default void accept(UnitResult result, double seconds) throws IOException {
			accept(result);
		}

		/**
		 * A training that points share has come to its end.
		 *
		 * @param weights null if it has failed
		 * @param fault   why it has failed, or null
		 */
		default void trained(Point point, Parameters weights, String fault, double seconds) throws IOException {
			// whoever keeps units needs none of it
		}

		/**
		 * Arrays that points share have been written.
		 *
		 * @param name   of the arrays within the study
		 * @param first  repeat
		 * @param arrays gives what another process can read
		 */
		default void written(String name, long first, Supplier<byte[]> arrays) throws IOException {
			// in this process they are handed on without
		}
	}

	private final Study study;
	private final Collection<Unit> units;
	private final Sink sink;
	private final Monitor monitor;
	private final Packing packing;
	private final StageStore store;
	private final Trainings trainings;
	private final Materials materials;
	private final Live live;
	private final Sharing sharing;
	private final boolean sharesElsewhere;
	/** Keys of the trainings that points begin with; empty for a point whose repeats train for themselves. */
	private final Map<Integer, String> keys = new HashMap<>();
	private final Set<String> untrained = new LinkedHashSet<>();
	private final int trainingsAll;
	private final long repeatsAll;
	private long repeatsDone;
	private Crew crew = Crew.NONE;
	private String place = "";
	private Workers told;

	/**
	 * @param units   what is left to do, in the order in which it is wanted
	 * @param monitor is asked whether to stop; told nothing, see {@link #progress()}
	 */
	public StudyRun(Study study, Collection<Unit> units, StageStore store, Sink sink, Monitor monitor) {
		this(study, units, store, new Materials(study.experiment(), monitor), sink, monitor);
	}

	/** With data and layouts that other runs of the same study have left. */
	StudyRun(Study study, Collection<Unit> units, StageStore store, Materials materials, Sink sink, Monitor monitor) {
		this(study, units, store, materials, Map.of(), sink, monitor);
	}

	/** @param shared by point, the last stage whose arrays points that others compute have as well: they may lie in the store */
	StudyRun(Study study, Collection<Unit> units, StageStore store, Materials materials, Map<Integer, Integer> shared, Sink sink, Monitor monitor) {
		this(study, units, study.repeats() * study.points().size(), store, materials, shared, sink, monitor, _ -> {
			throw new KirchhoffException("this cannot be computed on other machines", "compute it on threads");
		});
	}

	/**
	 * @param repeats of everything that this run is about, those that are done included
	 * @param packing makes what other machines need
	 */
	StudyRun(Study study, Collection<Unit> units, long repeats, StageStore store, Materials materials, Sink sink, Monitor monitor, Packing packing) {
		this(study, units, repeats, store, materials, Map.of(), sink, monitor, packing);
	}

	private StudyRun(Study study, Collection<Unit> units, long repeats, StageStore store, Materials materials, Map<Integer, Integer> shared, Sink sink, Monitor monitor,
			Packing packing) {
		this.study = study;
		this.packing = packing;
		this.units = units;
		this.sink = sink;
		this.monitor = monitor;
		this.store = store;
		trainings = new Trainings(store);
		this.materials = materials;
		live = new Live(study);
		repeatsAll = repeats;
		repeatsDone = repeatsAll - units.stream().mapToLong(Unit::count).sum();
		for (var unit : units) {
			var key = training(unit);
			if (!key.isEmpty()) {
				untrained.add(key);
			}
		}
		trainingsAll = untrained.size();
		sharing = new Sharing(units, study.points()::get, shared);
		sharesElsewhere = !shared.isEmpty();
	}

	static boolean trainsOnce(Pipeline pipeline) {
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
		if (told != null) {
			return told.notes();
		}
		var notes = new LinkedHashSet<>(materials.notes());
		for (var point : study.points()) {
			if (point.pipeline().deployment() != null) {
				notes.addAll(Fabric.kernels(point.pipeline().deployment()));
			}
		}
		return List.copyOf(notes);
	}

	/** Where it was computed, as the engine says; empty for threads. */
	public String place() {
		return place;
	}

	/** Repeats by the machine whose workers computed them; empty for threads. */
	public Map<String, Long> hosts() {
		return told == null ? Map.of() : told.hosts();
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
		if (units.isEmpty()) {
			onThreads(1); // tells what there is to tell
			return;
		}
		var workers = new Workers(this, units);
		enter(workers);
		try {
			var pack = packing.pack(workers.monitor());
			var missing = missing();
			boolean here = missing.size() <= Runtime.getRuntime().availableProcessors();
			if (here) {
				trainHere(missing, workers::fail);
				enter(workers);
			}
			try (var engine = starter.start(pack, workers.monitor())) {
				place = engine.description();
				if (!here) {
					workers.train(engine, missing);
				}
				ship(engine);
				workers.compute(engine);
			}
		} finally {
			told = workers;
			enter(Crew.NONE);
		}
	}

	/** Sends the networks that points begin with to where they are needed. */
	private void ship(Engine engine) {
		for (var key : new TreeSet<>(keys.values())) {
			if (!key.isEmpty() && Files.exists(store.weights(key))) {
				ship(engine, store.weights(key));
			}
		}
	}

	/** @throws KirchhoffException if it cannot be sent */
	void ship(Engine engine, Path file) {
		try {
			engine.ship(file);
		} catch (IOException e) {
			throw new KirchhoffException(file + " cannot be sent to workers (" + ResultStore.reason(e) + ")", "see to the disk and to the engine, then go on with --resume", e);
		}
	}

	/** Points with the trainings that nobody has kept, each training once. */
	private List<Point> missing() {
		var missing = new LinkedHashMap<String, Point>();
		for (int index : new TreeSet<>(keys.keySet())) {
			String key = keys.get(index);
			var point = study.points().get(index);
			if (!key.isEmpty() && !missing.containsKey(key)) {
				if (store.load(key, point.pipeline().network()).isPresent()) {
					trained(key);
				} else {
					missing.put(key, point);
				}
			}
		}
		return List.copyOf(missing.values());
	}

	/** As many trainings as there are processors take no longer here than elsewhere, and can be watched. */
	private void trainHere(List<Point> points, Threads.TrainingFault faults) throws IOException {
		if (points.isEmpty()) {
			return;
		}
		var hands = Threads.training(this, points, faults);
		enter(hands);
		hands.compute(points.size());
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
	static String training(Point point) {
		return trainsOnce(point.pipeline()) ? Trainings.key(point.pipeline(), Streams.stage(point, 0)) : "";
	}

	Point point(Unit unit) {
		return study.points().get(unit.point());
	}

	/** Takes a result, and how long it took. */
	void finish(UnitResult result, double seconds) throws IOException {
		sink.accept(result, seconds);
		live.count(result);
		synchronized (this) {
			repeatsDone += result.unit().count();
		}
	}

	/** Whether the training that a point begins with has come to its end. */
	synchronized boolean isTrained(Point point) {
		return !untrained.contains(training(point));
	}

	/** Takes a result of which nobody knows how long it took. */
	void finish(UnitResult result) throws IOException {
		finish(result, 0);
	}

	/** A training has come to its end here, good or bad. */
	void trained(Point point, String key, Parameters weights, String fault, double seconds) throws IOException {
		sink.trained(point, weights, fault, seconds);
		trained(key);
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

	@Override
	public Fabric.Snapshot find(Sharing.Key key) {
		try {
			var found = sharesElsewhere ? store.arrays(key.name()) : Optional.<byte[]>empty();
			return found.isEmpty() ? null : Fabric.Snapshot.read(found.get());
		} catch (IOException e) {
			return null; // damaged on its way: written again
		}
	}

	@Override
	public void written(Sharing.Key key, Fabric.Snapshot arrays) {
		try {
			sink.written(key.name(), key.first(), arrays::write);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Sharing sharing() {
		return sharing;
	}

	StageStore store() {
		return store;
	}

	Live live() {
		return live;
	}
}
