// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the error stream leads to.
 *
 * @param live  whether a line can be written over; else it is a file, a pipe or a terminal that only scrolls
 * @param width characters a line
 */
public record Terminal(boolean live, int width) {
	/** Neither a person nor a screen. */
	public static final Terminal NONE = new Terminal(false, 100);

	private static final int STANDARD_ERROR = 2;
	private static final Pattern TERMINALS = Pattern.compile("/dev/(pts/.*|tty.*|console|vc/.*)");

	/** The terminal of this process. */
	public static Terminal ofProcess() {
		return of(System.getenv(), isTerminal(STANDARD_ERROR));
	}

	static Terminal of(Map<String, String> environment, boolean terminal) {
		int width = NONE.width;
		var columns = environment.getOrDefault("COLUMNS", "");
		if (columns.matches("[1-9]\\d{1,3}")) {
			width = Integer.parseInt(columns);
		} else if (terminal) {
			width = 80;
		}
		return new Terminal(terminal && !"dumb".equals(environment.get("TERM")), width);
	}

	/**
	 * {@code System.console()} speaks of input and output together, but progress goes to the error stream alone. Linux tells without
	 * a native call, which would cost a noticeable part of a start.
	 */
	private static boolean isTerminal(int descriptor) {
		var link = Path.of("/proc/self/fd", Integer.toString(descriptor));
		if (Files.isSymbolicLink(link)) {
			try {
				return TERMINALS.matcher(Files.readSymbolicLink(link).toString()).matches();
			} catch (IOException e) {
				return false; // closed
			}
		}
		return isatty(descriptor);
	}

	static boolean isatty(int descriptor) {
		var linker = Linker.nativeLinker();
		var function = linker.defaultLookup().find("isatty").or(() -> linker.defaultLookup().find("_isatty"));
		if (function.isEmpty()) {
			return System.console() != null && System.console().isTerminal();
		}
		try {
			var call = linker.downcallHandle(function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
			return (int) call.invokeExact(descriptor) != 0;
		} catch (Throwable e) {
			throw new IllegalStateException("isatty failed", e);
		}
	}
}
