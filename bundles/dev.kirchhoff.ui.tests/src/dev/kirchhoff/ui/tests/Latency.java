// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;

/** Asks the event loop again and again, from another thread, and measures how long it takes to answer; knows what it did when it was slow. */
final class Latency {
	private static final long PAUSE_NANOS = 5_000_000;
	private static final long SLOW_NANOS = 60_000_000;
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final int FRAMES = 40;

	private final Display display;
	private final Thread asking;
	private final Thread watching;
	private volatile boolean stopped;
	private volatile long asked;
	private volatile boolean waiting;
	private int answers;
	private long slowest;
	private long busy;
	private volatile long worked;
	private volatile String blame = "";

	Latency(Display display) {
		this.display = display;
		asking = Thread.ofPlatform().daemon().name("asking").start(this::ask);
		watching = Thread.ofPlatform().daemon().name("watching").start(this::watch);
	}

	private void ask() {
		while (!stopped) {
			worked = cpu();
			asked = System.nanoTime();
			waiting = true;
			display.asyncExec(this::answer);
			while (waiting && !stopped) {
				LockSupport.parkNanos(PAUSE_NANOS);
			}
		}
	}

	private void answer() {
		answers++;
		slowest = Math.max(slowest, System.nanoTime() - asked);
		busy = Math.max(busy, cpu() - worked);
		waiting = false;
	}

	private long cpu() {
		return THREADS.getThreadCpuTime(display.getThread().threadId());
	}

	private void watch() {
		while (!stopped) {
			LockSupport.parkNanos(PAUSE_NANOS);
			if (waiting && !stopped && System.nanoTime() - asked > SLOW_NANOS) {
				blame = (System.nanoTime() - asked) / 1_000_000 + " ms after it was asked:\n"
						+ Arrays.stream(display.getThread().getStackTrace()).limit(FRAMES).map(frame -> "\tat " + frame).collect(Collectors.joining("\n"));
			}
		}
	}

	/** Asks no more. */
	void stop() throws InterruptedException {
		waiting = false;
		stopped = true;
		asking.join();
		watching.join();
	}

	int answers() {
		return answers;
	}

	long slowestMillis() {
		return slowest / 1_000_000;
	}

	/** Time that the display's own thread computed before it answered, at most; what other processes take is not in it. */
	long busyMillis() {
		return busy / 1_000_000;
	}

	@Override
	public String toString() {
		return answers + " answers, the slowest after " + slowestMillis() + " ms, the one that took most work after " + busyMillis() + " ms of it" + (blame.isEmpty() ? "" : "; " + blame);
	}
}
