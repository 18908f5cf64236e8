// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import java.io.PrintStream;

import dev.kirchhoff.api.Monitor;

/** One line that tells how far some work is, written over on a terminal; elsewhere a line for every new step. */
public final class ProgressLine implements Monitor, AutoCloseable {
	private final String title;
	private final PrintStream stream;
	private final Terminal terminal;
	private final Monitor cancellation;
	private final long started = System.nanoTime();
	private String last = "";
	private int shown;

	/**
	 * @param title        what is done, in a word
	 * @param cancellation tells whether it is to stop
	 */
	public ProgressLine(String title, PrintStream stream, Terminal terminal, Monitor cancellation) {
		this.title = title;
		this.stream = stream;
		this.terminal = terminal;
		this.cancellation = cancellation;
	}

	@Override
	public boolean cancelled() {
		return cancellation.cancelled();
	}

	@Override
	public synchronized void progress(double fraction, String text) {
		if (terminal.live()) {
			var line = String.format("%s %3.0f %% %d s %s", title, 100 * fraction, (System.nanoTime() - started) / 1_000_000_000, text);
			line = line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 1);
			stream.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
			shown = line.length();
			stream.flush();
		} else if (!text.equals(last)) {
			stream.println(title + ": " + text);
		}
		last = text;
	}

	/** Leaves a clean line behind. */
	@Override
	public synchronized void close() {
		if (shown > 0) {
			stream.print("\r" + " ".repeat(shown) + "\r");
			stream.flush();
			shown = 0;
		}
	}
}
