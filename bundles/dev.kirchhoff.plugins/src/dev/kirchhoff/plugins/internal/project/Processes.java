// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;

/** Other programs, run to their end or until nobody wants them any more. */
public final class Processes {
	private static final long LOOK_MILLIS = 100;
	private static final long PATIENCE_SECONDS = 5;

	private Processes() {
	}

	/**
	 * A program that has ended.
	 *
	 * @param text all that it wrote
	 */
	public record Ended(int code, String text) {
	}

	/**
	 * Runs a program.
	 *
	 * @param line receives every line that it writes, in a thread of its own
	 */
	public static Ended run(List<String> command, Path folder, Map<String, String> environment, Monitor monitor, Consumer<String> line) {
		try {
			var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
			builder.environment().putAll(environment);
			var process = builder.start();
			process.getOutputStream().close();
			var text = new StringBuffer();
			var reader = Thread.ofVirtual().start(() -> {
				try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
					for (var next = lines.readLine(); next != null; next = lines.readLine()) {
						text.append(next).append('\n');
						line.accept(next);
					}
				} catch (IOException e) {
					text.append(e.getMessage()).append('\n');
				}
			});
			try {
				while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
					monitor.check();
				}
				reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
			} finally {
				end(process);
			}
			return new Ended(process.exitValue(), text.toString());
		} catch (IOException e) {
			throw new KirchhoffException(command.getFirst() + " cannot be started (" + e.getMessage() + ")", "see whether it is there and may be run", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}

	/** With all that it has started: a script goes, but not what it runs. */
	private static void end(Process process) {
		if (process.isAlive()) {
			process.descendants().forEach(ProcessHandle::destroy);
			process.destroy();
		}
	}
}
