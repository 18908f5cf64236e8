// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that spark-submit writes goes to a file; the last lines of it are kept for messages. */
final class SubmitLog {
	private static final int KEPT = 400;
	/** A line that says what the matter is may be followed by more lines than are kept. */
	private static final int KEPT_COMPLAINTS = 100;
	private static final Pattern SENT = Pattern.compile("INFO Client: Uploading resource (?:file:)?([^#]*/)?([^/#]+?)(#\\S*)? -> ");
	private static final Pattern QUEUED = Pattern.compile("INFO Client: Application report for (\\S+) \\(state: (?:NEW|NEW_SAVING|SUBMITTED|ACCEPTED)\\)");
	/** A standalone master says once where an executor is, and later only its number. */
	private static final Pattern GRANTED = Pattern.compile("Granted executor ID (\\S+) on hostPort (\\S+):\\d+ ");
	private static final Pattern ENDED = Pattern.compile("Executor updated: (\\S+) is now (FAILED|LOST|EXITED) \\((.*)\\)$");
	private final Path file;
	private String news = "";
	private final Deque<String> tail = new ArrayDeque<>();
	private final Deque<String> complaints = new ArrayDeque<>();
	private final Map<String, String> hosts = new HashMap<>();
	private final Thread reader;

	SubmitLog(InputStream in, Path file) {
		this.file = file;
		reader = Thread.ofPlatform().daemon().name("spark-submit's output").start(() -> read(in));
	}

	private void read(InputStream in) {
		try (var lines = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())); var out = new Copy(file)) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				out.write(line);
				keep(line);
			}
		} catch (IOException e) {
			keep("nothing more is read of spark-submit: " + e.getMessage());
		}
	}

	private synchronized void keep(String line) {
		note(SENT.matcher(line), sent -> "sending " + sent.group(2).replaceFirst("-[0-9a-f]{64}\\.", ".") + " to YARN");
		note(QUEUED.matcher(line), queued -> queued.group(1) + " waits for YARN to start it");
		add(tail, line, KEPT);
		var granted = GRANTED.matcher(line);
		if (granted.find()) {
			hosts.put(granted.group(1), granted.group(2));
		}
		if (Complaint.isOne(line)) {
			add(complaints, located(line), KEPT_COMPLAINTS);
		}
	}

	/** What has happened to an executor, with its node. */
	private String located(String line) {
		var ended = ENDED.matcher(line);
		return ended.find() && hosts.containsKey(ended.group(1)) ? "the executor on " + hosts.get(ended.group(1)) + " ended: " + ended.group(3) : line;
	}

	private void note(Matcher found, Function<Matcher, String> text) {
		if (found.find()) {
			news = text.apply(found);
		}
	}

	private static void add(Deque<String> lines, String line, int most) {
		lines.add(line);
		if (lines.size() > most) {
			lines.remove();
		}
	}

	/** What Spark is waiting for before it answers us, or the empty text. */
	synchronized String news() {
		return news;
	}

	/** What may say why Spark does not do its work, oldest first. */
	synchronized List<String> complaints() {
		return List.copyOf(complaints);
	}

	/** The last line that says something, or the empty text. */
	synchronized String lastWords() {
		var errors = tail.reversed().stream().filter(line -> line.matches(".*(\\bERROR\\b|[Ee]rror:|Exception|not found|No such).*") && !line.startsWith("\tat ")).findFirst();
		return errors.or(() -> tail.reversed().stream().filter(line -> !line.isBlank() && !line.startsWith("\tat ")).findFirst()).orElse("").strip();
	}

	/** Waits until everything of a process that has ended is read. */
	void await() throws InterruptedException {
		reader.join(2_000);
	}

	Path file() {
		return file;
	}

	/** A full disk must not block Spark: then the file ends early. */
	private static final class Copy implements AutoCloseable {
		private Writer out;

		Copy(Path file) throws IOException {
			out = Files.newBufferedWriter(file);
		}

		void write(String line) {
			if (out != null) {
				try {
					out.write(line + System.lineSeparator());
					out.flush();
				} catch (IOException e) {
					out = null;
				}
			}
		}

		@Override
		public void close() throws IOException {
			if (out != null) {
				out.close();
			}
		}
	}
}
