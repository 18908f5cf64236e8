// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A YARN on the loopback: a ResourceManager and, once it is wanted, a node, as processes. Closing it ends them and what they have started. */
final class YarnCluster implements AutoCloseable {
	private static final List<String> PORTS = List.of("address", "scheduler.address", "resource-tracker.address", "admin.address", "webapp.address");
	private final SparkHome home;
	private final Path folder;
	private final List<Process> processes = new ArrayList<>();
	private final Thread atTheEnd = new Thread(this::kill);

	/**
	 * @param home   whose Java and whose Hadoop it is; from now on it knows this cluster
	 * @param folder for logs and what containers write
	 */
	YarnCluster(SparkHome home, Path folder) throws IOException, InterruptedException {
		this.home = home;
		this.folder = Files.createDirectories(folder);
		home.knowing(configuration(folder.resolve("conf"), settings()));
		Runtime.getRuntime().addShutdownHook(atTheEnd);
		try {
			start("resourcemanager.ResourceManager");
			Cluster.await("the ResourceManager is active", () -> log("ResourceManager").contains("Transitioned to active state") || hasEnded());
		} catch (AssertionError | IOException | InterruptedException e) {
			close();
			throw e;
		}
	}

	/** A folder as HADOOP_CONF_DIR names it. */
	static Path configuration(Path folder, Map<String, String> settings) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("core-site.xml"), "<configuration/>");
		Files.writeString(folder.resolve("yarn-site.xml"), settings.entrySet().stream()
				.map(setting -> "<property><name>" + setting.getKey() + "</name><value>" + setting.getValue() + "</value></property>")
				.collect(Collectors.joining("\n", "<configuration>\n", "\n</configuration>\n")));
		return folder;
	}

	private Map<String, String> settings() throws IOException {
		var settings = new LinkedHashMap<String, String>();
		settings.put("hadoop.tmp.dir", folder.resolve("tmp").toString());
		settings.put("yarn.resourcemanager.hostname", "127.0.0.1");
		for (var name : PORTS) {
			settings.put("yarn.resourcemanager." + name, "127.0.0.1:" + freePort());
		}
		settings.put("yarn.resourcemanager.scheduler.class", "org.apache.hadoop.yarn.server.resourcemanager.scheduler.fifo.FifoScheduler"); // it needs no file of its own
		settings.put("yarn.scheduler.minimum-allocation-mb", "64");
		for (var name : List.of("address", "localizer.address", "webapp.address")) {
			settings.put("yarn.nodemanager." + name, "127.0.0.1:0");
		}
		settings.put("yarn.nodemanager.local-dirs", folder.resolve("local").toString());
		settings.put("yarn.nodemanager.log-dirs", folder.resolve("logs").toString());
		settings.put("yarn.nodemanager.resource.memory-mb", "4096");
		settings.put("yarn.nodemanager.resource.cpu-vcores", "4");
		settings.put("yarn.nodemanager.vmem-check-enabled", "false");
		settings.put("yarn.nodemanager.disk-health-checker.enable", "false"); // the disk of a developer may be nearly full
		return settings;
	}

	private static int freePort() throws IOException {
		try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** Without one an application waits. */
	void addNode() throws IOException, InterruptedException {
		start("nodemanager.NodeManager");
		Cluster.await("the node is registered", () -> log("ResourceManager").contains("Transitioned from NEW to RUNNING") || hasEnded());
	}

	private boolean hasEnded() {
		if (processes.stream().allMatch(Process::isAlive)) {
			return false;
		}
		throw new AssertionError("YARN does not live:\n" + log("ResourceManager"));
	}

	private void start(String main) throws IOException {
		var command = new ArrayList<String>(List.of(home.java().resolve("bin/java").toString()));
		command.addAll(SparkHome.flags(192));
		command.add("-Dlog4j2.level=info"); // without a file that says so only errors would be told
		var jars = Products.root().resolve("releng/dev.kirchhoff.spark.cluster/target/yarn");
		command.addAll(List.of("-cp", folder.resolve("conf") + ":" + jars + "/*:" + home.folder() + "/jars/*", "org.apache.hadoop.yarn.server." + main));
		var log = logFile(main.substring(main.lastIndexOf('.') + 1)).toFile();
		var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log);
		builder.environment().put("JAVA_HOME", home.java().toString());
		builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
		processes.add(builder.start());
	}

	private Path logFile(String name) {
		return folder.resolve(name + ".log");
	}

	private String log(String name) {
		try {
			return Files.readString(logFile(name));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** How many applications have come to a state, such as {@code KILLED}, once. */
	int applications(String state) {
		return log("ResourceManager").split("application_\\w+ State change from \\w+ to " + state + " on event", -1).length - 1;
	}

	/** Processes in containers that run a class whose name ends so, as they are now. */
	List<ProcessHandle> inContainers(String main) {
		return ProcessHandle.allProcesses().filter(process -> Processes.knows(process, folder) && isJava(Processes.words(process), main)).toList();
	}

	private static boolean isJava(List<String> words, String main) {
		return words.getFirst().endsWith("java") && words.stream().anyMatch(word -> word.endsWith(main));
	}

	/** Where applications put what nodes get from them. */
	Path staging() {
		return folder.resolve("staging");
	}

	/** What applications need here besides {@link Cluster#CONF}: little, and nothing copied that is on this machine anyway. */
	String conf() {
		return Cluster.CONF + ";spark.yarn.jars=local:" + home.folder() + "/jars/*;spark.yarn.stagingDir=" + staging().toUri()
				+ ";spark.yarn.am.memory=128m;spark.yarn.am.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1;spark.yarn.report.interval=200ms";
	}

	@Override
	public void close() throws InterruptedException {
		kill();
		for (var process : processes) {
			process.waitFor();
		}
		Runtime.getRuntime().removeShutdownHook(atTheEnd);
	}

	/** Also if the virtual machine of the tests is ended. Containers have sessions of their own, but parents. */
	private void kill() {
		for (var process : processes.reversed()) {
			var all = process.descendants().toList();
			process.destroyForcibly();
			all.forEach(ProcessHandle::destroyForcibly);
		}
	}
}
