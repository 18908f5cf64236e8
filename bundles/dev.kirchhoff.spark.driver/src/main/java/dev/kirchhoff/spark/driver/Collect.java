// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;

import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * On an executor: what a worker wrote, as a whole and only if it ended well. A worker that does not makes the task fail, so that Spark
 * tries it again; the last of these attempts succeeds with the reason, since otherwise Spark would end all others too.
 */
final class Collect extends AbstractFunction1<Iterator<String>, byte[]> implements Serializable {
	/** The first byte of a result: rows follow, or the reason why a worker failed in its work, or why it did not even begin. */
	static final byte ROWS = 0;
	static final byte FAILED = 1;
	static final byte NEVER_BEGAN = 2;

	/** How lines begin that are not rows: the process that {@link Pipe} became; the last words of a worker; its good end. */
	private static final String PROCESS = "{\"process\":";
	private static final String DIED = "{\"died\":";
	private static final String NOTES = "{\"notes\":";
	private static final String ROW = "{\"point\":";
	private static final Pattern COUNT = Pattern.compile("\"count\":(\\d{1,9})\\b");

	private static final long serialVersionUID = 1;
	private final int attempts;
	private final LongAccumulator repeats;

	/** @param repeats counts those of rows as they come */
	Collect(int attempts, LongAccumulator repeats) {
		this.attempts = attempts;
		this.repeats = repeats;
	}

	@Override
	public byte[] apply(Iterator<String> lines) {
		TaskContext task = TaskContext.get();
		Attempt attempt = new Attempt();
		String reason;
		try {
			attempt.read(lines, task, repeats);
			reason = attempt.complaint();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (IllegalStateException e) {
			reason = attempt.died != null ? attempt.died : e.getMessage();
		}
		if (reason == null) {
			return attempt.bytes.toByteArray();
		}
		if (task.isInterrupted() || task.attemptNumber() + 1 < attempts) {
			throw new IllegalStateException(reason);
		}
		return result(attempt.begun ? FAILED : NEVER_BEGAN, reason);
	}

	private static byte[] result(byte kind, String reason) {
		byte[] text = reason.getBytes(StandardCharsets.UTF_8);
		byte[] result = new byte[text.length + 1];
		result[0] = kind;
		System.arraycopy(text, 0, result, 1, text.length);
		return result;
	}

	/** What is known of one run of a worker. */
	private static final class Attempt {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		String died;
		boolean begun;
		private boolean complete;

		void read(Iterator<String> lines, TaskContext task, LongAccumulator repeats) throws IOException {
			bytes.write(ROWS);
			try (Writer out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
				while (lines.hasNext()) {
					String line = lines.next();
					if (line.startsWith(PROCESS)) {
						Processes.endWith(task, Long.parseLong(line.substring(PROCESS.length(), line.indexOf('}'))));
					} else if (line.startsWith(DIED)) {
						died = line;
					} else {
						begun = true;
						complete = line.startsWith(NOTES);
						out.write(line);
						out.write('\n');
						repeats.add(count(line));
					}
				}
			}
		}

		/** How many repeats a row stands for; 0 if it is none. */
		private static long count(String line) {
			Matcher count = line.startsWith(ROW) ? COUNT.matcher(line) : null;
			return count != null && count.find() ? Long.parseLong(count.group(1)) : 0;
		}

		String complaint() {
			if (died != null) {
				return died;
			}
			return complete ? null : "the worker ended before it had answered everything";
		}
	}
}
