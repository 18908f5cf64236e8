// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.launch.Executors;
import dev.kirchhoff.plan.launch.PluginLimit;
import dev.kirchhoff.ui.internal.form.Units;

/** What a person can set, each where the code that obeys it looks. One that has its default is not kept, so that a new default reaches everybody. */
public enum UiPreferences {
	/** Whether Welcome opens at every start; in an empty workspace it always does. */
	WELCOME("dev.kirchhoff.ui", "welcomeAtStart", "false"),
	/** Whether values are shown with engineering prefixes or as {@link Units#PLAIN}. */
	UNITS("dev.kirchhoff.ui", Units.PREFERENCE, "engineering"),
	/** Id of the executor that computes a run for which nobody chooses one. */
	EXECUTOR("dev.kirchhoff.plan", "executor", Executors.STANDARD),
	/** On how many threads a run computes that is computed on threads. */
	THREADS("dev.kirchhoff.plan", "threads", Integer.toString(Runtime.getRuntime().availableProcessors())),
	/** How many runs compute at the same time. */
	RUNS_AT_A_TIME("dev.kirchhoff.plan", "runsAtATime", "1"),
	/** How long a plug-in may take without a sign of life, with its unit. */
	PLUGIN_LIMIT("dev.kirchhoff.plan", PluginLimit.PREFERENCE, "10 min"),
	/** Whether to ask before an experiment is run with other versions of plug-ins than its latest run had. */
	ASK_OTHER_PLUGINS("dev.kirchhoff.ui", "askOtherPlugins", "true"),
	/** Where files are looked for that projects do not bring along. */
	DATA("dev.kirchhoff.plan", DataPlace.PREFERENCE, "");

	private final String node;
	private final String key;
	private final String initial;

	UiPreferences(String node, String key, String initial) {
		this.node = node;
		this.key = key;
		this.initial = initial;
	}

	/** What it is unless somebody sets it. */
	public String initial() {
		return initial;
	}

	public String text() {
		return Platform.getPreferencesService().getString(node, key, initial, null);
	}

	/** As a number, at least 1; what is no number is as if nobody had said anything. */
	public int whole() {
		return Math.max(1, Integer.parseInt(text().matches("\\d{1,6}") ? text() : initial));
	}

	public boolean get() {
		return Boolean.parseBoolean(text());
	}

	public void set(boolean value) {
		set(Boolean.toString(value));
	}

	/** Keeps a value at once, so that a crash does not lose it. */
	public void set(String value) {
		var preferences = InstanceScope.INSTANCE.getNode(node);
		if (value.equals(initial)) {
			preferences.remove(key);
		} else {
			preferences.put(key, value);
		}
		try {
			preferences.flush();
		} catch (BackingStoreException e) {
			ILog.get().error("cannot keep preference " + node + "/" + key, e);
		}
	}
}
