// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.swt.graphics.Color;

/** Colours of bars: those of the icons, which are seen on light and dark ground. */
final class RunColours {
	private static final Color RUNNING = new Color(63, 155, 63);
	private static final Color FINISHED = new Color(42, 157, 143);
	private static final Color STOPPED = new Color(217, 138, 31);
	private static final Color FAILED = new Color(200, 67, 60);

	private RunColours() {
	}

	static Color of(Run run) {
		return switch (run.state()) {
			case WAITING, PLANNING, RUNNING -> RUNNING;
			case FINISHED -> run.faults().isEmpty() ? FINISHED : STOPPED;
			case CANCELLING, CANCELLED, INTERRUPTED -> STOPPED;
			case FAILED -> FAILED;
		};
	}
}
