// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A standalone cluster on the loopback: a master and nodes of one core each, as processes. Each node has an address of its own, as Spark tries a
 * task a second time only elsewhere. Closing it ends them and what they have started.
 */
final class Cluster implements AutoCloseable {
	private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
	/** More than a busy machine needs. */
	private static final long MOST_MINUTES = 5;
	private final SparkHome home;
	private final Path folder;
	private final int megabytes;
	private Process master;
	private final List<Process> nodes = new ArrayList<>();
	private int started;
	private boolean smallDisks;
	private final Thread atTheEnd = new Thread(this::kill);
	private String url;

	/** @param folder for logs and what executors write */
	Cluster(SparkHome home, Path folder, int nodes) throws IOException, InterruptedException {
		this(home, folder, nodes, 0);
	}

	/** @param megabytes of the disks on which nodes work, where that can be */
	Cluster(SparkHome home, Path folder, int nodes, int megabytes) throws IOException, InterruptedException {
		this.home = home;
		this.megabytes = megabytes;
		this.folder = Files.createDirectories(folder);
		Runtime.getRuntime().addShutdownHook(atTheEnd);
		master = start("master", List.of(), "127.0.0.1", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
		try {
			await("the master starts", () -> master().isPresent());
			url = master().orElseThrow();
			for (int k = 0; k < nodes; k++) {
				this.nodes.add(node(k));
			}
			awaitNodes();
		} catch (AssertionError | IOException | InterruptedException e) {
			close();
			throw e;
		}
	}

	private Process node(int number) throws IOException, InterruptedException {
		var name = "node" + started++;
		var host = "127.0.0." + (number + 1);
		var workDir = Files.createDirectories(folder.resolve(name));
		var prefix = megabytes == 0 ? List.<String>of() : SmallDisk.prefix(workDir, megabytes);
		smallDisks = !prefix.isEmpty();
		return start(name, prefix, host, "org.apache.spark.deploy.worker.Worker", "--host", host, "--port", "0", "--webui-port", "0",
				"--cores", "1", "--memory", "512m", "--work-dir", workDir.toString(), url);
	}

	/** Whether nodes really have disks of the size that was asked for. */
	boolean hasSmallDisks() {
		return smallDisks;
	}

	private void awaitNodes() throws InterruptedException {
		await("nodes are registered", () -> log("master").split("Registering worker ", -1).length > started);
	}

	private Process start(String name, List<String> prefix, String host, String main, String... arguments) throws IOException {
		var command = new ArrayList<>(prefix);
		command.add(home.java().resolve("bin/java").toString());
		command.addAll(SparkHome.flags(128));
		command.addAll(List.of("-cp", home.folder() + "/jars/*", main));
		command.addAll(List.of(arguments));
		var log = folder.resolve(name + ".log").toFile();
		var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log);
		builder.environment().put("SPARK_HOME", home.folder().toString());
		builder.environment().put("JAVA_HOME", home.java().toString());
		builder.environment().put("SPARK_SCALA_VERSION", home.scala());
		builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
		builder.environment().put("SPARK_LOCAL_IP", host);
		builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
		return builder.start();
	}

	private Optional<String> master() {
		var found = MASTER.matcher(log("master"));
		return found.find() ? Optional.of(found.group(1)) : Optional.empty();
	}

	private String log(String name) {
		try {
			return Files.readString(folder.resolve(name + ".log"));
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** Waits until something is so; what never is fails the test. */
	static void await(String what, BooleanSupplier condition) throws InterruptedException {
		var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(MOST_MINUTES);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("in vain waited until " + what);
			}
			Thread.sleep(50);
		}
	}

	/** As --master takes it. */
	String url() {
		return url;
	}

	/** Settings with which driver and executors need little, and one that is lost is soon noticed. */
	static final String CONF = "spark.executor.memory=200m;spark.network.maxRemoteBlockSizeFetchToMem=64m;spark.testing.reservedMemory=1000000;spark.driver.host=127.0.0.1;spark.driver.bindAddress=127.0.0.1;spark.ui.enabled=false"
			+ ";spark.executor.heartbeatInterval=2s;spark.executor.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

	/** Spark tries a task once more, elsewhere, as soon as a core has nothing else to do. */
	static final String TWICE = "spark.speculation=true;spark.speculation.interval=50ms;spark.speculation.minTaskRuntime=50ms;spark.speculation.quantile=0.1;spark.speculation.multiplier=1.01"
			+ ";spark.speculation.efficiency.enabled=false;spark.speculation.task.duration.threshold=50ms";

	/** Processes of executors, as they are now. */
	List<ProcessHandle> executors() {
		return nodes.stream().flatMap(Cluster::executors).toList();
	}

	private static Stream<ProcessHandle> executors(Process node) {
		return node.descendants().filter(Cluster::isExecutor);
	}

	private static boolean isExecutor(ProcessHandle process) {
		var words = Processes.words(process);
		return words.getFirst().endsWith("java") && words.stream().anyMatch(word -> word.endsWith("CoarseGrainedExecutorBackend"));
	}

	/** The node that a process was started by. */
	OptionalInt nodeOf(ProcessHandle process) {
		return IntStream.range(0, nodes.size()).filter(k -> nodes.get(k).descendants().anyMatch(process::equals)).findFirst();
	}

	/** Kills a node with all that it has started, as if its plug were pulled. */
	void kill(int node) {
		kill(nodes.get(node));
	}

	/** Starts nodes again that were killed. */
	void mend() throws IOException, InterruptedException {
		for (int k = 0; k < nodes.size(); k++) {
			if (!nodes.get(k).isAlive()) {
				nodes.set(k, node(k));
			}
		}
		awaitNodes();
	}

	@Override
	public void close() throws InterruptedException {
		kill();
		for (var process : nodes) {
			process.waitFor();
		}
		master.waitFor();
		Runtime.getRuntime().removeShutdownHook(atTheEnd);
	}

	/** Also if the virtual machine of the tests is ended. */
	private void kill() {
		for (var process : nodes) {
			kill(process);
		}
		if (master != null) {
			kill(master);
		}
	}

	private static void kill(Process process) {
		var all = process.descendants().toList();
		process.destroyForcibly();
		all.forEach(ProcessHandle::destroyForcibly);
	}
}
