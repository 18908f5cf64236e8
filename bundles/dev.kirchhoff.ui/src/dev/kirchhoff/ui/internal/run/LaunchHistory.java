// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** What was launched last, with its options; the workspace remembers it. */
final class LaunchHistory {
	private static final int MOST = 10;
	/** Where launches are remembered. */
	private static final String NODE = "launches";
	private static final String BUNDLE = "dev.kirchhoff.ui";
	private static final String PARAMETER = "executor.";

	/** One experiment and how it was run. */
	record Launched(IFile file, RunOptions options) {
		String label() {
			return file.getFullPath().removeFileExtension().lastSegment() + ": " + options.experiment()
					+ (options.isPlain() ? "" : options.on(Computing.PREFERRED).isPlain() ? " (on " + options.computing().name() + ")" : " (with options)");
		}

		boolean isSame(IFile otherFile, String experiment) {
			return file.equals(otherFile) && options.experiment().equals(experiment);
		}
	}

	private LaunchHistory() {
	}

	/** The newest first; only what is still in the workspace. */
	static List<Launched> all() {
		return read().stream().filter(launched -> launched.file.exists()).toList();
	}

	/** How an experiment was run last. */
	static Optional<RunOptions> options(IFile file, String experiment) {
		return all().stream().filter(launched -> launched.isSame(file, experiment)).map(Launched::options).findFirst();
	}

	/** The experiment of a project that was run last. */
	static Optional<Launched> last(IFile file) {
		return all().stream().filter(launched -> launched.file.equals(file)).findFirst();
	}

	static void add(IFile file, RunOptions options) {
		var list = new ArrayList<Launched>();
		list.add(new Launched(file, options));
		read().stream().filter(launched -> !launched.isSame(file, options.experiment())).limit(MOST - 1).forEach(list::add);
		write(list);
	}

	private static Preferences node() {
		return InstanceScope.INSTANCE.getNode(BUNDLE).node(NODE);
	}

	private static List<Launched> read() {
		var list = new ArrayList<Launched>();
		try {
			for (int k = 0; node().nodeExists(Integer.toString(k)); k++) {
				read(node().node(Integer.toString(k))).ifPresent(list::add);
			}
		} catch (BackingStoreException e) {
			ILog.of(LaunchHistory.class).warn("the launch history cannot be read", e);
		}
		return list;
	}

	private static Optional<Launched> read(Preferences node) throws BackingStoreException {
		var path = node.get("file", "");
		if (path.isEmpty() || IPath.fromPortableString(path).segmentCount() < 2) {
			return Optional.empty();
		}
		var file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
		int repeats = node.getInt("repeats", 0);
		var seed = node.get("seed", "");
		return Optional.of(new Launched(file, new RunOptions(node.get("experiment", ""), lines(node.get("settings", "")), lines(node.get("sweeps", "")), repeats > 0 ? repeats : null,
				seed.matches("-?\\d{1,18}") ? Long.valueOf(seed) : null, node.get("data", ""), computing(node))));
	}

	/** Before there were executors, the number of threads was remembered. */
	private static Computing computing(Preferences node) throws BackingStoreException {
		var executor = node.get("executor", "");
		if (executor.isEmpty()) {
			return Computing.onThreads(node.getInt("threads", 0));
		}
		var texts = new HashMap<String, String>();
		for (var key : node.keys()) {
			if (key.startsWith(PARAMETER)) {
				texts.put(key.substring(PARAMETER.length()), node.get(key, ""));
			}
		}
		return new Computing(executor, texts);
	}

	private static List<String> lines(String text) {
		return Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).toList();
	}

	private static void write(List<Launched> list) {
		try {
			for (int k = 0; k < list.size(); k++) {
				var node = node().node(Integer.toString(k));
				var options = list.get(k).options;
				node.clear();
				node.put("file", list.get(k).file.getFullPath().toPortableString());
				node.put("experiment", options.experiment());
				node.put("settings", String.join("\n", options.settings()));
				node.put("sweeps", String.join("\n", options.sweeps()));
				node.putInt("repeats", options.repeats() == null ? 0 : options.repeats());
				node.put("seed", options.seed() == null ? "" : options.seed().toString());
				node.put("data", options.data());
				node.put("executor", options.computing().executor());
				options.computing().texts().forEach((parameter, text) -> node.put(PARAMETER + parameter, text));
			}
			node().flush();
		} catch (BackingStoreException e) {
			ILog.of(LaunchHistory.class).warn("the launch history cannot be written", e);
		}
	}
}
