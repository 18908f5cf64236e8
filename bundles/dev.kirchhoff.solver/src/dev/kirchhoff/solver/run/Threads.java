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
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Computes on threads of this process. Threads take what is ready: units whose shared stages are done come first, so that trained networks
 * are soon used up; else they train. What a plug-in spoils fails alone.
 */
final class Threads implements Crew {
	/** Points that share everything up to the repeats, with what is to be done for them. */
	private static final class Group {
		final Point point;
		final String key;
		final Deque<Unit> units = new ArrayDeque<>();
		double trained;
		String text = "";
		Parameters weights;
		long begun;

		Group(Point point, String key) {
			this.point = point;
			this.key = key;
		}
	}

	/** How long those who compute are given to notice that nobody wants it any more, and a plug-in to give memory back. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** What becomes of those who need a training that failed. */
	@FunctionalInterface
	private interface Refusal {
		void fail(Group group, String fault) throws IOException;
	}

	/** The same for somebody who knows trainings by their key. */
	@FunctionalInterface
	interface TrainingFault {
		void fail(String key, String fault) throws IOException;
	}

	private final StudyRun run;
	private final Refusal refusal;
	private final Monitor monitor;
	private final Materials materials;
	private final UnitRunner runner;
	private final Deque<Group> untrained = new ArrayDeque<>();
	private final Deque<Group> ready = new ArrayDeque<>();
	private final List<Group> underWay = new ArrayList<>();
	/** Units that tell how far they are, such as those that learn on the chip. */
	private final Set<UnitMonitor> computing = new LinkedHashSet<>();
	/** Those who compute now; one that a plug-in holds for good is none of them any more. */
	private final Set<Employee> employees = new LinkedHashSet<>();
	private int begun;
	private Throwable fatal;

	private Threads(StudyRun run, Refusal refusal) {
		this.run = run;
		this.refusal = refusal;
		monitor = run.monitor();
		materials = run.materials();
		runner = new UnitRunner(run.trainings(), run.live(), run.sharing(), run);
	}

	/** Those who compute units, in the order in which they are wanted. */
	static Threads computing(StudyRun run, Collection<Unit> units) {
		var threads = new Threads(run, (group, fault) -> {
			for (var unit : group.units) {
				run.finish(UnitResult.failed(unit, fault));
			}
		});
		var groups = new LinkedHashMap<String, Group>();
		for (var unit : run.sharing().any() ? units.stream().sorted(run.sharing().order()).toList() : units) {
			var key = run.training(unit);
			groups.computeIfAbsent(key, _ -> new Group(run.point(unit), key)).units.add(unit);
		}
		groups.values().forEach(group -> (group.key.isEmpty() ? threads.ready : threads.untrained).add(group));
		return threads;
	}

	/** Those who only train; every point for the training that it begins with. */
	static Threads training(StudyRun run, Collection<Point> points, TrainingFault faults) {
		var threads = new Threads(run, (group, fault) -> faults.fail(group.key, fault));
		points.forEach(point -> threads.untrained.add(new Group(point, StudyRun.training(point))));
		return threads;
	}

	@Override
	public synchronized double training() {
		return underWay.stream().mapToDouble(group -> group.trained).sum();
	}

	@Override
	public synchronized double begun() {
		return computing.stream().mapToDouble(unit -> unit.done).sum();
	}

	@Override
	public synchronized List<String> texts() {
		var texts = new ArrayList<String>();
		underWay.forEach(group -> texts.add(group.text));
		computing.forEach(unit -> texts.add(unit.text));
		return texts;
	}

