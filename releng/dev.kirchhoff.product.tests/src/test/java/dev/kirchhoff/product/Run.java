// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that has ended: its exit code and what it wrote. */
record Run(int code, String out, String err) {
	/** A build of a plug-in takes some 20 s, on a busy machine many times as long. */
	private static final long MOST_MINUTES = 15;

	static Run of(Path folder, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
		var out = Files.createTempFile("run", ".out");
		var err = Files.createTempFile("run", ".err");
		try {
			var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
					.redirectError(err.toFile());
			builder.environment().putAll(environment);
			var process = builder.start();
			if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
				process.destroyForcibly().waitFor();
				throw new AssertionError(command + " does not end");
			}
			return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
					Files.readString(err, StandardCharsets.UTF_8));
		} finally {
			Files.delete(out);
			Files.delete(err);
		}
	}

	/** The product's start script, with the Java that runs this test. */
	static Run product(String product, Path folder, String... arguments) throws IOException, InterruptedException {
		var command = new ArrayList<String>();
		command.add(Products.folder(product, "linux/gtk/x86_64").resolve("kirchhoff").toString());
		command.addAll(List.of(arguments));
		return of(folder, Map.of("KIRCHHOFF_JAVA_HOME", System.getProperty("java.home")), command);
	}
}
