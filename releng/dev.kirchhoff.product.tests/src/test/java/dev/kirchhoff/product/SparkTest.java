// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Engine;
import dev.kirchhoff.api.execution.Engine.Batch;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.spark.SparkExecutor;

/** Our engine and driver on a real cluster, with a worker of a few lines of shell that does what each line says. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class SparkTest {
	/**
	 * {@code row TEXT}; {@code hold FILE}: until it is there; {@code die FILE}: once, if it is not there yet; {@code always}: die with words;
	 * {@code silent}: end without any; {@code cat FILE}.
	 */
	private static final String WORKER = """
			#!/bin/sh
			echo '{"worker":{"memory":"'"$KIRCHHOFF_WORKER_MEMORY"'","data":"'"$(cat data/of)"'"}}'
			while read -r what text; do
				case $what in
				row) echo "{\\"row\\":\\"$text\\"}" ;;
				hold) while [ ! -e "$text" ]; do sleep 0.1; done; echo '{"row":"held"}' ;;
				die) if ( set -C; : > "$text" ) 2> /dev/null; then kill -9 $$; fi; echo '{"row":"lives"}' ;;
				always) echo '{"died":{"code":3,"stderr":"the sky has fallen"}}'; exit 3 ;;
				silent) exit 0 ;;
				cat) echo "{\\"row\\":\\"$(cat "$text")\\"}" ;;
				esac
			done
			echo '{"notes":[]}'
			""";

	@TempDir
	static Path folder;
	private static SparkHome home;
	private static Cluster cluster;
	private static Pack pack;

	@BeforeAll
	static void start() throws Exception {
		home = SparkHome.in(folder.resolve("spark"));
		cluster = new Cluster(home, folder.resolve("cluster"), 2);
		pack = new Pack(List.of(archive("kirchhoff", "worker", WORKER), archive("data", "of", "moons")), List.of("kirchhoff/worker"));
	}

	@AfterAll
	static void end() throws Exception {
		if (cluster != null) {
			cluster.close();
		}
	}

	/** Nothing that a test has started outlives it. */
	@AfterEach
	void nothingIsLeft() throws Exception {
		Cluster.await("no spark-submit is left", () -> ProcessHandle.current().descendants().noneMatch(SparkTest::isSubmit));
		Cluster.await("no executor is left", () -> cluster.executors().isEmpty());
		Cluster.await("no worker is left", () -> ProcessHandle.allProcesses().noneMatch(SparkTest::isWorker));
	}

	private static boolean isSubmit(ProcessHandle process) {
		return words(process).contains("org.apache.spark.deploy.SparkSubmit");
	}

	private static boolean isWorker(ProcessHandle process) {
		return words(process).contains("kirchhoff/worker");
	}

	private static List<String> words(ProcessHandle process) {
		return process.info().arguments().map(List::of).orElse(List.of());
	}

	private static Pack.Archive archive(String name, String file, String text) throws Exception {
		var content = Files.createDirectories(folder.resolve("packed").resolve(name));
		assertTrue(Files.writeString(content.resolve(file), text).toFile().setExecutable(true));
		var archive = folder.resolve("packed/" + name + "-0123.tar.gz");
		assertEquals(0, Run.of(folder, Map.of(), List.of("tar", "czf", archive.toString(), "-C", content.toString(), ".")).code());
		return new Pack.Archive(name, archive);
	}

	private interface Use {
		void with(Engine engine) throws Exception;
	}

	/** What a run does with an engine, and what it hears. */
	private static final class Session implements Monitor, Engine.Receiver {
		final AtomicBoolean cancelled = new AtomicBoolean();
		final Map<Integer, List<String>> rows = Collections.synchronizedMap(new TreeMap<>());
		final Map<Integer, String> reasons = new ConcurrentHashMap<>();
		final List<String> told = Collections.synchronizedList(new ArrayList<>());
		final List<Integer> twice = Collections.synchronizedList(new ArrayList<>());

		@Override
		public boolean cancelled() {
			return cancelled.get();
		}

		@Override
		public void progress(double fraction, String text) {
			told.add(text);
		}

		@Override
		public void finished(Batch batch, List<String> lines) {
			if (rows.put(batch.number(), lines.stream().filter(line -> line.startsWith("{\"row\"")).map(line -> line.replaceAll(".*:\"|\"}", "")).toList()) != null) {
				twice.add(batch.number());
			}
			assertTrue(lines.getFirst().equals("{\"worker\":{\"memory\":\"64m\",\"data\":\"moons\"}}"), lines.getFirst());
			assertEquals("{\"notes\":[]}", lines.getLast());
		}

		@Override
		public void failed(Batch batch, String reason) {
			reasons.put(batch.number(), reason);
		}

		void on(String master, String conf, Use use) throws IOException {
			// JAVA_HOME is that of this test; Spark's own comes by the script of the test's installation
			new SparkExecutor(master, home.folder().toString(), "64m", 1, "", conf).execute(new Work() {
				@Override
				public void onThreads(int threads) {
					throw new AssertionError();
				}

				@Override
				public void onWorkers(Engine.Starter starter) throws IOException {
					try (var engine = starter.start(pack, Session.this)) {
						use.with(engine);
					} catch (IOException | RuntimeException e) {
						throw e;
					} catch (Exception e) {
						throw new AssertionError(e);
					}
				}
			});
		}

		void onCluster(Use use) throws IOException {
			on(cluster.url(), Cluster.CONF, use);
		}
	}

	private static List<Batch> batches(int count, String... more) {
		var batches = new ArrayList<Batch>();
		for (int k = 0; k < count; k++) {
			int number = k;
			batches.add(new Batch(k, IntStream.range(0, 3).mapToObj(i -> "row " + number + "." + i).toList()));
		}
		for (var line : more) {
			batches.add(new Batch(batches.size(), List.of("row before", line, "row after")));
		}
		return batches;
	}

	private static void assertAll(int count, Session session) {
		for (int k = 0; k < count; k++) {
			assertEquals(List.of(k + ".0", k + ".1", k + ".2"), session.rows.get(k));
		}
		assertEquals(List.of(), session.twice);
	}

	@Test
	void everyBatchComesBackOnce() throws Exception {
		var session = new Session();
		session.onCluster(engine -> {
			assertTrue(engine.description().matches("Apache Spark \\d+\\.\\d+\\.\\d+.* at " + cluster.url()), engine.description());
			Cluster.await("both executors are there", () -> engine.slots() == 2);
			engine.compute(batches(2), session);
			engine.compute(IntStream.range(2, 40).mapToObj(k -> batches(40).get(k)).toList(), session);
		});
		assertEquals(40, session.rows.size());
		assertAll(40, session);
	}

	@Test
	void onThisMachineAloneToo() throws Exception {
		var session = new Session();
		var fallen = folder.resolve("fallen");
		session.on("local[2]", Cluster.CONF, engine -> {
			assertEquals(2, engine.slots());
			engine.ship(Files.writeString(folder.resolve("some key.weights"), "0.5"));
			engine.compute(batches(5, "cat some key.weights", "die " + fallen), session);
		});
		assertAll(5, session);
		assertEquals(List.of("before", "0.5", "after"), session.rows.get(5));
		assertEquals(List.of("before", "lives", "after"), session.rows.get(6));
	}

	@Test
	void whatIsShippedLiesWhereWorkersStart() throws Exception {
		var session = new Session();
		session.onCluster(engine -> {
			engine.compute(batches(1), session);
			engine.ship(Files.writeString(folder.resolve("k1.weights"), "one"));
			engine.ship(Files.writeString(folder.resolve("k2.weights"), "two"));
			engine.compute(List.of(new Batch(1, List.of("cat k1.weights", "cat k2.weights"))), session);
		});
		assertEquals(List.of("one", "two"), session.rows.get(1));
	}

	@Test
	void aWorkerThatIsKilledIsTriedAgain() throws Exception {
		var session = new Session();
		var died = folder.resolve("died");
		session.onCluster(engine -> engine.compute(batches(6, "die " + died), session));
		assertAll(6, session);
		assertEquals(List.of("before", "lives", "after"), session.rows.get(6));
		assertEquals(Map.of(), session.reasons);
		assertTrue(session.told.stream().anyMatch(text -> text.contains("an attempt on")), session.told.toString());
	}

	@Test
	void aBatchThatKillsItsWorkersIsGivenUpAlone() throws Exception {
		var session = new Session();
		session.onCluster(engine -> engine.compute(batches(6, "always", "silent"), session));
		assertAll(6, session);
		assertEquals(Map.of(6, "the worker ended with 3: the sky has fallen", 7, "the worker ended before it had answered everything"), session.reasons);
	}

	@Test
	void anExecutorThatIsKilledLosesNothing() throws Exception {
		var session = new Session();
		var go = folder.resolve("go on");
		session.onCluster(engine -> {
			engine.compute(batches(1), session);
			var computing = inBackground(() -> engine.compute(shifted(1, batches(12, "hold " + go, "hold " + go)), session));
			Cluster.await("workers hold", () -> session.rows.size() == 13);
			var victim = cluster.executors().getFirst();
			victim.destroyForcibly();
			victim.onExit().get();
			Files.createFile(go);
			computing.get();
		});
		assertEquals(15, session.rows.size());
		assertEquals(List.of(), session.twice);
		assertEquals(List.of("before", "held", "after"), session.rows.get(13));
		assertEquals(List.of("before", "held", "after"), session.rows.get(14));
		assertTrue(session.told.stream().anyMatch(text -> text.matches("executor \\d+ is gone .*")), session.told.toString());
	}

	private static List<Batch> shifted(int by, List<Batch> batches) {
		return batches.stream().map(batch -> new Batch(batch.number() + by, batch.lines())).toList();
	}

	private interface Action {
		void run() throws Exception;
	}

	private static FutureTask<Void> inBackground(Action action) {
		var task = new FutureTask<Void>(() -> {
			action.run();
			return null;
		});
		Thread.ofPlatform().daemon().start(task);
		return task;
	}

	@Test
	void cancellingEndsEverything() throws Exception {
		var session = new Session();
		var never = folder.resolve("never");
		assertThrows(CancellationException.class, () -> session.onCluster(engine -> {
			var canceller = inBackground(() -> {
				Cluster.await("a worker holds", () -> ProcessHandle.allProcesses().anyMatch(SparkTest::isWorker));
				session.cancelled.set(true);
			});
			try {
				engine.compute(batches(0, "hold " + never, "hold " + never, "hold " + never), session);
			} finally {
				canceller.get();
			}
		}));
		assertEquals(Map.of(), session.rows);
	}

	@Test
	void aWorkerThatCannotStartEndsTheRunWithItsWords() throws Exception {
		var broken = new Pack(pack.archives(), List.of("sh", "-c", "echo '{\"died\":{\"code\":127,\"stderr\":\"java: No space left on device\"}}'; exit 127"));
		var session = new Session();
		var whole = pack;
		pack = broken;
		try {
			var e = assertThrows(KirchhoffException.class, () -> session.onCluster(engine -> engine.compute(batches(5), session)));
			assertTrue(e.getMessage().matches("no worker can start on Apache Spark .*: the worker ended with 127: java: No space left on device"), e.getMessage());
			assertTrue(e.mend().startsWith("free space on the nodes"), e.mend());
		} finally {
			pack = whole;
		}
	}

	@Test
	void withoutCoresItWaitsAndSaysSo() throws Exception {
		try (var empty = new Cluster(home, folder.resolve("empty"), 0)) {
			var session = new Session();
			var run = inBackground(() -> session.on(empty.url(), Cluster.CONF, engine -> {
			}));
			Cluster.await("it is told that it waits", () -> session.told.contains("waiting for cores"));
			session.cancelled.set(true);
			var thrown = assertThrows(ExecutionException.class, run::get);
			assertEquals(CancellationException.class, thrown.getCause().getClass());
		}
	}
}
