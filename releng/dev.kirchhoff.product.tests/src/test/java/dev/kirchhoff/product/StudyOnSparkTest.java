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
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The paper's transfers on a real cluster, with the product as a user starts it: the same bytes as from threads. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ResourceLock("workers") // which are looked for among all processes
class StudyOnSparkTest {
	private static final List<String> STUDY = List.of("run", "drolet2023/drolet2023.kirchhoff", "--experiment", "plain", "--set", "train/epochs=40", "--repeats", "2000");
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

	private static Run onSpark(String... more) throws Exception {
		var spark = Stream.of("--executor", "spark", "--master", cluster.url(), "--spark-home", home.folder().toString(), "--worker-memory", "400m", "--conf", Cluster.CONF);
		return product.run(Map.of("JAVA_HOME", home.java().toString()), study(Stream.concat(spark, Stream.of(more)).toArray(String[]::new)));
	}

	@Test
	void aWorkerThatIsKilledInTheMiddleChangesNothing() throws Exception {
		var run = new FutureTask<>(() -> onSpark("--out", "spark"));
		Thread.ofPlatform().daemon().start(run);
		var journal = product.workDir().resolve("spark/journal");
		Cluster.await("first rows are there", () -> run.isDone() || Files.exists(journal) && rows(journal) > 0);
		var killed = new AtomicBoolean();
		Cluster.await("a worker computes", () -> {
			killed.set(!run.isDone() && killWorker());
			return killed.get() || run.isDone();
		});
		var ended = run.get();
		assertTrue(killed.get(), "too fast to kill a worker in the middle: " + ended);
		assertEquals(0, ended.code(), ended.toString());
		assertEquals(threads.text("results.csv"), new Results(product.workDir().resolve("spark")).text("results.csv"));
		assertTrue(new Results(product.workDir().resolve("spark")).text("run.json").contains("Apache Spark 3."), ended.toString());
	}

	private static long rows(Path journal) {
		try (var lines = Files.lines(journal)) {
			return lines.filter(line -> line.startsWith("{\"point\"")).count();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The Java of a worker on the cluster, not its script; another test may have workers, too. */
	private static boolean killWorker() {
		var worker = ProcessHandle.allProcesses().filter(process -> {
			var words = words(process);
			return words.contains("worker") && words.contains("dev.kirchhoff.headless.app") && isOfSpark(process);
		}).findFirst();
		return worker.isPresent() && worker.get().destroyForcibly();
	}

	private static boolean isOfSpark(ProcessHandle process) {
		return Stream.iterate(process.parent(), Optional::isPresent, parent -> parent.get().parent())
				.anyMatch(parent -> words(parent.get()).stream().anyMatch(word -> word.endsWith("CoarseGrainedExecutorBackend")));
	}

	/** What a process was started with; what Java tells of it ends where it is long. */
	private static List<String> words(ProcessHandle process) {
		try {
			return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).split("\0"));
		} catch (IOException e) {
			return List.of(); // it has ended meanwhile
		}
	}

	@Test
	void aMasterThatDoesNotAnswerIsToldInOneLine() throws Exception {
		var run = product.run(Map.of(), study("--executor", "spark", "--master", "spark://127.0.0.1:1", "--spark-home", home.folder().toString(), "--out", "nowhere"));
		assertTrue(run.code() != 0);
		assertTrue(run.err().contains("Spark's master does not answer (127.0.0.1:1: Connection refused): start it"), run.err());
	}
}
