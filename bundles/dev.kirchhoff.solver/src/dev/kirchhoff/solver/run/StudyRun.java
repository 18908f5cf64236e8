// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
import java.util.concurrent.locks.LockSupport;

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

	/** How long those who compute are given to notice that nobody wants it any more, and a plug-in to give memory back. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

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
	/** Those who compute now; one that a plug-in holds for good is none of them any more. */
	private final Set<Worker> workers = new LinkedHashSet<>();
	private int begun;
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
		synchronized (this) {
			for (int t = 0; t < threads; t++) {
				employ();
			}
		}
		boolean interrupted = supervise();
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

	/** Called with the lock held. */
	private void employ() {
		var worker = new Worker();
		workers.add(worker);
		worker.thread = Thread.ofPlatform().daemon().name("study-" + ++begun).start(worker);
	}

	/**
	 * Waits until nobody computes any more, and replaces those whom a plug-in does not let go.
	 *
	 * @return whether this thread was interrupted, which ends the run
	 */
	private boolean supervise() {
		boolean interrupted = false;
		Instant unwanted = null;
		while (true) {
			List<Worker> present;
			synchronized (this) {
				if (workers.isEmpty()) {
					return interrupted;
				}
				try {
					wait(100);
				} catch (InterruptedException _) {
					interrupted = true;
					fail(new CancellationException());
				}
				present = List.copyOf(workers);
			}
			if (unwanted == null && (monitor.cancelled() || fatal != null)) {
				unwanted = Instant.now();
			}
			for (var worker : present) {
				if (unwanted != null && unwanted.plus(PATIENCE).isBefore(Instant.now())) {
					PluginWatch.cancel(worker.thread);
				}
				PluginWatch.lost(worker.thread).ifPresent(call -> giveUp(worker, call));
			}
		}
	}

	private void giveUp(Worker worker, PluginCall call) {
		Group group;
		Unit unit;
		synchronized (this) {
			if (!workers.remove(worker)) {
				return; // it has come back at the last moment
			}
			group = worker.group;
			unit = worker.unit;
			notifyAll();
		}
		if (group == null) {
			return;
		}
		var uses = Guard.involved((unit == null ? group.point : study.points().get(unit.point())).pipeline());
		var fault = Guard.lost(uses, call);
		try {
			if (fault instanceof KirchhoffException known) {
				if (unit == null) {
					trained(group, known.line());
				} else {
					computed(UnitResult.failed(unit, known.line()), worker.watch);
				}
				synchronized (this) {
					if (fatal == null) {
						employ();
					}
				}
			} else {
				fail(fault);
			}
		} catch (IOException e) {
			fail(e);
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
		var loaded = PluginWatch.attend(plan.source(), "data", () -> read(plan.source(), Streams.data(point)));
		Fits.requireNumbers(plan.source(), loaded);
		for (var step : plan.steps()) {
			var before = loaded;
			loaded = PluginWatch.attend(step, "data", () -> step.instance().apply(before));
			Fits.requireNumbers(step, loaded);
		}
		return loaded;
	}

	private DataSet read(Use<DataSource> source, RandomStream random) {
		try {
			return source.instance().load(random, alive(monitor));
		} catch (IOException e) {
			throw new KirchhoffException("data set '" + source.name() + "' cannot be read (" + ResultStore.reason(e) + ")", "check the file's path and rights", e);
		}
	}

	/** Takes what is ready until nothing is left. */
	private final class Worker implements Runnable {
		private Thread thread;
		private Group group;
		private Unit unit;
		private UnitMonitor watch;

		@Override
		public void run() {
			try {
				while (take(this)) {
					if (unit == null) {
						train(this);
					} else {
						compute(this);
					}
				}
			} catch (InterruptedException e) {
				fail(new CancellationException());
			} catch (Throwable e) {
				if (isPresent(this)) {
					fail(e);
				}
			} finally {
				leave(this);
			}
		}
	}

	/** Gives a worker what is ready, and waits for it if need be; false if nothing is left. */
	private synchronized boolean take(Worker worker) throws InterruptedException {
		worker.group = null;
		worker.unit = null;
		while (workers.contains(worker) && fatal == null) {
			if (monitor.cancelled()) {
				throw new CancellationException();
			}
			if (!ready.isEmpty()) {
				worker.group = ready.peek();
				worker.unit = worker.group.units.poll();
				worker.watch = new UnitMonitor(worker.unit);
				if (worker.group.units.isEmpty()) {
					ready.poll();
				}
				return true;
			}
			if (!untrained.isEmpty()) {
				worker.group = untrained.poll();
				underWay.add(worker.group);
				return true;
			}
			if (underWay.isEmpty()) {
				return false;
			}
			wait(200);
		}
		return false;
	}

	private synchronized boolean isPresent(Worker worker) {
		return workers.contains(worker);
	}

	private synchronized void leave(Worker worker) {
		workers.remove(worker);
		notifyAll();
	}

	private synchronized void fail(Throwable e) {
		if (fatal == null || fatal instanceof CancellationException) {
			fatal = e;
		}
		notifyAll();
	}

	private void train(Worker worker) throws IOException {
		var group = worker.group;
		String fault = null;
		Parameters weights = null;
		try {
			var pipeline = group.point.pipeline();
			weights = roomy(() -> trainings.train(pipeline, data.get(dataKey(group.point)), layout(pipeline), Streams.stage(group.point, 0), true,
					live.training(group.point, Course.SHARED), new TrainingMonitor(group)));
		} catch (KirchhoffException e) {
			fault = line(e);
		}
		synchronized (this) {
			if (!workers.contains(worker)) {
				return; // given up long ago
			}
			group.weights = weights;
			worker.group = null;
		}
		trained(group, fault);
	}

	/** @param fault null if it went well */
	private void trained(Group group, String fault) throws IOException {
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

	/** What is reported of a fault that concerns nobody else. */
	private static String line(KirchhoffException e) {
		if (e instanceof PluginFault fault && fault.isSpoiling()) {
			throw fault;
		}
		return e.line();
	}

	private Layout layout(Pipeline pipeline) {
		return pipeline.deployment() == null ? null : layouts.computeIfAbsent(pipeline.deployment(), Layout::new);
	}

	private void compute(Worker worker) throws IOException {
		var unit = worker.unit;
		var point = study.points().get(unit.point());
		var pipeline = point.pipeline();
		boolean programmed = pipeline.stages().stream().anyMatch(Stage.Programming.class::isInstance);
		UnitResult result;
		try {
			var shared = new UnitRunner.Shared(data.get(dataKey(point)), programmed ? layout(pipeline) : null, worker.group.weights);
			result = roomy(() -> runner.run(unit, point, shared, worker.watch));
		} catch (KirchhoffException e) {
			result = UnitResult.failed(unit, line(e));
		}
		synchronized (this) {
			if (!workers.contains(worker)) {
				return; // given up long ago
			}
			worker.group = null;
		}
		computed(result, worker.watch);
	}

	private void computed(UnitResult result, UnitMonitor watch) throws IOException {
		sink.accept(result);
		live.count(result);
		synchronized (this) {
			computing.remove(watch);
			repeatsDone += result.unit().count();
		}
	}

	/** Work of the run's own that may be done twice. */
	@FunctionalInterface
	private interface Work<R> {
		R get() throws IOException;
	}

	/** Tries work once more if a plug-in elsewhere had taken the memory that it needed. */
	private static <R> R roomy(Work<R> work) throws IOException {
		try {
			return work.get();
		} catch (Guard.Squeezed | OutOfMemoryError e) {
			if (e instanceof OutOfMemoryError && PluginWatch.hog().isEmpty()) {
				throw lacking(e);
			}
			PluginWatch.hog().ifPresent(call -> call.stop(PluginCall.Verdict.TOO_MUCH_MEMORY));
			LockSupport.parkNanos(PATIENCE.toNanos());
			try {
				return work.get();
			} catch (Guard.Squeezed | OutOfMemoryError again) {
				throw lacking(again);
			}
		}
	}

	private static KirchhoffException lacking(Throwable e) {
		return new KirchhoffException("this needs more memory than the " + Heap.text(Runtime.getRuntime().maxMemory()) + " that Java may use",
				"give it more with JAVA_TOOL_OPTIONS=-Xmx..., or run on fewer threads with --threads", e);
	}

	/** A monitor that knows by being asked that a plug-in is alive. */
	private static Monitor alive(Monitor monitor) {
		return new Monitor() {
			@Override
			public boolean cancelled() {
				PluginWatch.sign();
				return monitor.cancelled();
			}

			@Override
			public void progress(double fraction, String text) {
				PluginWatch.sign();
				monitor.progress(fraction, text);
			}
		};
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
			PluginWatch.sign();
			return monitor.cancelled();
		}

		@Override
		public void progress(double fraction, String now) {
			PluginWatch.sign();
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
			PluginWatch.sign();
			return monitor.cancelled();
		}

		@Override
		public void progress(double fraction, String text) {
			PluginWatch.sign();
			synchronized (StudyRun.this) {
				group.trained = Math.clamp(fraction, 0, 1);
				group.text = text;
			}
		}
	}
}
