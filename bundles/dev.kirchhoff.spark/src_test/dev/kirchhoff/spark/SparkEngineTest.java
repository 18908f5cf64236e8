// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Engine;
import dev.kirchhoff.api.execution.Engine.Batch;
import dev.kirchhoff.api.execution.Pack;

/** The engine with a driver that behaves as it is told to; with Spark's own see SparkTest of the product's tests. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class SparkEngineTest {
	private static final Pack PACK = new Pack(List.of(), List.of("kirchhoff/worker"));
	@TempDir
	Path folder;
	private final Heard heard = new Heard();

	private static final class Heard implements Monitor, Engine.Receiver {
		volatile boolean cancelled;
		final List<String> told = Collections.synchronizedList(new ArrayList<>());
		final Map<Integer, List<String>> rows = new TreeMap<>();
		final Map<Integer, String> reasons = new TreeMap<>();
		final List<String> underWay = new ArrayList<>();
		int received;

		@Override
		public boolean cancelled() {
			return cancelled;
		}

		@Override
		public void progress(double fraction, String text) {
			told.add(text);
			assertTrue(fraction >= 0 && fraction <= 1);
		}

		@Override
		public void finished(Batch batch, List<String> lines) {
			received++;
			rows.put(batch.number(), lines);
		}

		@Override
		public void failed(Batch batch, String reason) {
			reasons.put(batch.number(), reason);
		}

		@Override
		public void underWay(Batch batch, long repeats) {
			underWay.add(batch.number() + ": " + repeats);
		}
	}

	@AfterEach
	void noProcessIsLeft() {
		assertEquals(0, ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count());
	}

	private SparkExecutor executor(String behaviour, String master) throws IOException {
		return new SparkExecutor(master, FakeSubmit.home(folder.resolve("spark home"), behaviour).toString(), "1g", 1, "", "");
	}

	private Engine start(String behaviour) throws IOException {
		return SparkEngine.start(Submission.of(executor(behaviour, "local[2]"), environment()), PACK, heard);
	}

	private static Map<String, String> environment() {
		var environment = new HashMap<>(System.getenv());
		environment.put("JAVA_TOOL_OPTIONS", "-XX:OptionThatSparksJavaDoesNotKnow");
		environment.put("OPENBLAS_CORETYPE", "Haswell");
		return environment;
	}

	private static List<Batch> batches(int count) {
		return IntStream.range(0, count).mapToObj(k -> new Batch(k, List.of("{\"point\":" + k + "}", "µ"))).toList();
	}

	private void compute(String behaviour, int count) throws IOException {
		try (var engine = start(behaviour)) {
			engine.compute(batches(count), heard);
		}
	}

	private KirchhoffException failure(String behaviour, int count) {
		var e = assertThrows(KirchhoffException.class, () -> compute(behaviour, count));
		log(e).ifPresent(log -> {
			assertTrue(log.toFile().delete());
			assertTrue(log.toFile().getParentFile().delete());
		});
		return e;
	}

	private static Optional<Path> log(KirchhoffException e) {
		var log = Pattern.compile("the whole log: (.*)").matcher(e.mend());
		return log.find() ? Optional.of(Path.of(log.group(1))) : Optional.empty();
	}

	@Test
	void batchesTellHowFarTheyAreUntilTheyAreDone() throws IOException {
		compute("tells", 2);
		assertEquals(List.of("0: 3", "0: 250", "1: 3", "1: 250"), heard.underWay);
	}

	@Test
	void everyBatchIsAnswered() throws Exception {
		try (var engine = start("well")) {
			assertEquals("Apache Spark 3.5.6 at local[2]", engine.description());
			assertEquals(4, engine.slots());
			engine.ship(Files.createFile(folder.resolve("k.weights")));
			engine.compute(batches(100), heard);
			engine.compute(List.of(), heard);
		}
		assertEquals(100, heard.received);
		assertEquals(List.of("answer to {\"point\":7}", "answer to µ"), heard.rows.get(7));
		assertTrue(heard.told.contains("shipping " + folder.resolve("k.weights")), heard.told.toString());
		assertTrue(heard.told.contains("[kirchhoff/worker] [KIRCHHOFF_WORKER_MEMORY, 1024m, KIRCHHOFF_WORKER_THREADS, 1, OPENBLAS_CORETYPE, Haswell] 1426"), heard.told.toString());
	}

	@Test
	void whoDoesNotKnowTheTokenIsNotHeard() throws Exception {
		compute("stranger first", 3);
		assertEquals(3, heard.received);
	}

	@Test
	void whatComesTwiceCountsOnce() throws Exception {
		compute("twice", 10);
		assertEquals(10, heard.received);
	}

	@Test
	void aBatchIsGivenUpAlone() throws Exception {
		compute("fails first", 10);
		assertEquals(9, heard.received);
		assertEquals(Map.of(0, "the worker on n1 ended with 137: one | two"), heard.reasons);
	}

	@Test
	void batchesThatAreMissingAreNoticed() {
		assertThrows(IllegalStateException.class, () -> compute("forgets", 2));
	}

	@Test
	void cancellingEndsADriverThatDoesNotListen() throws Exception {
		var engine = start("deaf");
		heard.cancelled = true;
		assertThrows(CancellationException.class, () -> engine.compute(batches(2), heard));
		engine.close();
		assertEquals(0, heard.received);
	}

	@Test
	void cancellingWorksWhileThereAreNoCores() throws Exception {
		var starting = Thread.ofPlatform().start(() -> assertThrows(CancellationException.class, () -> start("no cores")));
		while (!heard.told.contains("waiting for cores")) {
			Thread.sleep(20);
		}
		heard.cancelled = true;
		starting.join();
	}

	@Test
	void aDriverThatDiesIsExplained() {
		var e = failure("dies", 3);
		assertEquals("Spark's driver has too little memory (Spark 3.5.6, Java 17.0.15): java.lang.OutOfMemoryError: Java heap space", e.getMessage());
		assertTrue(e.mend().matches("raise it with --conf spark\\.driver\\.memory=4g; the whole log: .*spark\\.log"), e.mend());
		assertEquals(1, heard.received);
	}

	@Test
	void aWorkerThatCannotStartEndsTheRun() {
		var e = failure("cannot start", 3);
		assertEquals("no worker can start on Apache Spark 3.5.6 at local[2]: the worker ended with 127", e.getMessage());
		assertEquals("see the log of the executor on Spark's page (app-1, http://head:4040)", e.mend());
	}

	@Test
	void batchesThatFailOneAfterTheOtherEndTheRun() {
		var e = failure("fails all", 30);
		assertEquals("10 batches in a row have failed on Apache Spark 3.5.6 at local[2], each several times, the last one with: the worker ended with 1: x.weights (No space left on device)",
				e.getMessage());
		assertTrue(e.mend().startsWith("free space on the nodes"), e.mend());
		assertEquals(10, heard.reasons.size());
	}

	@Test
	void executorsThatDoNotLiveEndTheRun() {
		assertTrue(failure("executors die", 3).getMessage().startsWith("Spark's executors do not live: 20 have ended before any worker was done"));
	}

	@Test
	void anApplicationThatIsEndedIsExplained() {
		assertTrue(failure("broken", 3).getMessage().startsWith("the application has ended in the cluster"));
	}

	@Test
	void anOldSparkIsRefused() {
		assertEquals("Spark 2.4.8 is too old", failure("old", 1).getMessage());
	}

	@Test
	void aClusterOfAnotherVersionIsNotCalledForAMinute() {
		assertTrue(failure("another version", 1).getMessage().startsWith("the Spark that is started here and the cluster's are of different versions (Spark 3.5.6"));
	}

	@Test
	void executorsAreLargeEnough() throws Exception {
		var home = FakeSubmit.home(folder.resolve("spark"), "narrow");
		var submission = Submission.of(new SparkExecutor("local[2]", home.toString(), "1g", 2, "", ""), environment());
		var e = assertThrows(KirchhoffException.class, () -> SparkEngine.start(submission, PACK, heard));
		assertEquals("an executor has 1 core, but a worker takes 2", e.getMessage());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"Exception in thread \"main\" org.apache.spark.SparkException: When running with master yarn either HADOOP_CONF_DIR or YARN_CONF_DIR must be set in the environment. | it is not known where YARN is | set HADOOP_CONF_DIR",
			"java.lang.UnsupportedOperationException: getSubject is not supported | Spark does not run with the Java | set JAVA_HOME",
			"java.io.InvalidClassException: org.apache.spark.rpc.netty.RpcEndpointVerifier; local class incompatible: stream classdesc serialVersionUID = 1 | the Spark that is started here and the clusters are of different versions | name an installation of the clusters version",
			"26/11/30 19:00:00 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: All masters are unresponsive! Giving up. | Sparks master does not answer | see whether it runs",
			"26/11/30 19:00:00 ERROR StandaloneSchedulerBackend: Application has been killed. Reason: Master removed our application: KILLED | the application was killed | run again with --resume",
			"java.io.IOException: No space left on device | a disk is full | free space",
			"JAVA_HOME is not set | Spark does not run with the Java | set JAVA_HOME",
			"no ResourceManager answers (rm1:8032: Connection refused; rm2:8032: unknown host) | YARN does not answer | see whether it runs, and whether HADOOP_CONF_DIR",
			"java.lang.IllegalArgumentException: Required executor memory (5120 MB), offHeap memory (0) MB, overhead (1124 MB), and PySpark memory (0 MB) is above the max threshold (4096 MB) of this cluster! | YARN gives no containers as large | lower --worker-memory",
			"Caused by: org.apache.hadoop.yarn.exceptions.YarnException: Failed to submit application_1_1 to YARN : Application application_1_1 submitted by user ada to unknown queue: nope | YARN does not take it into that queue | name one",
			"Caused by: java.io.IOException: Failed to connect to /192.0.2.77:41825 | the clusters nodes cannot reach Sparks driver on this machine | set SPARK_LOCAL_IP",
			"26/11/30 22:13:19 ERROR YarnClientSchedulerBackend: Diagnostics message: Application application_1_1 was killed by user root at 127.0.0.1 | the application was killed in the cluster | run again with --resume",
			"26/11/30 22:13:19 ERROR YarnClientSchedulerBackend: Diagnostics message: Max number of executor failures (4) reached | the application has ended in the cluster | see the clusters log (of YARN: yarn logs",
			"something that nobody has foreseen | Spark has failed: | see what it says" })
	void whatSparkSaysIsExplained(String said, String what, String mend) {
		var e = failure("says " + said.replace("'", ""), 1);
		assertTrue(e.getMessage().replace("'", "").startsWith(what), e.getMessage());
		assertTrue(e.getMessage().contains(said.replaceFirst("^26.*Backend: ", "")) || said.startsWith("something"), e.getMessage());
		assertTrue(e.mend().replace("'", "").startsWith(mend), e.mend());
	}

	@Test
	void aMasterThatNobodyListensAtIsToldAtOnce() throws Exception {
		int port;
		try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = server.getLocalPort();
		}
		var submission = Submission.of(executor("well", "spark://127.0.0.1:" + port), environment());
		var e = assertThrows(KirchhoffException.class, () -> SparkEngine.start(submission, PACK, heard));
		assertEquals("Spark's master does not answer (127.0.0.1:" + port + ": Connection refused)", e.getMessage());
	}
}
