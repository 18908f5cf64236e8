// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** The window is a range of conductances that a cell can have, and lies within the limits. */
final class WindowCheck implements DeviceCheck {
	/** More than any memory cell conducts: a window beyond is in another unit, S. */
	private static final double MOST = 1;

	@Override
	public void check(Bench bench, Report report) {
		var window = bench.window();
		if (window == null) {
			report.error("", "there is none", "window()", "return the conductances that a cell can be programmed to, S");
			return;
		}
		String found = Text.siemens(window.low()) + " to " + Text.siemens(window.high());
		if (!isUsable(bench)) {
			report.error("", "it goes from " + found, "window()", "return a finite range of conductances, S, from 0 or more to something above");
			return;
		}
		if (window.high() > MOST) {
			report.error("unit", "it goes from " + found + ", more than a cell can conduct", "window()", "return siemens: 100 µS is 1e-4");
		}
		var limits = bench.device().limits();
		if (limits == null || limits.low() > window.low() || limits.high() < window.high()) {
			report.error("limits", "cells may show " + (limits == null ? "nothing" : Text.siemens(limits.low()) + " to " + Text.siemens(limits.high())) + ", but the window is " + found,
					"limits()", "return a range that contains the window");
		}
	}

	/** Whether anything else can be looked at. */
	static boolean isUsable(Bench bench) {
		var window = bench.window();
		return window != null && window.low() >= 0 && window.low() < window.high() && window.high() < Double.POSITIVE_INFINITY;
	}
}
