// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

import dev.kirchhoff.plan.launch.Executors;

/** Where runs are computed unless somebody says otherwise, and what was given last for the parameters of each executor, so that it need not be typed again. */
public final class ExecutorPreferences {
	/** Of the executor {@link Executors#STANDARD}; kept as {@link UiPreferences#THREADS}. */
	public static final String THREADS = "threads";

	private static final String ALL = "0";
	private static final String NODE = "dev.kirchhoff.plan";
	private static final String EXECUTORS = "executors";

	private ExecutorPreferences() {
	}

	/** On how many threads of this machine; at least 1. */
	public static int threads() {
		return UiPreferences.THREADS.whole();
	}

	/** Texts by parameter. */
	public static Map<String, String> texts(String executor) {
		if (executor.equals(Executors.STANDARD)) {
			return Map.of(THREADS, Integer.toString(threads()));
		}
		var texts = new TreeMap<String, String>();
		try {
			if (executors().nodeExists(executor)) {
				var node = executors().node(executor);
				for (var parameter : node.keys()) {
					texts.put(parameter, node.get(parameter, ""));
				}
			}
		} catch (BackingStoreException e) {
			ILog.get().error("cannot read what was given for executor " + executor, e);
		}
		return texts;
	}

	/** Keeps texts by parameter, instead of all those that were kept before. */
	public static void keep(String executor, Map<String, String> texts) {
		if (executor.equals(Executors.STANDARD)) {
			var number = texts.getOrDefault(THREADS, ALL);
			UiPreferences.THREADS.set(number.equals(ALL) ? UiPreferences.THREADS.initial() : number);
			return;
		}
		try {
			var node = executors().node(executor);
			node.clear();
			texts.forEach(node::put);
			executors().flush();
		} catch (BackingStoreException e) {
			ILog.get().error("cannot keep what was given for executor " + executor, e);
		}
	}

	private static Preferences executors() {
		return InstanceScope.INSTANCE.getNode(NODE).node(EXECUTORS);
	}
}
