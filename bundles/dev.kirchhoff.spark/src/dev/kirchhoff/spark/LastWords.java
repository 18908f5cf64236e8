// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Why a worker did not do its work: what it, its start script or Spark says, on one line, and what to do about it.
 */
record LastWords(String text, String mend) {
	private static final ObjectMapper JSON = new ObjectMapper();
	private static final Pattern EXIT = Pattern.compile("Subprocess exited with status (\\d+)");
	private static final int LONG = 600;

	/** Said by a worker, and what to do. */
	private record Hint(Pattern said, String mend) {
		static Hint of(String said, String mend) {
			return new Hint(Pattern.compile(said), mend);
		}
	}

	private static final List<Hint> HINTS = List.of(
			Hint.of("No space left on device|Disk quota exceeded|disk is full", "free space on the nodes, in Spark's work folder and in spark.local.dir"),
			Hint.of("OutOfMemoryError|GC overhead|Could not reserve enough|insufficient memory|Cannot allocate memory|ended with 137|signal 9|status 137", "give a worker more with --worker-memory, or a node fewer workers (spark.executor.cores, --worker-threads)"),
			Hint.of("Exec format error|cannot execute|GLIBC|UnsupportedClassVersion|no Java 25|No such file or directory.*ld-|not found.*java|java.*not found", "install a Java 25 for the nodes' system and name its folder with --worker-java"),
			Hint.of("Permission denied|noexec", "let Spark's work folder on the nodes be one where programs may be started (no noexec)"),
			Hint.of("exceeding (physical|virtual) memory|running \\d+B beyond|beyond the '(PHYSICAL|VIRTUAL)' memory", "give its container more with --conf spark.executor.memoryOverhead=..., or put fewer workers into it (spark.executor.cores, --worker-threads)"),
			Hint.of("exited caused by one of the running tasks|Executor heartbeat timed out|Container killed|lost worker|Worker lost|worker lost", "a node or its executor has died several times: see the log of the executor; less memory in use may help (--worker-memory, spark.executor.cores)"));

	static LastWords of(String reason) {
		var text = shortened(reason.startsWith("{") ? ofWorker(reason) : ofSpark(reason));
		var mend = HINTS.stream().filter(hint -> hint.said.matcher(text).find()).findFirst().map(Hint::mend);
		return new LastWords(text, mend.orElse("see the log of the executor on Spark's page"));
	}

	private static String shortened(String text) {
		var line = text.strip().replaceAll("\\s*\\R\\s*", " | ");
		return line.length() <= LONG ? line : "..." + line.substring(line.length() - LONG);
	}

	private static String ofSpark(String reason) {
		var exit = EXIT.matcher(reason);
		return exit.find() ? "the worker ended with " + exit.group(1) : reason.replaceFirst("^(java\\.lang\\.\\w+Exception: )+", "");
	}

	/** The last line of the start script. */
	private static String ofWorker(String line) {
		try {
			var died = JSON.readTree(line).path("died");
			var host = died.path("host").asText("");
			var words = died.path("stderr").asText("").strip();
			return "the worker" + (host.isEmpty() ? "" : " on " + host) + " ended with " + died.path("code").asText("?") + (words.isEmpty() ? "" : ": " + words);
		} catch (JacksonException e) {
			return line;
		}
	}
}