	/** @see StudyRun#onThreads */
	void compute(int threads) throws IOException {
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
		var employee = new Employee();
		employees.add(employee);
		employee.thread = Thread.ofPlatform().daemon().name("study-" + ++begun).start(employee);
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
			List<Employee> present;
			synchronized (this) {
				if (employees.isEmpty()) {
					return interrupted;
				}
				try {
					wait(100);
				} catch (InterruptedException _) {
					interrupted = true;
					fail(new CancellationException());
				}
				present = List.copyOf(employees);
			}
			if (unwanted == null && (monitor.cancelled() || fatal != null)) {
				unwanted = Instant.now();
			}
			for (var employee : present) {
				if (unwanted != null && unwanted.plus(PATIENCE).isBefore(Instant.now())) {
					PluginWatch.cancel(employee.thread);
				}
				PluginWatch.lost(employee.thread).ifPresent(call -> giveUp(employee, call));
			}
		}
	}

	private void giveUp(Employee employee, PluginCall call) {
		Group group;
		Unit unit;
		synchronized (this) {
			if (!employees.remove(employee)) {
				return; // it has come back at the last moment
			}
			group = employee.group;
			unit = employee.unit;
			notifyAll();
		}
		runner.abandon(employee.thread);
		if (group == null) {
			return;
		}
		var uses = Guard.involved((unit == null ? group.point : run.point(unit)).pipeline());
		var fault = Guard.lost(uses, call);
		try {
			if (fault instanceof KirchhoffException known) {
				if (unit == null) {
					trained(group, known.line());
				} else {
					computed(UnitResult.failed(unit, known.line()), employee.watch);
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

	/** Takes what is ready until nothing is left. */
	private final class Employee implements Runnable {
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

	/** Gives a employee what is ready, and waits for it if need be; false if nothing is left. */
	private synchronized boolean take(Employee employee) throws InterruptedException {
		employee.group = null;
		employee.unit = null;
		while (employees.contains(employee) && fatal == null) {
			if (monitor.cancelled()) {
				throw new CancellationException();
			}
			if (!ready.isEmpty()) {
				employee.group = ready.peek();
				employee.unit = employee.group.units.poll();
				employee.watch = new UnitMonitor(employee.unit);
				if (employee.group.units.isEmpty()) {
					ready.poll();
				}
				return true;
			}
			if (!untrained.isEmpty()) {
				employee.group = untrained.poll();
				employee.group.begun = System.nanoTime();
				underWay.add(employee.group);
				return true;
			}
			if (underWay.isEmpty()) {
				return false;
			}
			wait(200);
		}
		return false;
	}

	private synchronized boolean isPresent(Employee employee) {
		return employees.contains(employee);
	}

	private synchronized void leave(Employee employee) {
		employees.remove(employee);
		notifyAll();
	}

	private synchronized void fail(Throwable e) {
		if (fatal == null || fatal instanceof CancellationException) {
			fatal = e;
		}
		notifyAll();
	}

	private void train(Employee employee) throws IOException {
		var group = employee.group;
		String fault = null;
		Parameters weights = null;
		try {
			var pipeline = group.point.pipeline();
			weights = roomy(() -> run.trainings().train(pipeline, materials.data(group.point), materials.layout(pipeline), Streams.stage(group.point, 0), true,
					run.live().training(group.point, Course.SHARED), new TrainingMonitor(group)));
		} catch (KirchhoffException e) {
			fault = line(e);
		}
		synchronized (this) {
			if (!employees.contains(employee)) {
				return; // given up long ago
			}
			group.weights = weights;
			employee.group = null;
		}
		trained(group, fault);
	}

	/** @param fault null if it went well */
	private void trained(Group group, String fault) throws IOException {
		if (fault != null) {
			refusal.fail(group, fault);
		}
		run.trained(group.point, group.key, group.weights, fault, seconds(group.begun));
		synchronized (this) {
			underWay.remove(group);
			if (fault == null && !group.units.isEmpty()) {
				ready.add(group);
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

	private void compute(Employee employee) throws IOException {
		var unit = employee.unit;
		var point = run.point(unit);
		var pipeline = point.pipeline();
		boolean programmed = pipeline.stages().stream().anyMatch(Stage.Programming.class::isInstance);
		UnitResult result;
		try {
			var shared = new UnitRunner.Shared(materials.data(point), programmed ? materials.layout(pipeline) : null, employee.group.weights);
			result = roomy(() -> runner.run(unit, point, shared, employee.watch));
		} catch (KirchhoffException e) {
			result = UnitResult.failed(unit, line(e));
		}
		synchronized (this) {
			if (!employees.contains(employee)) {
				return; // given up long ago
			}
			employee.group = null;
		}
		computed(result, employee.watch);
	}

	private void computed(UnitResult result, UnitMonitor watch) throws IOException {
		run.finish(result, seconds(watch.begun));
		synchronized (this) {
			computing.remove(watch);
		}
	}

	private static double seconds(long begun) {
		return (System.nanoTime() - begun) * 1e-9;
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
				"give it more with " + Heap.OPTION + ", or run on fewer threads with --threads", e);
	}

	/** Passes on what the stages of a unit tell, and whether they are to stop. */
	private final class UnitMonitor implements Monitor {
		private final long begun = System.nanoTime();
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
			synchronized (Threads.this) {
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
			synchronized (Threads.this) {
				group.trained = Math.clamp(fraction, 0, 1);
				group.text = text;
			}
		}
	}
}
