// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import java.io.PrintStream;
import java.util.function.Supplier;

import dev.kirchhoff.solver.run.PaceMeter;
import dev.kirchhoff.solver.run.Progress;
import dev.kirchhoff.solver.run.ProgressText;

/** Shows how far a run is until it is closed: a line that is written over on a terminal, else a line now and then. */
public final class ProgressDisplay implements AutoCloseable {
	private static final long LIVE_MILLIS = 200;
	private static final long PLAIN_MILLIS = 500;

	private final String title;
	private final PrintStream stream;
	private final Terminal terminal;
	private final PaceMeter meter = new PaceMeter();
	private final Milestones milestones = new Milestones();
	private final long started = System.nanoTime();
	private Thread ticker;
	private int shown;

	/** @param title what is run, in a word */
	public ProgressDisplay(String title, PrintStream stream, Terminal terminal) {
		this.title = title;
		this.stream = stream;
		this.terminal = terminal;
	}

	/** Starts to show it. */
	public void watch(Supplier<Progress> progress) {
		ticker = Thread.ofPlatform().daemon().name("progress").start(() -> tick(progress));
	}

	private void tick(Supplier<Progress> progress) {
		try {
			while (true) {
				Thread.sleep(terminal.live() ? LIVE_MILLIS : PLAIN_MILLIS);
				show(progress.get(), (System.nanoTime() - started) * 1e-9);
			}
		} catch (InterruptedException e) {
			return; // closed
		}
	}

	private void show(Progress progress, double seconds) {
		var pace = meter.look(seconds, progress);
		if (terminal.live()) {
			var line = ProgressText.bar(title, progress, pace, terminal.width() - 1);
			stream.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
			shown = line.length();
			stream.flush();
		} else if (milestones.reached(seconds, ProgressText.fraction(progress))) {
			stream.println(ProgressText.plain(title, progress, pace));
		}
	}

	/** Leaves a clean line behind. */
	@Override
	public void close() {
		if (ticker == null) {
			return;
		}
		ticker.interrupt();
		boolean interrupted = false;
		while (true) {
			try {
				ticker.join();
				break;
			} catch (InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		ticker = null;
		if (shown > 0) {
			stream.print("\r" + " ".repeat(shown) + "\r");
			stream.flush();
			shown = 0;
		}
	}
}
