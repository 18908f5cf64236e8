// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import dev.kirchhoff.ui.internal.preferences.UiPreferences;

/** How runs are computed on this machine, as a person prefers it. */
final class RunPreferences {
	/** Where launches are remembered. */
	static final String NODE = "dev.kirchhoff.ui";

	private RunPreferences() {
	}

	static int threads() {
		return number(UiPreferences.THREADS);
	}

	static int atATime() {
		return number(UiPreferences.RUNS_AT_A_TIME);
	}

	/** At least 1; what is no number is as if nobody had said anything. */
	private static int number(UiPreferences preference) {
		var text = preference.text().matches("\\d{1,6}") ? preference.text() : preference.initial();
		return Math.max(1, Integer.parseInt(text));
	}
}
