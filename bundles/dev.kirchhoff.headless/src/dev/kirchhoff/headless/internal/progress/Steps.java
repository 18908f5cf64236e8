// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.headless.internal.Session;

/** Shows what is going on with its share of the whole; where no line can be written over, a new one tells from time to time that it goes on. */
public final class Steps implements Monitor, AutoCloseable {
	private static final int PERCENT = 100;
	private static final long QUIET_NANOS = 10_000_000_000L;

	private final StepDisplay display;
	private final Session session;
	private double shown;
	private long told = System.nanoTime();

	/** @param title what is done, in a word */
	public Steps(String title, Session session) {
		this.session = session;
		display = new StepDisplay(title, session.err(), session.terminal(), session.cancellation());
		display.beginTask("", PERCENT);
	}

	@Override
	public boolean cancelled() {
		return display.isCanceled();
	}

	@Override
	public void progress(double fraction, String text) {
		display.subTask(text);
		display.internalWorked(PERCENT * fraction - shown);
		shown = PERCENT * fraction;
		if (!session.terminal().live() && System.nanoTime() - told > QUIET_NANOS) {
			told = System.nanoTime();
			session.tell(String.format("  %2.0f %%  %s", shown, text));
		}
	}

	/** Leaves a clean line behind. */
	@Override
	public void close() {
		display.close();
	}
}
