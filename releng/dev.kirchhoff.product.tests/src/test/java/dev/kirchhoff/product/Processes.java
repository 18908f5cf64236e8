// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells of other processes. Java tells less: of a long command line only its beginning, and nothing of an environment. */
final class Processes {
	private Processes() {
	}

	/** What a process was started with. */
	static List<String> words(ProcessHandle process) {
		return List.of(read(process, "cmdline").split("\0"));
	}

	/** Whether a folder, which no other test has, is in the environment of a process: children inherit it, and keep it when their parent is gone. */
	static boolean knows(ProcessHandle process, Path folder) {
		return read(process, "environ").contains(folder.toString());
	}

	private static String read(ProcessHandle process, String file) {
		try {
			return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			return ""; // it has ended meanwhile, or is another user's
		}
	}

	/** Lets a process go no further; false if it has ended. */
	static boolean stop(ProcessHandle process) {
		try {
			return new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
