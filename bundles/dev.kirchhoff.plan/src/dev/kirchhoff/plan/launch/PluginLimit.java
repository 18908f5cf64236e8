// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.time.Duration;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.solver.run.PluginWatch;

/** How long a plug-in may take without a sign of life, as this user has it. */
public final class PluginLimit {
	/** Names the limit where nothing else does. */
	public static final String VARIABLE = "KIRCHHOFF_PLUGIN_LIMIT";
	/** Key of the preference of bundle {@code dev.kirchhoff.plan} that names the limit where the variable does not. */
	public static final String PREFERENCE = "plugin-limit";

	private PluginLimit() {
	}

	/** Has the limit of the user's surroundings from now on; one that makes no sense is reported in the log and not taken. */
	public static void ofSurroundings() {
		String variable = System.getenv(VARIABLE);
		String named = variable != null && !variable.isBlank() ? variable : Platform.getPreferencesService().getString("dev.kirchhoff.plan", PREFERENCE, "", null);
		try {
			PluginWatch.limit(named.isBlank() ? PluginWatch.STANDARD_LIMIT : parse(named));
		} catch (KirchhoffException e) {
			ILog.of(PluginLimit.class).warn(e.line());
		}
	}

	/**
	 * Reads a time such as {@code 30 s} or {@code 2 h}.
	 *
	 * @throws KirchhoffException if it is none above 0
	 */
	public static Duration parse(String text) {
		try {
			double seconds = Unit.parse("s").read(text);
			if (seconds >= 1e-3 && seconds <= 1e9) {
				return Duration.ofMillis(Math.round(seconds * 1e3));
			}
			throw new KirchhoffException("'" + text + "' is no time limit of a plug-in", "give a time above 1 ms, for example 10 min");
		} catch (IllegalArgumentException e) {
			throw new KirchhoffException("'" + text + "' is no time limit of a plug-in: " + e.getMessage(), "give a time, for example 10 min", e);
		}
	}
}
