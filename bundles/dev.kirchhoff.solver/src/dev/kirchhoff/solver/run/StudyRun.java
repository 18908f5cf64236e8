// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.store.StageStore;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;
import dev.kirchhoff.solver.study.Use;

/**
 * Computes units of a study on threads of this process. Threads take what is ready: units whose shared stages are done come first, so
 * that trained networks are soon used up; else they train. What a plug-in spoils fails alone.
 */
public final class StudyRun {
	/** Receives finished units, from several threads. */
	@FunctionalInterface
	public interface Sink {
		void accept(UnitResult result) throws IOException;
	}

	/** Points that share everything up to the repeats, with what is to be done for them. */
	private static final class Group {
		final Point point;
		final String key;
		final Deque<Unit> units = new ArrayDeque<>();
		double trained;
		String text = "";
		Parameters weights;

		Group(Point point, String key) {
			this.point = point;
			this.key = key;
		}
	}

	private final Study study;
	private final Sink sink;
	private final Monitor monitor;
	private final Trainings trainings;
	private final UnitRunner runner;
	private final Live live;
	private final Map<String, DataSet> data = new TreeMap<>();
	private final Map<Deployment, Layout> layouts = new ConcurrentHashMap<>();
	private final Deque<Group> untrained = new ArrayDeque<>();
	private final Deque<Group> ready = new ArrayDeque<>();
	private final List<Group> underWay = new ArrayList<>();
	/** Units that tell how far they are, such as those that learn on the chip. */
	private final Set<UnitMonitor> computing = new LinkedHashSet<>();
	private int trainingsDone;
	private final int trainingsAll;
	private long repeatsDone;
	private final long repeatsAll;
	private Throwable fatal;

	/**
	 * @param units   what is left to do, in the order in which it is wanted
	 * @param monitor is asked whether to stop; told nothing, see {@link #progress()}
	 */
	public StudyRun(Study study, Collection<Unit> units, StageStore store, Sink sink, Monitor monitor) {
		this.study = study;
		this.sink = sink;
		this.monitor = monitor;
		trainings = new Trainings(store);
		live = new Live(study);
		runner = new UnitRunner(trainings, live);
		long left = units.stream().mapToLong(Unit::count).sum();
		repeatsAll = study.repeats() * study.points().size();
		repeatsDone = repeatsAll - left;
		var groups = new LinkedHashMap<String, Group>();
		for (var unit : units) {
			var point = study.points().get(unit.point());
			String key = trainsOnce(point.pipeline()) ? Trainings.key(point.pipeline(), Streams.stage(point, 0)) : "";
			groups.computeIfAbsent(key, any -> new Group(point, key)).units.add(unit);
		}
		groups.values().forEach(group -> (group.key.isEmpty() ? ready : untrained).add(group));
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
		var data = run.load(point);
		Fits.requireFit(study.experiment(), pipeline, data);
		boolean shared = trainsOnce(pipeline);
		var random = Streams.stage(point, 0);
		return run.trainings.train(pipeline, data, run.layout(pipeline), shared ? random : random.split(0), shared, run.live.training(point, Course.SHARED), monitor);
	}

	/** What a reader must know of the data, once it has been loaded, and of the kernels that stand for nonlinear cells. */
	public List<String> notes() {
		var notes = new LinkedHashSet<String>();
		data.values().stream().map(DataSet::note).filter(note -> !note.isEmpty()).forEach(notes::add);
		for (var point : study.points()) {
			if (point.pipeline().deployment() != null) {
				notes.addAll(Fabric.kernels(point.pipeline().deployment()));
			}
		}
		return List.copyOf(notes);
	}

