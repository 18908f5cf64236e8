// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.solver.store.ResultStore;

/** What a person is told of something that was thrown: lines with place and mend, never a stack trace. */
final class Failures {
	private Failures() {
	}

	/** Tells it and gives the exit code. */
	static int report(Throwable thrown, Session session) {
		switch (thrown) {
			case CancellationException _ -> {
				session.tell(session.cancellation().message());
				return Exit.CANCELLED;
			}
			case CommandFailure failure -> {
				failure.lines().forEach(session::tell);
				return failure.exit();
			}
			case ProjectFileException unreadable -> {
				unreadable.problems().forEach(problem -> session.tell(problem.toString()));
				return Exit.INPUT;
			}
			case KirchhoffException known -> {
				session.tell(known.line());
				return Exit.INPUT;
			}
			case UncheckedIOException wrapped -> {
				return report(wrapped.getCause(), session);
			}
			case IOException io -> {
				session.tell("kirchhoff: a file could not be read or written: " + ResultStore.reason(io) + ": check the disk and its permissions");
				return Exit.FAILED;
			}
			case OutOfMemoryError _ -> {
				session.tell("kirchhoff: out of memory: use fewer --threads, or give more with the environment variable JAVA_TOOL_OPTIONS=-Xmx8g");
				return Exit.FAILED;
			}
			default -> {
				session.tell(unexpected(thrown));
				return Exit.FAILED;
			}
		}
	}

	/** An error of Kirchhoff itself: one line, and a file with all that is known. */
	private static String unexpected(Throwable thrown) {
		var line = "kirchhoff: unexpected error: " + thrown.toString().lines().findFirst().orElse("");
		var record = new LogRecord(Level.SEVERE, "unexpected error");
		record.setThrown(thrown);
		try {
			var log = Files.createTempFile("kirchhoff-", ".log");
			Files.writeString(log, new SimpleFormatter().format(record));
			return line + ": details are in " + log + ", please report them";
		} catch (IOException e) {
			return line + ": details could not be written (" + ResultStore.reason(e) + ")";
		}
	}
}
