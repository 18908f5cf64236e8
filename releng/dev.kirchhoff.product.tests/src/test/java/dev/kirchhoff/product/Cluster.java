// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A standalone cluster on the loopback: a master and workers of one core each, as processes. Closing it ends them and what they have started. */
final class Cluster implements AutoCloseable {
	private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
	private static final long MOST_SECONDS = 120;
	private final SparkHome home;
	private final Path folder;
	private Process master;
	private final List<Process> workers = new ArrayList<>();
	private final Thread atTheEnd = new Thread(this::kill);
	private String url;

	/** @param folder for logs and what executors write */
	Cluster(SparkHome home, Path folder, int workers) throws IOException, InterruptedException {
		this.home = home;
		this.folder = Files.createDirectories(folder);
		Runtime.getRuntime().addShutdownHook(atTheEnd);
		master = start("master", List.of(), "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
		try {
			await("the master starts", () -> master().isPresent());
			url = master().orElseThrow();
			for (int k = 0; k < workers; k++) {
				addWorker();
			}
			await("workers are registered", () -> log("master").split("Registering worker ", -1).length > workers);
		} catch (AssertionError | IOException | InterruptedException e) {
			close();
			throw e;
		}
	}

	private void addWorker() throws IOException {
		var name = "worker" + workers.size();
		workers.add(start(name, List.of("-Dspark.worker.timeout=20"), "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0",
				"--cores", "1", "--memory", "512m", "--work-dir", folder.resolve(name).toString(), url));
	}

	private Process start(String name, List<String> more, String main, String... arguments) throws IOException {
		var command = new ArrayList<String>(List.of(home.java().resolve("bin/java").toString()));
		command.addAll(SparkHome.flags(128));
		command.addAll(more);
		command.addAll(List.of("-cp", home.folder() + "/jars/*", main));
		command.addAll(List.of(arguments));
		var log = folder.resolve(name + ".log").toFile();
		var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log);
		builder.environment().put("SPARK_HOME", home.folder().toString());
		builder.environment().put("JAVA_HOME", home.java().toString());
		builder.environment().put("SPARK_SCALA_VERSION", home.scala());
		builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
		builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
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
		var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
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

	/** Processes of executors, as they are now. */
	List<ProcessHandle> executors() {
		return workers.stream().flatMap(worker -> worker.toHandle().descendants())
				.filter(process -> process.info().arguments().stream().flatMap(Stream::of).anyMatch(word -> word.contains("CoarseGrainedExecutorBackend")) && isJava(process)).toList();
	}

	private static boolean isJava(ProcessHandle process) {
		return process.info().command().map(command -> command.endsWith("java")).orElse(false);
	}

	/** Kills a node, its executor included, as if its plug were pulled. */
	void killWorker(int number) {
		kill(workers.get(number));
	}

	@Override
	public void close() throws InterruptedException {
		kill();
		for (var process : workers) {
			process.waitFor();
		}
		master.waitFor();
		Runtime.getRuntime().removeShutdownHook(atTheEnd);
	}

	/** Also if the virtual machine of the tests is ended. */
	private void kill() {
		for (var process : workers) {
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
