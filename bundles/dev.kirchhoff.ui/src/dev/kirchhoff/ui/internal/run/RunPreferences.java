// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.core.runtime.Platform;

/** How runs are computed on this machine, as a person prefers it. */
public final class RunPreferences {
	/** The bundle whose preferences these are. */
	public static final String NODE = "dev.kirchhoff.ui";
	/** Threads of a run; 0 for as many as there are processors. */
	public static final String THREADS = "run.threads";
	/** Runs that compute at a time. */
	public static final String AT_A_TIME = "run.atATime";

	private RunPreferences() {
	}

	static int threads() {
		int threads = Platform.getPreferencesService().getInt(NODE, THREADS, 0, null);
		return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
	}

	static int atATime() {
		return Math.max(1, Platform.getPreferencesService().getInt(NODE, AT_A_TIME, 1, null));
	}
}