	/** How far the run is; may be asked at any time from any thread. */
	public synchronized Progress progress() {
		double trained = trainingsDone;
		var texts = new ArrayList<String>();
		for (var group : underWay) {
			trained += group.trained;
			texts.add(group.text);
		}
		double part = 0;
		for (var unit : computing) {
			part += unit.done;
			texts.add(unit.text);
		}
		texts.removeIf(String::isEmpty);
		return new Progress(trained, trainingsAll, repeatsDone, repeatsAll, String.join("; ", texts), part);
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
	 * Computes everything.
	 *
	 * @throws CancellationException if the monitor wants no more; finished units have been handed over
	 * @throws IOException           if the sink, or a file of the study, fails
	 */
	public void run(int threads) throws IOException {
		loadData();
		var workers = new ArrayList<Thread>();
		for (int t = 1; t < threads; t++) {
			workers.add(Thread.ofPlatform().name("study-" + t).start(this::work));
		}
		work();
		boolean interrupted = false;
		for (var worker : workers) {
			while (true) {
				try {
					worker.join();
					break;
				} catch (InterruptedException e) {
					interrupted = true;
					fail(new CancellationException());
				}
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		switch (fatal) {
			case null -> monitor.check();
			case IOException e -> throw e;
			case RuntimeException e -> throw e;
			case Error e -> throw e;
			case Throwable e -> throw new IllegalStateException(e);
		}
	}

	private void loadData() {
		for (var point : study.points()) {
			if (!data.containsKey(dataKey(point))) {
				data.put(dataKey(point), load(point));
			}
			Fits.requireFit(study.experiment(), point.pipeline(), data.get(dataKey(point)));
		}
	}

	/** Points with the same key have the same data. */
	private static String dataKey(Point point) {
		var plan = point.pipeline().data();
		return plan.source().instance().generated() ? plan.key() + " seed " + point.seed() : plan.key();
	}

	private DataSet load(Point point) {
		var plan = point.pipeline().data();
		var loaded = Guard.call(plan.source(), () -> read(plan.source(), Streams.data(point)));
		Fits.requireNumbers(plan.source(), loaded);
		for (var step : plan.steps()) {
			var before = loaded;
			loaded = Guard.call(step, () -> step.instance().apply(before));
			Fits.requireNumbers(step, loaded);
		}
		return loaded;
	}

	private DataSet read(Use<DataSource> source, RandomStream random) {
		try {
			return source.instance().load(random, monitor);
		} catch (IOException e) {
			throw new KirchhoffException("data set '" + source.name() + "' cannot be read (" + ResultStore.reason(e) + ")", "check the file's path and rights", e);
		}
	}

	private void work() {
		try {
			while (true) {
				if (monitor.cancelled()) {
					throw new CancellationException();
				}
				Group group;
				Unit unit = null;
				synchronized (this) {
					while (fatal == null && ready.isEmpty() && untrained.isEmpty() && !underWay.isEmpty()) {
						wait(200);
						if (monitor.cancelled()) {
							throw new CancellationException();
						}
					}
					if (fatal != null || ready.isEmpty() && untrained.isEmpty()) {
						return;
					}
					if (ready.isEmpty()) {
						group = untrained.poll();
						underWay.add(group);
					} else {
						group = ready.peek();
						unit = group.units.poll();
						if (group.units.isEmpty()) {
							ready.poll();
						}
					}
				}
				if (unit == null) {
					train(group);
				} else {
					compute(group, unit);
				}
			}
		} catch (InterruptedException e) {
			fail(new CancellationException());
		} catch (Throwable e) {
			fail(e);
		}
	}

	private synchronized void fail(Throwable e) {
		if (fatal == null || fatal instanceof CancellationException) {
			fatal = e;
		}
		notifyAll();
	}

	private void train(Group group) throws IOException {
		String fault = null;
		try {
			var pipeline = group.point.pipeline();
			var watch = new TrainingMonitor(group);
			group.weights = trainings.train(pipeline, data.get(dataKey(group.point)), layout(pipeline), Streams.stage(group.point, 0), true, live.training(group.point, Course.SHARED), watch);
		} catch (KirchhoffException e) {
			fault = e.line();
		}
		if (fault != null) {
			for (var unit : group.units) {
				sink.accept(UnitResult.failed(unit, fault));
			}
		}
		synchronized (this) {
			underWay.remove(group);
			trainingsDone++;
			if (fault == null) {
				ready.add(group);
			} else {
				repeatsDone += group.units.stream().mapToLong(Unit::count).sum();
			}
			notifyAll();
		}
	}

	private Layout layout(Pipeline pipeline) {
		return pipeline.deployment() == null ? null : layouts.computeIfAbsent(pipeline.deployment(), Layout::new);
	}

	private void compute(Group group, Unit unit) throws IOException {
		var point = study.points().get(unit.point());
		var pipeline = point.pipeline();
		boolean programmed = pipeline.stages().stream().anyMatch(Stage.Programming.class::isInstance);
		UnitResult result;
		var watch = new UnitMonitor(unit);
		try {
			var shared = new UnitRunner.Shared(data.get(dataKey(point)), programmed ? layout(pipeline) : null, group.weights);
			result = runner.run(unit, point, shared, watch);
		} catch (KirchhoffException e) {
			result = UnitResult.failed(unit, e.line());
		}
		sink.accept(result);
		live.count(result);
		synchronized (this) {
			computing.remove(watch);
			repeatsDone += unit.count();
		}
	}

	/** Passes on what the stages of a unit tell, and whether they are to stop. */
	private final class UnitMonitor implements Monitor {
		private final int repeats;
		private double done;
		private String text = "";

		UnitMonitor(Unit unit) {
			repeats = unit.count();
		}

		@Override
		public boolean cancelled() {
			return monitor.cancelled();
		}

		@Override
		public void progress(double fraction, String now) {
			synchronized (StudyRun.this) {
				computing.add(this);
				done = repeats * Math.clamp(fraction, 0, 1);
				text = now;
			}
		}
	}

	/** Passes on what a trainer tells, and whether it is to stop. */
	private final class TrainingMonitor implements Monitor {
		private final Group group;

		TrainingMonitor(Group group) {
			this.group = group;
		}

		@Override
		public boolean cancelled() {
			return monitor.cancelled();
		}

		@Override
		public void progress(double fraction, String text) {
			synchronized (StudyRun.this) {
				group.trained = Math.clamp(fraction, 0, 1);
				group.text = text;
			}
		}
	}
}
