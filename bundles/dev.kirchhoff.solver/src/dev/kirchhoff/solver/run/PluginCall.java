// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.time.Duration;

/**
 * One call of a plug-in under way on a thread. The thread that made it and the one that watches it agree here on whether it was stopped;
 * the only means to stop is an interruption, which loops of plug-ins answer (their code is told to when it is loaded).
 */
final class PluginCall {
	/** Why a call was stopped. */
	enum Verdict {
		TOO_LONG, TOO_MUCH_MEMORY, UNWANTED
	}

	private final PluginCall outer;
	private final Thread thread = Thread.currentThread();
	private volatile long lastSign = System.nanoTime();
	private volatile Verdict verdict;
	private volatile long stopped;
	private StackTraceElement[] place = {};
	private boolean left;
	/** Bytes that the thread had allocated when the watch first looked; below 0 if it has not. */
	private volatile long allocatedBefore = -1;
	private volatile long heldBefore;

	/** @param outer the call within which this one is made, or null */
	PluginCall(PluginCall outer) {
		this.outer = outer;
	}

	PluginCall outer() {
		return outer;
	}

	Thread thread() {
		return thread;
	}

	/** It lives: its time begins anew. */
	void sign() {
		lastSign = System.nanoTime();
	}

	Duration silence() {
		return Duration.ofNanos(System.nanoTime() - lastSign);
	}

	/** Null while nobody has stopped it. */
	Verdict verdict() {
		return verdict;
	}

	/** How long it has been stopped without ending. */
	Duration overdue() {
		return verdict == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - stopped);
	}

	/** Where its thread was when it was stopped. */
	synchronized StackTraceElement[] place() {
		return place;
	}

	synchronized void stop(Verdict why) {
		if (left || verdict != null) {
			return;
		}
		place = thread.getStackTrace();
		stopped = System.nanoTime();
		verdict = why;
		thread.interrupt();
	}

	/** Interrupts it again, if it has been stopped: it may have swallowed the first time. */
	synchronized void remind() {
		if (!left && verdict != null) {
			thread.interrupt();
		}
	}

	/** The call is over: its interruption does not reach what comes after it. */
	synchronized void leave() {
		left = true;
		if (verdict != null) {
			Thread.interrupted();
		}
		if (outer != null) {
			outer.sign();
		}
	}

	/** Notes how memory is at first, to tell later what has become of it. */
	void look() {
		if (allocatedBefore < 0) {
			heldBefore = Heap.held();
			allocatedBefore = Heap.allocated(thread);
		}
	}

	/** Bytes that its thread has allocated since the first look, free again or not. */
	long allocated() {
		return allocatedBefore < 0 ? 0 : Heap.allocated(thread) - allocatedBefore;
	}

	/** Bytes by which what lives in memory has grown since then, whoever holds it. */
	long grown() {
		return allocatedBefore < 0 ? 0 : Heap.held() - heldBefore;
	}
}
