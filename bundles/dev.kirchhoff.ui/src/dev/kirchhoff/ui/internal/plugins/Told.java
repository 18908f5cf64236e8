// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ProgressMonitorWrapper;

/** Tells the progress of a job to a page as well, and not more often than somebody can read. */
final class Told extends ProgressMonitorWrapper {
	private static final long PAUSE = 100_000_000;

	/** Hears of it. */
	interface Listener {
		/** @param part 0 to 1; negative if nobody knows */
		void at(String step, double part);
	}

	private final Listener listener;
	private String step = "";
	private double total = -1;
	private double done;
	private long last;

	Told(IProgressMonitor monitor, Listener listener) {
		super(monitor);
		this.listener = listener;
	}

	@Override
	public void beginTask(String name, int work) {
		super.beginTask(name, work);
		total = work;
		say(name);
	}

	@Override
	public void setTaskName(String name) {
		super.setTaskName(name);
		say(name);
	}

	@Override
	public void subTask(String name) {
		super.subTask(name);
		say(name);
	}

	@Override
	public void worked(int work) {
		internalWorked(work);
	}

	@Override
	public void internalWorked(double work) {
		super.internalWorked(work);
		done += work;
		tell();
	}

	private void say(String name) {
		if (name != null && !name.isBlank()) {
			step = name;
			tell();
		}
	}

	private void tell() {
		var now = System.nanoTime();
		if (now - last > PAUSE) {
			last = now;
			listener.at(step, total > 0 ? Math.min(1, done / total) : -1);
		}
	}
}
