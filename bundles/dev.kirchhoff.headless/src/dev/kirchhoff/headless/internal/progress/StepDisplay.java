// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import java.io.PrintStream;

import org.eclipse.core.runtime.NullProgressMonitor;

import dev.kirchhoff.api.Monitor;

/** Shows what the platform does step by step: a line that is written over on a terminal, else nothing, as it takes seconds. Asks whether to go on. */
public final class StepDisplay extends NullProgressMonitor implements AutoCloseable {
	private static final long LIVE_NANOS = 100_000_000;

	private final String title;
	private final PrintStream stream;
	private final Terminal terminal;
	private final Monitor monitor;
	private int total;
	private double done;
	private String step = "";
	private long last;
	private int shown;

	/** @param title what is done, in a word */
	public StepDisplay(String title, PrintStream stream, Terminal terminal, Monitor monitor) {
		this.title = title;
		this.stream = stream;
		this.terminal = terminal;
		this.monitor = monitor;
	}

	@Override
	public synchronized void beginTask(String name, int totalWork) {
		total = totalWork;
	}

	@Override
	public synchronized void subTask(String name) {
		step = name == null ? "" : name.strip();
		show();
	}

	@Override
	public synchronized void worked(int work) {
		internalWorked(work);
	}

	@Override
	public synchronized void internalWorked(double work) {
		done += work;
		show();
	}

	@Override
	public boolean isCanceled() {
		return monitor.cancelled() || super.isCanceled();
	}

	private void show() {
		long now = System.nanoTime();
		if (!terminal.live() || now - last < LIVE_NANOS) {
			return;
		}
		last = now;
		var line = title + (total > 0 ? String.format(" %3.0f %%", 100 * Math.clamp(done / total, 0, 1)) : "") + "  " + step;
		line = line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 1);
		stream.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
		shown = line.length();
		stream.flush();
	}

	/** Leaves a clean line behind, until something is shown again. */
	public synchronized void clear() {
		if (shown > 0) {
			stream.print("\r" + " ".repeat(shown) + "\r");
			stream.flush();
			shown = 0;
		}
	}

	@Override
	public void close() {
		clear();
	}
}
