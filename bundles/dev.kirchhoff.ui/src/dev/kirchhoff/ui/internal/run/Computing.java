// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.launch.Executors;
import dev.kirchhoff.ui.internal.preferences.ExecutorPreferences;
import dev.kirchhoff.ui.internal.preferences.UiPreferences;

/**
 * Where a run is computed, as a person has chosen it.
 *
 * @param executor id; empty for that of the preferences, with its parameters
 * @param texts    what was given, by parameter; the number of threads is that of the preferences if it was not
 */
record Computing(String executor, Map<String, String> texts) {
	static final Computing PREFERRED = new Computing("", Map.of());

	Computing {
		texts = Map.copyOf(texts);
	}

	/** {@link #PREFERRED} if that is the same. */
	static Computing of(String executor, Map<String, String> texts) {
		var given = new Computing(executor, texts);
		return executor.equals(UiPreferences.EXECUTOR.text()) && given.parameters().equals(PREFERRED.parameters()) ? PREFERRED : given;
	}

	/** What stands in a form; its parameters are kept, so that they need not be typed again. */
	static Computing chosen(ExecutorForm form) {
		if (!form.executor().equals(Executors.STANDARD)) {
			ExecutorPreferences.keep(form.executor(), form.texts());
		}
		return of(form.executor(), form.texts());
	}

	/** On threads of this process; 0 for as many as the preferences say. */
	static Computing onThreads(int threads) {
		return threads == 0 ? PREFERRED : of(Executors.STANDARD, Map.of(ExecutorPreferences.THREADS, Integer.toString(threads)));
	}

	String id() {
		return executor.isEmpty() ? UiPreferences.EXECUTOR.text() : executor;
	}

	boolean isOnThreads() {
		return id().equals(Executors.STANDARD);
	}

	/** What the executor is given. */
	Map<String, String> parameters() {
		if (executor.isEmpty()) {
			return ExecutorPreferences.texts(id());
		}
		var parameters = new TreeMap<>(isOnThreads() ? ExecutorPreferences.texts(executor) : Map.<String, String>of());
		parameters.putAll(texts);
		return parameters;
	}

	/** What people call it. */
	String name() {
		return Executors.ofPlatform().find(id()).map(Contribution::name).orElse(id());
	}

	/**
	 * The executor itself.
	 *
	 * @param folder that files are named from
	 * @throws dev.kirchhoff.api.KirchhoffException if its plug-in is not installed, or its parameters are wrong
	 */
	Executor executor(Path folder) {
		return Executors.ofPlatform().executor(id(), parameters(), file -> folder.resolve(file).toAbsolutePath().normalize());
	}
}
