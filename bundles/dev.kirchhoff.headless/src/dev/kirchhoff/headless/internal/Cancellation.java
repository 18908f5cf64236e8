// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.kirchhoff.api.Monitor;

/**
 * Ctrl-C and its like: asks what runs to stop, waits until it has, and ends the process with {@link Exit#CANCELLED} whichever signal
 * it was. What does not stop in time is ended all the same: journals bear it.
 */
public final class Cancellation implements Monitor {
	private static final Duration PATIENCE = Duration.ofMillis(900);
	private static final Duration LONG_PATIENCE = Duration.ofSeconds(15);

	private final CountDownLatch ended = new CountDownLatch(1);
	private final AtomicBoolean told = new AtomicBoolean();
	private volatile boolean cancelled;
	private volatile String hint = "";
	private volatile Duration patience = PATIENCE;

	@Override
	public boolean cancelled() {
		return cancelled;
	}

	/** Asks the work to stop. */
	public void cancel() {
		cancelled = true;
	}

	/** What to tell a person who cancels from now on: what is kept, and how to go on. */
	public void hint(String text) {
		hint = text;
	}

	/** What runs from now on changes the installation: it has to finish what it has begun to write, or take it back. */
	public void waitForChanges() {
		patience = LONG_PATIENCE;
	}

	/** The message of a cancelled command; empty when it has been told already. */
	public String message() {
		return told.getAndSet(true) ? "" : hint.isEmpty() ? "cancelled" : "cancelled: " + hint;
	}

	/** From now on signals cancel. */
	void listen(Session session) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> shutdown(session), "cancellation"));
	}

	/** The command has come to its end; a signal has nothing to stop any more. */
	void ended() {
		ended.countDown();
	}

	private void shutdown(Session session) {
		if (ended.getCount() == 0) {
			return;
		}
		cancel();
		try {
			if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				session.tell(message());
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		session.flush();
		Runtime.getRuntime().halt(Exit.CANCELLED);
	}
}
