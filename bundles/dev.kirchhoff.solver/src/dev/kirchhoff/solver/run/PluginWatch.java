// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.solver.run.PluginCall.Verdict;
import dev.kirchhoff.solver.study.Use;

/**
 * Watches what plug-ins do while they are called: for how long they give no sign of life, and whether they take all memory. A call that
 * goes too far is interrupted, which every loop of a stranger's plug-in answers; one that does not even then is given up with its thread, and
 * what it was called for fails with the plug-in's name.
 */
public final class PluginWatch {
	/** How long a call may give no sign of life where nobody says otherwise. */
	public static final Duration STANDARD_LIMIT = Duration.ofMinutes(10);

	private static final Duration TICK = Duration.ofMillis(50);
	/** Ticks without a call after which nobody watches any more. */
	private static final int PATIENCE = 200;
	/** How long a call that was stopped may take to end. */
	private static final Duration GRACE = Duration.ofSeconds(2);

	/** The innermost call on each thread. */
	private static final Map<Thread, PluginCall> CALLS = new ConcurrentHashMap<>();
	private static volatile Duration limit = STANDARD_LIMIT;
	private static volatile Thread watcher;

	private PluginWatch() {
	}

	/** How long a call may go on without returning or asking its monitor. */
	public static Duration limit() {
		return limit;
	}

	/**
	 * Sets {@link #limit()} for all calls of this process, those under way included.
	 *
	 * @throws IllegalArgumentException if it is not above 0
	 */
	public static void limit(Duration longest) {
		if (!longest.isPositive()) {
			throw new IllegalArgumentException("a time limit of " + longest);
		}
		limit = longest;
	}

	static PluginCall enter() {
		var thread = Thread.currentThread();
		var call = new PluginCall(CALLS.get(thread));
		CALLS.put(thread, call);
		watch();
		return call;
	}

	static void leave(PluginCall call) {
		call.leave();
		if (call.outer() == null) {
			CALLS.remove(call.thread());
		} else {
			CALLS.put(call.thread(), call.outer());
		}
	}

	/** The present thread's call lives. */
	static void sign() {
		var call = CALLS.get(Thread.currentThread());
		if (call != null) {
			call.sign();
		}
	}

	/** Stops what a thread is in, because nobody wants it any more. */
	static void cancel(Thread thread) {
		var call = CALLS.get(thread);
		if (call != null) {
			call.stop(Verdict.UNWANTED);
		}
	}

	/** The call that a thread is in although it was stopped a while ago. */
	static Optional<PluginCall> lost(Thread thread) {
		return Optional.ofNullable(CALLS.get(thread)).filter(call -> call.overdue().compareTo(GRACE) > 0);
	}

	/**
	 * The call that has allocated most, if during it what lives in memory has grown by a good part of the heap: one that only lets go of much,
	 * as trainings do, is none.
	 */
	static Optional<PluginCall> hog() {
		long part = Runtime.getRuntime().maxMemory() / 4;
		return CALLS.values().stream().filter(call -> call.allocated() > part && call.grown() > part).max(Comparator.comparingLong(PluginCall::allocated));
	}

	/**
	 * Calls a plug-in on a thread of its own, so that nobody waits for one that never ends.
	 *
	 * @param use    who is called
	 * @param thread name of the thread
	 * @throws PluginFault if it fails or has to be stopped
	 */
	public static <R> R attend(Use<?> use, String thread, Callable<R> work) {
		return attend(use, thread, Monitor.NONE, work);
	}

	/**
	 * The same, until somebody wants it no more.
	 *
	 * @throws java.util.concurrent.CancellationException if the monitor is cancelled
	 */
	public static <R> R attend(Use<?> use, String thread, Monitor monitor, Callable<R> work) {
		var task = new FutureTask<>(() -> Guard.call(use, work));
		var worker = Thread.ofPlatform().daemon().name(thread).start(task);
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return task.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
				} catch (TimeoutException _) {
					if (monitor.cancelled()) {
						cancel(worker);
					}
					var lost = lost(worker);
					if (lost.isPresent()) {
						throw Guard.lost(List.of(use), lost.get());
					}
				} catch (InterruptedException _) {
					interrupted = true;
					cancel(worker);
				} catch (ExecutionException e) {
					throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
				}
			}
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static void watch() {
		if (watcher == null) {
			synchronized (PluginWatch.class) {
				if (watcher == null) {
					watcher = Thread.ofPlatform().daemon().name("plug-in watch").start(PluginWatch::look);
				}
			}
		}
	}

	private static void look() {
		int idle = 0;
		while (idle < PATIENCE || !dismissed()) {
			LockSupport.parkNanos(TICK.toNanos());
			idle = CALLS.isEmpty() ? idle + 1 : 0;
			CALLS.values().forEach(PluginWatch::look);
			if (Heap.isFull()) {
				hog().ifPresent(call -> call.stop(Verdict.TOO_MUCH_MEMORY));
			}
		}
	}

	private static void look(PluginCall call) {
		call.remind();
		call.look();
		if (call.silence().compareTo(limit) > 0) {
			call.stop(Verdict.TOO_LONG);
		}
	}

	/** Lets the watcher go; not if a call began at this very moment and takes it for being there. */
	private static synchronized boolean dismissed() {
		watcher = null;
		if (!CALLS.isEmpty()) {
			watcher = Thread.currentThread();
		}
		return watcher == null;
	}
}
