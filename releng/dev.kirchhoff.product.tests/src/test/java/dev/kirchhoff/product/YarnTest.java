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
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

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

/** Our engine and driver on a real YARN, with a worker of a few lines of shell. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class YarnTest {
	/** {@code cat FILE}; {@code hold FILE}: until it is there. */
	private static final String WORKER = """
			#!/bin/sh
			while read -r what file; do
				case $what in
				cat) echo "{\\"row\\":\\"$(cat data/of) $(cat "$file") $KIRCHHOFF_WORKER_MEMORY\\"}" ;;
				hold) while [ ! -e "$file" ]; do sleep 0.1; done; echo '{"row":"held"}' ;;
				esac
			done
			echo '{"notes":[]}'
			""";
	private static final String EXECUTOR = "YarnCoarseGrainedExecutorBackend";
	@TempDir
	private Path folder;

	/** Hears what a run hears. */
	private static final class Session implements Monitor, Engine.Receiver {
		volatile boolean cancelled;
		final Map<Integer, List<String>> rows = new ConcurrentHashMap<>();
		final List<String> told = Collections.synchronizedList(new ArrayList<>());

		@Override
		public boolean cancelled() {
			return cancelled;
		}

		@Override
		public void progress(double fraction, String text) {
			told.add(text);
		}

		@Override
		public void finished(Batch batch, List<String> lines) {
			rows.put(batch.number(), lines);
		}

		@Override
		public void failed(Batch batch, String reason) {
			throw new AssertionError(reason);
		}

		boolean heard(String text) {
			return told.stream().anyMatch(line -> line.contains(text));
		}
	}

	private interface Use {
		void with(Engine engine) throws Exception;
	}

	private void onYarn(SparkHome home, String conf, Session session, Use use) throws IOException {
		var pack = new Pack(List.of(archive("kirchhoff", "worker", WORKER), archive("data", "of", "moons")), List.of("kirchhoff/worker"));
		new SparkExecutor("yarn", home.folder().toString(), "64m", 1, "", conf).execute(new Work() {
			@Override
			public void onThreads(int threads) {
				throw new AssertionError();
			}

			@Override
			public void onWorkers(Engine.Starter starter) throws IOException {
				try (var engine = starter.start(pack, session)) {
					use.with(engine);
				} catch (IOException | RuntimeException e) {
					throw e;
				} catch (Exception e) {
					throw new AssertionError(e);
				}
			}
		});
	}

	private Pack.Archive archive(String name, String file, String text) throws IOException {
		var content = Files.createDirectories(folder.resolve("packed").resolve(name));
		assertTrue(Files.writeString(content.resolve(file), text).toFile().setExecutable(true));
		var archive = folder.resolve("packed/" + name + "-0123.tar.gz");
		try {
			assertEquals(0, Run.of(folder, Map.of(), List.of("tar", "czf", archive.toString(), "-C", content.toString(), ".")).code());
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
		return new Pack.Archive(name, archive);
	}

	/** One, or those that stand by for each other. */
	@Test
	void aResourceManagerThatDoesNotAnswerIsToldSoon() throws Exception {
		assertSilence("127.0.0.1:1: Connection refused", Map.of("yarn.resourcemanager.address", "127.0.0.1:1"));
		assertSilence("127.0.0.1:1: Connection refused; no-host.invalid:8032: unknown host", Map.of("yarn.resourcemanager.ha.enabled", "true", "yarn.resourcemanager.ha.rm-ids", "a,b",
				"yarn.resourcemanager.address.a", "127.0.0.1:1", "yarn.resourcemanager.hostname.b", "no-host.invalid"));
	}

	private void assertSilence(String said, Map<String, String> settings) throws Exception {
		var home = SparkHome.in(folder.resolve("spark" + settings.size())).knowing(YarnCluster.configuration(folder.resolve("conf" + settings.size()), settings));
		var e = assertThrows(KirchhoffException.class, () -> onYarn(home, Cluster.CONF, new Session(), engine -> {
		}));
		assertTrue(e.getMessage().matches("YARN does not answer \\(Spark .*\\): no ResourceManager answers \\(" + Pattern.quote(said) + "\\)"), e.getMessage());
		assertTrue(e.mend().contains("HADOOP_CONF_DIR"), e.mend());
	}

	@Test
	void whatRunsOnYarnRunsAsElsewhere() throws Exception {
		var home = SparkHome.in(folder.resolve("spark"));
		try (var yarn = new YarnCluster(home, folder.resolve("yarn"))) {
			aRunThatIsCancelledInTheQueueLeavesIt(home, yarn);
			yarn.addNode();
			whatIsKilledIsComputedAgain(home, yarn);
		}
	}

	private void aRunThatIsCancelledInTheQueueLeavesIt(SparkHome home, YarnCluster yarn) throws Exception {
		var session = new Session();
		var run = Background.start(() -> onYarn(home, yarn.conf(), session, engine -> {
		}));
		Cluster.await("the application waits", () -> session.heard("waits for YARN to start it") || run.isDone());
		session.cancelled = true;
		assertEquals(CancellationException.class, assertThrows(ExecutionException.class, run::get).getCause().getClass());
		assertEquals(1, yarn.applications("KILLED"));
		try (var left = Files.walk(yarn.staging())) {
			assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
		}
	}

	private void whatIsKilledIsComputedAgain(SparkHome home, YarnCluster yarn) throws Exception {
		var session = new Session();
		var go = folder.resolve("go on");
		onYarn(home, yarn.conf(), session, engine -> {
			assertTrue(engine.description().matches("Apache Spark .* at yarn"), engine.description());
			Cluster.await("both executors are there", () -> yarn.inContainers(EXECUTOR).size() == 2 && engine.slots() == 2);
			engine.ship(Files.writeString(folder.resolve("some key.weights"), "0.5"));
			var batches = List.of(new Batch(0, List.of("cat some key.weights", "hold " + go)), new Batch(1, List.of("cat some key.weights", "hold " + go)), new Batch(2, List.of("cat some key.weights")));
			var computing = Background.start(() -> engine.compute(batches, session));
			Cluster.await("workers hold", () -> yarn.inContainers(EXECUTOR).stream().filter(executor -> executor.descendants().findAny().isPresent()).count() == 2);
			var victim = yarn.inContainers(EXECUTOR).getFirst();
			victim.destroyForcibly();
			victim.onExit().get();
			Files.createFile(go);
			computing.get();
		});
		var answer = "{\"row\":\"moons 0.5 64m\"}";
		var end = "{\"notes\":[]}";
		assertEquals(Map.of(0, List.of(answer, "{\"row\":\"held\"}", end), 1, List.of(answer, "{\"row\":\"held\"}", end), 2, List.of(answer, end)), session.rows);
		assertTrue(session.heard(" is gone ("), session.told.toString());
		Cluster.await("nothing of the application is left", () -> yarn.inContainers(EXECUTOR).isEmpty() && yarn.inContainers("ExecutorLauncher").isEmpty());
		Cluster.await("YARN knows that it has ended", () -> yarn.applications("FINISHED") == 1);
	}
}
