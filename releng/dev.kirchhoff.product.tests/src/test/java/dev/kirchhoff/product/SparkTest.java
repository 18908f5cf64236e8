// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SparkTest {
	/**
	 * {@code row TEXT}; {@code did NUMBER} of repeats; {@code hold FILE}: until it is there; {@code meet FOLDER}: until another worker has come there, too; {@code die FILE}: once,
	 * if it is not there yet; {@code always}: die with words; {@code silent}: end without any; {@code cat FILE}.
	 */
	private static final String WORKER = """
			#!/bin/sh
			echo '{"worker":{"memory":"'"$KIRCHHOFF_WORKER_MEMORY"'","data":"'"$(cat data/of)"'"}}'
			while read -r what text; do
				case $what in
				row) echo "{\\"row\\":\\"$text\\"}" ;;
				did) echo '{"point":0,"first":0,"count":'$text',"values":[]}' ;;
				meet) : > "$text/$$"; while [ "$(ls "$text" | wc -l)" -lt 2 ]; do sleep 0.1; done; echo '{"row":"met"}' ;;
				hold) while [ ! -e "$text" ]; do sleep 0.1; done; echo '{"row":"held"}' ;;
				die) if ( set -C; : > "$text" ) 2> /dev/null; then kill -9 $$; fi; echo '{"row":"lives"}' ;;
				always) echo '{"died":{"code":3,"stderr":"the sky has fallen"}}'; exit 3 ;;
				silent) exit 0 ;;
				cat) echo "{\\"row\\":\\"$(cat "$text")\\"}" ;;
				esac
			done
			echo '{"notes":[]}'
			""";

	private static final int DISK_MEGABYTES = 16;

	@TempDir
	static Path folder;
	private static SparkHome home;
	private static Cluster cluster;
	private static Pack pack;
	private static Application application;
	private static int numbered;

	@BeforeAll
	static void start() throws Exception {
		home = SparkHome.in(folder.resolve("spark"));
		cluster = new Cluster(home, folder.resolve("cluster"), 2);
		pack = new Pack(List.of(archive("kirchhoff", "worker", WORKER), archive("data", "of", "moons")), List.of("kirchhoff/worker"));
	}

	@AfterAll
	static void end() throws Exception {
		alone();
		if (cluster != null) {
			cluster.close();
		}
	}

	/** What tests share is left alone; nothing else outlives the test that has started it. */
	@AfterEach
	void nothingIsLeft() throws Exception {
		if (application == null) {
			Cluster.await("no spark-submit is left", () -> ProcessHandle.allProcesses().noneMatch(SparkTest::isSubmit));
			Cluster.await("no executor is left", () -> cluster.executors().isEmpty());
		}
		Cluster.await("no worker is left", () -> ProcessHandle.allProcesses().noneMatch(SparkTest::isWorker));
	}

	/** One application for tests that do not end it: Spark needs some seconds for each. */
	private static final class Application {
		final Session told = new Session();
		private final CompletableFuture<Engine> engine = new CompletableFuture<>();
		private final CountDownLatch enough = new CountDownLatch(1);
		private final FutureTask<Void> run = Background.start(() -> told.onCluster(started -> {
			engine.complete(started);
			enough.await();
		}));

		Engine engine() throws Exception {
			while (!engine.isDone()) {
				if (run.isDone()) {
					run.get();
				}
				Thread.sleep(50);
			}
			return engine.get();
		}

		void end() throws Exception {
			enough.countDown();
			run.get();
		}
	}

	private static Engine shared() throws Exception {
		if (application == null) {
			application = new Application();
		}
		return application.engine();
	}

	/** For a test that needs all cores for an application of its own. */
	private static void alone() throws Exception {
		if (application != null) {
			application.end();
			application = null;
		}
	}

	private static boolean isSubmit(ProcessHandle process) {
		return Processes.words(process).contains("org.apache.spark.deploy.SparkSubmit") && Processes.knows(process, folder);
	}

	private static boolean isWorker(ProcessHandle process) {
		return Processes.words(process).contains("kirchhoff/worker") && Processes.knows(process, folder);
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
		final Map<Integer, Long> underWay = new ConcurrentHashMap<>();
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

		@Override
		public void underWay(Batch batch, long repeats) {
			underWay.put(batch.number(), repeats);
		}

		void on(String master, String conf, Use use) throws IOException {
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

	/** Each of three rows; then one with a row before and one behind each of these lines. */
	private static List<Batch> batches(int count, String... more) {
		var batches = new ArrayList<Batch>();
		for (int k = 0; k < count; k++) {
			int number = numbered++;
			batches.add(new Batch(number, IntStream.range(0, 3).mapToObj(i -> "row " + number + "." + i).toList()));
		}
		for (var line : more) {
			batches.add(new Batch(numbered++, List.of("row before", line, "row after")));
		}
		return batches;
	}

	/** The first of them have come back once and as a whole. */
	private static void assertRows(int count, List<Batch> batches, Session session) {
		for (var batch : batches.subList(0, count)) {
			int k = batch.number();
			assertEquals(List.of(k + ".0", k + ".1", k + ".2"), session.rows.get(k));
		}
		assertEquals(List.of(), session.twice);
	}

	private static void assertAnswer(String answer, Batch batch, Session session) {
		assertEquals(List.of("before", answer, "after"), session.rows.get(batch.number()));
	}

	@Test
	void everyBatchComesBackOnce() throws Exception {
		var engine = shared();
		assertTrue(engine.description().matches("Apache Spark \\d+\\.\\d+\\.\\d+.* at " + cluster.url()), engine.description());
		Cluster.await("both executors are there", () -> engine.slots() == 2);
		var session = new Session();
		var batches = batches(40);
		engine.compute(batches.subList(0, 2), session);
		assertEquals(2, session.rows.size());
		engine.compute(batches.subList(2, 40), session);
		assertEquals(40, session.rows.size());
		assertRows(40, batches, session);
	}

	@Test
	void onThisMachineAloneToo() throws Exception {
		var session = new Session();
		var fallen = folder.resolve("fallen");
		var batches = batches(5, "cat some key.weights", "die " + fallen);
		session.on("local[2]", Cluster.CONF, engine -> {
			assertEquals(2, engine.slots());
			engine.ship(Files.writeString(folder.resolve("some key.weights"), "0.5"));
			engine.compute(batches, session);
		});
		assertRows(5, batches, session);
		assertAnswer("0.5", batches.get(5), session);
		assertAnswer("lives", batches.get(6), session);
	}

	@Test
	void whatIsShippedLiesWhereWorkersStart() throws Exception {
		var engine = shared();
		var session = new Session();
		engine.compute(batches(1), session);
		engine.ship(Files.writeString(folder.resolve("k1.weights"), "one"));
		engine.ship(Files.writeString(folder.resolve("k2.weights"), "two"));
		var batches = batches(0, "cat k1.weights", "cat k2.weights");
		engine.compute(batches, session);
		assertAnswer("one", batches.get(0), session);
		assertAnswer("two", batches.get(1), session);
	}

	@Test
	void aWorkerThatIsKilledIsTriedAgain() throws Exception {
		var session = new Session();
		var batches = batches(6, "die " + folder.resolve("died"));
		shared().compute(batches, session);
		assertRows(6, batches, session);
		assertAnswer("lives", batches.get(6), session);
		assertEquals(Map.of(), session.reasons);
		assertTrue(application.told.told.stream().anyMatch(text -> text.contains("an attempt on")), application.told.told.toString());
	}

	@Test
	void aBatchThatKillsItsWorkersIsGivenUpAlone() throws Exception {
		var session = new Session();
		var batches = batches(6, "always", "silent");
		shared().compute(batches, session);
		assertRows(6, batches, session);
		assertEquals(Map.of(batches.get(6).number(), "the worker ended with 3: the sky has fallen", batches.get(7).number(), "the worker ended before it had answered everything"),
				session.reasons);
	}

	@Test
	void anExecutorThatIsKilledLosesNothing() throws Exception {
		var engine = shared();
		var session = new Session();
		var go = folder.resolve("go on");
		var batches = batches(12, "hold " + go, "hold " + go);
		var computing = Background.start(() -> engine.compute(batches, session));
		Cluster.await("workers hold", () -> session.rows.size() == 12);
		var victim = cluster.executors().getFirst();
		victim.destroyForcibly();
		victim.onExit().get();
		Files.createFile(go);
		computing.get();
		assertEquals(14, session.rows.size());
		assertRows(12, batches, session);
		assertAnswer("held", batches.get(12), session);
		assertAnswer("held", batches.get(13), session);
		assertTrue(application.told.told.stream().anyMatch(text -> text.matches("executor \\d+ is gone .*")), application.told.told.toString());
	}

	/** Long before a batch is done it is known how far it is; and an attempt that has died has come to nothing. */
	@Test
	void batchesUnderWayTellHowFarTheyAre() throws Exception {
		var engine = shared();
		var session = new Session();
		var first = folder.resolve("first part");
		var go = folder.resolve("go on then");
		var batch = new Batch(numbered++, List.of("did 250", "did 40", "hold " + first, "die " + folder.resolve("died at 290"), "did 7", "hold " + go));
		var computing = Background.start(() -> engine.compute(List.of(batch), session));
		Cluster.await("290 repeats are known", () -> session.underWay.getOrDefault(batch.number(), 0L) == 290);
		assertTrue(session.rows.isEmpty());
		Files.createFile(first);
		Cluster.await("the second attempt has come further", () -> session.underWay.get(batch.number()) == 297);
		assertTrue(session.rows.isEmpty());
		Files.createFile(go);
		computing.get();
		assertEquals(List.of("held", "lives", "held"), session.rows.get(batch.number()));
	}

	/** Spark may do twice what takes long. Both give rows, and one is taken. */
	@Test
	void aTaskThatIsDoneTwiceCountsOnce() throws Exception {
		alone();
		var session = new Session();
		var meeting = Files.createDirectory(folder.resolve("meeting"));
		var batches = batches(6, "meet " + meeting);
		session.on(cluster.url(), Cluster.CONF + ";" + Cluster.TWICE, engine -> {
			Cluster.await("both executors are there", () -> engine.slots() == 2);
			engine.compute(batches, session);
		});
		assertRows(6, batches, session);
		assertAnswer("met", batches.get(6), session);
		assertEquals(7, session.rows.size());
		try (var came = Files.list(meeting)) {
			assertEquals(2, came.count(), "two workers had the same line");
		}
	}

	@Test
	void aNodeThatIsLostLosesNothing() throws Exception {
		var engine = shared();
		Cluster.await("both executors are there", () -> engine.slots() == 2);
		var session = new Session();
		var go = folder.resolve("go on without");
		var batches = batches(12, "hold " + go, "hold " + go);
		var computing = Background.start(() -> engine.compute(batches, session));
		Cluster.await("workers hold", () -> session.rows.size() == 12 && ProcessHandle.allProcesses().filter(SparkTest::isWorker).count() == 2);
		cluster.kill(0);
		Files.createFile(go);
		computing.get();
		assertEquals(14, session.rows.size());
		assertRows(12, batches, session);
		assertAnswer("held", batches.get(12), session);
		assertAnswer("held", batches.get(13), session);
		cluster.mend();
		Cluster.await("the application has the mended node, too", () -> engine.slots() == 2);
		var more = batches(10);
		engine.compute(more, session);
		assertRows(10, more, session);
	}

	@Test
	void cancellingEndsEverything() throws Exception {
		alone();
		var session = new Session();
		var never = folder.resolve("never");
		assertThrows(CancellationException.class, () -> session.onCluster(engine -> {
			var canceller = Background.start(() -> {
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
		alone();
		var e = assertNoWorkerStarts(cluster, new Pack(pack.archives(), List.of("sh", "-c", "echo '{\"died\":{\"host\":\"node7\",\"code\":126,\"stderr\":\"java: Exec format error\"}}'; exit 126")));
		assertTrue(e.getMessage().matches("no worker can start on Apache Spark .*: the worker on node7 ended with 126: java: Exec format error"), e.getMessage());
		assertTrue(e.mend().startsWith("install a Java 25 for the nodes' system and name its folder with --worker-java"), e.mend());
	}

	/** What the pack holds does not fit on the disk of a node, or, where no disk can be made small, a worker finds it full. */
	@Test
	void aDiskThatIsFullIsToldWithItsHost() throws Exception {
		alone();
		var large = Files.createDirectories(folder.resolve("packed/large"));
		try (var file = new RandomAccessFile(large.resolve("zeros").toFile(), "rw")) {
			file.setLength(2L * DISK_MEGABYTES << 20);
		}
		var archives = new ArrayList<>(pack.archives());
		archives.add(archive("large", "small", "text"));
		var words = "words=$(echo full 2>&1 > /dev/full); echo '{\"died\":{\"host\":\"127.0.0.1\",\"code\":1,\"stderr\":\"'\"$words\"'\"}}'; exit 1";
		try (var small = new Cluster(home, folder.resolve("small"), 1, DISK_MEGABYTES)) {
			var e = assertNoWorkerStarts(small, small.hasSmallDisks() ? new Pack(archives, pack.command()) : new Pack(pack.archives(), List.of("bash", "-c", words)));
			// Spark's driver may hear of it before the executor has ended
			assertTrue(e.getMessage().matches(".* on 127\\.0\\.0\\.1( ended)?: .*No space left on device.*"), e.getMessage());
			assertTrue(e.mend().startsWith("free space "), e.mend());
		}
	}

	private static KirchhoffException assertNoWorkerStarts(Cluster on, Pack broken) {
		var session = new Session();
		var whole = pack;
		pack = broken;
		try {
			return assertThrows(KirchhoffException.class, () -> session.on(on.url(), Cluster.CONF, engine -> engine.compute(batches(5), session)));
		} finally {
			pack = whole;
		}
	}

	@Test
	void withoutCoresItWaitsAndSaysSo() throws Exception {
		try (var empty = new Cluster(home, folder.resolve("empty"), 0)) {
			var session = new Session();
			var run = Background.start(() -> session.on(empty.url(), Cluster.CONF, engine -> {
			}));
			Cluster.await("it is told that it waits", () -> run.isDone() || session.told.contains("waiting for cores"));
			session.cancelled.set(true);
			var thrown = assertThrows(ExecutionException.class, run::get);
			assertEquals(CancellationException.class, thrown.getCause().getClass());
		}
	}
}
