// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.osgi.framework.FrameworkUtil;

import dev.kirchhoff.headless.internal.Cancellation;
import dev.kirchhoff.headless.internal.Kirchhoff;
import dev.kirchhoff.headless.internal.Session;
import dev.kirchhoff.headless.internal.progress.Terminal;

/** A directory in which a test writes a small project and gives commands. */
final class Bench {
	/** Two points of 600 repeats: a TiO2 crossbar of 16 x 16, two dense layers, plain training of 5 epochs, tuning, accuracy. */
	static final String TINY = resource("examples/tiny/tiny.kirchhoff");

	private final Path directory;

	Bench(Path directory) {
		this.directory = directory;
	}

	/** What a command did. */
	record Answer(int exit, String out, String err) {
		List<String> outLines() {
			return out.lines().toList();
		}

		List<String> errLines() {
			return err.lines().toList();
		}

		@Override
		public String toString() {
			return "exit " + exit + "\n--- out\n" + out + "--- err\n" + err;
		}
	}

	static String resource(String name) {
		try (var in = FrameworkUtil.getBundle(Bench.class).getEntry(name).openStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The small project with pieces of its text replaced (old, new, old, new...); every piece must be there. */
	static String tiny(String... replacements) {
		var text = TINY;
		for (int i = 0; i < replacements.length; i += 2) {
			if (!text.contains(replacements[i])) {
				throw new IllegalArgumentException("the project has no " + replacements[i]);
			}
			text = text.replace(replacements[i], replacements[i + 1]);
		}
		return text;
	}

	Path path(String name) {
		return directory.resolve(name);
	}

	Path write(String name, String text) throws IOException {
		return Files.writeString(path(name), text);
	}

	/** Gives a command in this directory, within this platform. */
	Answer kirchhoff(String... arguments) {
		return kirchhoff(new Cancellation(), arguments);
	}

	Answer kirchhoff(Cancellation cancellation, String... arguments) {
		var out = new ByteArrayOutputStream();
		var err = new ByteArrayOutputStream();
		var session = new Session(List.of(arguments), directory, new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), Terminal.NONE, cancellation, "Kirchhoff test");
		int exit = Kirchhoff.execute(session);
		return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	/** Writes a project text and validates it. */
	Answer validate(String text) throws IOException {
		write("p.kirchhoff", text);
		return kirchhoff("validate", "p.kirchhoff");
	}
}
