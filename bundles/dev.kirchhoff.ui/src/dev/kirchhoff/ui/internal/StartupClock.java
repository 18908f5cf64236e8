// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import org.eclipse.swt.widgets.Display;

/** With {@code -Dkirchhoff.startupClock=true}, says on the standard output when the window answers for the first time. */
final class StartupClock {
	private static final String PROPERTY = "kirchhoff.startupClock";

	private StartupClock() {
	}

	/** The window has opened: it answers when all that was waiting in the event loop is done. */
	static void opened(Display display) {
		if (Boolean.getBoolean(PROPERTY)) {
			display.timerExec(0, () -> display.asyncExec(StartupClock::tell));
		}
	}

	private static void tell() {
		long started = ManagementFactory.getRuntimeMXBean().getStartTime();
		long cpu = ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
		System.out.println("usable after " + (System.currentTimeMillis() - started) + " ms, " + cpu + " ms of processor time");
	}
}
