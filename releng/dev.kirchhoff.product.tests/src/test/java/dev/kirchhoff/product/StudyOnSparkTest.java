// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The paper's transfers on a real cluster, with the product as a user starts it: the same bytes as from threads. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class StudyOnSparkTest {
	private static final List<String> STUDY = List.of("run", "drolet2023/drolet2023.kirchhoff", "--experiment", "plain", "--set", "train/epochs=40", "--repeats", "500");
	private static final Pattern ROW = Pattern.compile("^\\{\"point\":\\d+,\"first\":\\d+,\"count\":\\d+");

	@TempDir
	private static Path folder;
	private static ProductCopy product;
	private static SparkHome home;
	private static Cluster cluster;
	private static Results threads;

	@BeforeAll
	static void start() throws Exception {
		home = SparkHome.in(folder.resolve("spark"));
		product = ProductCopy.of("kirchhoff", folder);
		product.ok("example", "drolet2023");
		product.ok(study("--threads", "2", "--out", "threads"));
		threads = new Results(product.workDir().resolve("threads"));
		cluster = new Cluster(home, folder.resolve("cluster"), 2);
	}

	@AfterAll
	static void end() throws Exception {
		if (cluster != null) {
			cluster.close();
		}
	}

	private static String[] study(String... more) {
		return Stream.concat(STUDY.stream(), Stream.of(more)).toArray(String[]::new);
	}

	private static Run onSpark(String conf, String... more) throws Exception {
		var spark = Stream.of("--executor", "spark", "--master", cluster.url(), "--spark-home", home.folder().toString(), "--worker-memory", "400m", "--conf", Cluster.CONF + conf);
		return product.run(Map.of("JAVA_HOME", home.java().toString(), "JAVA_TOOL_OPTIONS", ""), study(Stream.concat(spark, Stream.of(more)).toArray(String[]::new)));
	}

	/** A study in the background, and the workers that compute for it. */
	private static final class Running {
		private final String name;
		private final FutureTask<Run> run;

		Running(String name, String conf, String... more) {
			this.name = name;
			run = new FutureTask<>(() -> onSpark(conf, Stream.concat(Stream.of(more), Stream.of("--out", name)).toArray(String[]::new)));
			Thread.ofPlatform().daemon().start(run);
		}

		/** The Java of a worker, in the middle of the study. There it stays, as it is stopped: nobody has to be fast. */
		ProcessHandle stopped() throws Exception {
			var journal = product.workDir().resolve(name).resolve("journal");
			Cluster.await("first rows are there", () -> run.isDone() || Files.exists(journal) && !rows(journal).isEmpty());
			var worker = new AtomicReference<ProcessHandle>();
			Cluster.await("a worker computes", () -> {
				ProcessHandle.allProcesses().filter(StudyOnSparkTest::isWorker).filter(Processes::stop).findFirst().ifPresent(worker::set);
				return worker.get() != null || run.isDone();
			});
			if (run.isDone()) {
				throw new AssertionError("no worker was there in the middle: " + run.get());
			}
			return worker.get();
		}

		/** Has come to the same bytes, with each unit once in the journal. */
		Results end() throws Exception {
			var ended = run.get();
			assertEquals(0, ended.code(), ended.toString());
			var results = new Results(product.workDir().resolve(name));
			assertEquals(threads.text("results.csv"), results.text("results.csv"));
			assertEquals(rows(threads.folder().resolve("journal")), rows(results.folder().resolve("journal")));
			Cluster.await("no worker is left", () -> ProcessHandle.allProcesses().noneMatch(StudyOnSparkTest::isWorker));
			return results;
		}
	}

	/** Units as a journal names them, sorted: one that is there twice is twice in the list. */
	private static List<String> rows(Path journal) {
		try (var lines = Files.lines(journal)) {
			return lines.map(ROW::matcher).filter(Matcher::find).map(Matcher::group).sorted().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isWorker(ProcessHandle process) {
		var words = Processes.words(process);
		return words.contains("worker") && words.contains("dev.kirchhoff.headless.app") && Processes.knows(process, folder);
	}

	@Test
	void aWorkerThatIsKilledAndANodeThatIsLostChangeNothing() throws Exception {
		var study = new Running("lost", "", "--worker-java", System.getProperty("java.home"));
		var worker = study.stopped();
		worker.destroyForcibly();
		worker.onExit().get();
		cluster.kill(cluster.nodeOf(study.stopped()).orElseThrow());
		try {
			assertTrue(study.end().text("run.json").contains("Apache Spark 3."));
		} finally {
			cluster.mend();
		}
	}

	/** A worker that never goes on is overtaken by a second attempt on another node, else this would not end. */
	@Test
	void aWorkerThatHangsIsOvertakenAndNothingCountsTwice() throws Exception {
		var events = Files.createDirectory(folder.resolve("events"));
		var study = new Running("overtaken", ";" + Cluster.TWICE + ";spark.eventLog.enabled=true;spark.eventLog.compress=false;spark.eventLog.rolling.enabled=false;spark.eventLog.dir=" + events.toUri());
		study.stopped();
		study.end();
		assertTrue(speculated(events) > 0, "Spark has tried tasks twice");
	}

	/** How many second attempts Spark has started. */
	private static long speculated(Path events) throws IOException {
		try (var files = Files.list(events)) {
			long found = 0;
			for (var file : files.toList()) {
				found += Files.readAllLines(file).stream().filter(line -> line.startsWith("{\"Event\":\"SparkListenerTaskStart\"") && line.contains("\"Speculative\":true")).count();
			}
			return found;
		}
	}

	@Test
	void aMasterThatDoesNotAnswerIsToldInOneLine() throws Exception {
		var run = product.run(Map.of(), study("--executor", "spark", "--master", "spark://127.0.0.1:1", "--spark-home", home.folder().toString(), "--out", "nowhere"));
		assertTrue(run.code() != 0);
		assertTrue(run.err().contains("Spark's master does not answer (127.0.0.1:1: Connection refused): start it"), run.err());
	}
}
