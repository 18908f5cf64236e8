// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A copy of a built product that may be changed.
 *
 * @param folder  with the start script
 * @param workDir where commands are started
 */
record ProductCopy(Path folder, Path workDir) {
	/** A short study is over before the second compiler is of use. */
	static final String SOON_STARTED = "-XX:TieredStopAtLevel=1";

	/** @param parent empty folder for the copy and for what the commands write */
	static ProductCopy of(String product, Path parent) throws IOException, InterruptedException {
		var folder = parent.resolve(product);
		var copied = Run.of(parent, Map.of(), List.of("cp", "-a", Products.folder(product, "linux/gtk/x86_64").toString(), folder.toString()));
		if (copied.code() != 0) {
			throw new IOException(copied.err());
		}
		return new ProductCopy(folder, Files.createDirectory(parent.resolve("work")));
	}

	/** Runs a command, which is to succeed. */
	Run ok(String... arguments) throws IOException, InterruptedException {
		var run = run(arguments);
		if (run.code() != 0) {
			throw new AssertionError(String.join(" ", arguments) + " ends with " + run.code() + ":\n" + run.out() + run.err());
		}
		return run;
	}

	Run run(String... arguments) throws IOException, InterruptedException {
		return run(Map.of(), arguments);
	}

	Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
		var command = new ArrayList<String>();
		command.add(folder.resolve("kirchhoff").toString());
		command.addAll(List.of(arguments));
		var all = new HashMap<>(environment);
		all.putIfAbsent("KIRCHHOFF_CACHE", workDir.resolve("cache").toString());
		all.put("KIRCHHOFF_JAVA_HOME", System.getProperty("java.home"));
		if (arguments[0].equals("run")) {
			all.putIfAbsent("JAVA_TOOL_OPTIONS", SOON_STARTED);
		}
		return Run.of(workDir, all, command);
	}

	/** Jars that a plug-in can be compiled against. */
	List<Path> jars() throws IOException {
		try (var files = Files.list(folder.resolve("plugins"))) {
			return files.filter(file -> file.toString().endsWith(".jar")).toList();
		}
	}
}
