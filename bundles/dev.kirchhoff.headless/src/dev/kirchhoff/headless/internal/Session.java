// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import dev.kirchhoff.headless.internal.progress.Terminal;

/**
 * What a command works with: results go to {@code out}, everything else to {@code err}; paths count from {@code directory}.
 *
 * @param arguments as the user gave them
 * @param directory where the user is
 * @param version   of Kirchhoff, for people
 */
public record Session(List<String> arguments, Path directory, PrintStream out, PrintStream err, Terminal terminal, Cancellation cancellation,
		String version) {

	/** The path as an absolute one. */
	public Path resolve(Path path) {
		return directory.resolve(path).toAbsolutePath().normalize();
	}

	/** An absolute path as a person standing in {@link #directory} would write it. */
	public String display(Path path) {
		var base = directory.toAbsolutePath().normalize();
		return path.startsWith(base) && !path.equals(base) ? base.relativize(path).toString() : path.toString();
	}

	/** Tells the user something that is no result; nothing if it is empty. */
	public void tell(String line) {
		if (!line.isEmpty()) {
			err.println(line);
		}
	}

	void flush() {
		out.flush();
		err.flush();
	}

	/** The command line that was given, with one more option, so that it can be pasted into a shell. */
	public String again(String option) {
		var words = arguments.contains(option) ? arguments.stream() : java.util.stream.Stream.concat(arguments.stream(), java.util.stream.Stream.of(option));
		return words.map(Session::quoted).collect(Collectors.joining(" ", "kirchhoff ", ""));
	}

	/** A word as a shell takes it. */
	public static String quoted(String word) {
		return word.matches("[\\p{L}\\p{N}_@%+=:,./µΩ-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
	}
}
