// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.device;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

import dev.kirchhoff.api.Monitor;

/** A job's monitor as those who compute know it. */
public final class Watched implements Monitor {
	private static final int TICKS = 1000;

	private final IProgressMonitor monitor;
	private final SubMonitor ticks;
	private int done;

	public Watched(IProgressMonitor monitor, String task) {
		this.monitor = monitor;
		ticks = SubMonitor.convert(monitor, task, TICKS);
	}

	@Override
	public boolean cancelled() {
		return monitor.isCanceled();
	}

	@Override
	public void progress(double fraction, String text) {
		int now = Math.clamp((int) (fraction * TICKS), done, TICKS);
		ticks.worked(now - done);
		done = now;
		monitor.subTask(text);
	}
}
