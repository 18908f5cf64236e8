// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.api.parameter.ParameterSchema.Fault;

/**
 * How spark-submit is to be started, checked as far as that is possible without it.
 *
 * @param script      spark-submit
 * @param home        of that Spark, or null if the script finds it itself
 * @param conf        further settings
 * @param environment of the process
 */
record Submission(Path script, Path home, Master master, Memory memory, int threads, String java, Map<String, String> conf, Map<String, String> environment) {
	private static final boolean WINDOWS = File.separatorChar == '\\';
	private static final String SCRIPT = WINDOWS ? "spark-submit.cmd" : "spark-submit";
	/** Said to our own Java, which is another one than Spark's. */
	private static final List<String> OURS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");
	private static final String DEPLOY_MODE = "spark.submit.deployMode";
	/** Where Spark looks for what YARN's clients have to know. */
	private static final List<String> HADOOP = List.of("HADOOP_CONF_DIR", "YARN_CONF_DIR");

	/** With one of these Kubernetes is not called directly. */
	private static final List<String> PROXIES = List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy");
	private static final String FOLDER_OF_HADOOP = " to the folder with the cluster's core-site.xml and yarn-site.xml";

	/** Everything that is wrong with parameters, as far as this machine can tell. */
	static List<Fault> faults(String master, String sparkHome, String workerMemory, String conf, Map<String, String> environment) {
		var faults = new ArrayList<Fault>();
		look("master", () -> new Master(master), faults);
		look("sparkHome", () -> script(home(sparkHome, environment), environment), faults);
		look("workerMemory", () -> Memory.of(workerMemory), faults);
		look("conf", () -> conf(conf), faults);
		return faults;
	}

	private static void look(String parameter, Runnable at, List<Fault> faults) {
		try {
			at.run();
		} catch (KirchhoffException e) {
			faults.add(new Fault(parameter, e.getMessage(), e.mend()));
		}
	}

	/** @throws KirchhoffException if a parameter is wrong, or there is no spark-submit */
	static Submission of(SparkExecutor executor, Map<String, String> environment) {
		var master = new Master(executor.master());
		var memory = Memory.of(executor.workerMemory());
		var conf = conf(executor.conf());
		var home = home(executor.sparkHome(), environment);
		var script = script(home, environment);
		var own = new LinkedHashMap<>(environment);
		own.keySet().removeAll(OURS);
		if (home != null) {
			own.put("SPARK_HOME", home.toString());
		}
		return new Submission(script, home, master, memory, executor.workerThreads(), executor.workerJava().strip(), conf, own);
	}

	private static Map<String, String> conf(String text) {
		var conf = new LinkedHashMap<String, String>();
		for (var setting : text.split("[;\n\r]")) {
			if (setting.isBlank()) {
				continue;
			}
			var equals = setting.indexOf('=');
			var key = equals < 0 ? "" : setting.substring(0, equals).strip();
			if (!key.startsWith("spark.")) {
				throw new KirchhoffException("\"" + setting.strip() + "\" is no setting of Spark", "write key=value, for example spark.executor.cores=4, several with ; between them or line by line");
			}
			conf.put(key, setting.substring(equals + 1).strip());
		}
		if (conf.getOrDefault(DEPLOY_MODE, "client").equals("cluster")) {
			throw new KirchhoffException("Spark's driver cannot run in the cluster (" + DEPLOY_MODE + "=cluster)", "leave that setting out: the driver hands results over to this process");
		}
		return conf;
	}

	private static Path home(String given, Map<String, String> environment) {
		var named = !given.isBlank();
		var home = named ? given.strip() : environment.getOrDefault("SPARK_HOME", "").strip();
		if (home.isEmpty()) {
			return null;
		}
		var folder = folder(home);
		if (!Files.isRegularFile(folder.resolve("bin").resolve(SCRIPT))) {
			throw new KirchhoffException((named ? "" : "SPARK_HOME=") + home + " is no Spark: there is no bin/" + SCRIPT, "name the folder of a Spark installation, the one that has bin, jars and sbin");
		}
		return folder;
	}

	private static Path folder(String text) {
		try {
			return Path.of(text).toAbsolutePath().normalize();
		} catch (InvalidPathException e) {
			throw new KirchhoffException("'" + text + "' is no path", "name the folder of a Spark installation");
		}
	}

	private static Path script(Path home, Map<String, String> environment) {
		return home == null ? onPath(environment) : home.resolve("bin").resolve(SCRIPT);
	}

	private static Path onPath(Map<String, String> environment) {
		for (var folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
			if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, SCRIPT))) {
				return Path.of(folder, SCRIPT);
			}
		}
		throw new KirchhoffException("no Spark found: SPARK_HOME is not set, and spark-submit is not on the PATH",
				"name the folder of a Spark installation with --spark-home; it need not run on this machine, but be of the cluster's version");
	}

	/** @throws KirchhoffException if it is plain already that nothing would answer */
	void check() {
		if (!master.isKubernetes() || PROXIES.stream().allMatch(name -> environment.getOrDefault(name, "").isBlank())) {
			master.reach();
		}
		if (master.isYarn() && isAllTold()) {
			checkHadoop();
		}
	}

	/** Whether Spark's environment is ours: an installation may have a script that adds to it, and one on the path is often such a script. */
	private boolean isAllTold() {
		return home != null && !Files.exists(Path.of(environment.getOrDefault("SPARK_CONF_DIR", home.resolve("conf").toString()), "spark-env.sh"));
	}

	private void checkHadoop() {
		var named = HADOOP.stream().filter(name -> !environment.getOrDefault(name, "").isBlank()).toList();
		if (named.isEmpty()) {
			throw new KirchhoffException("it is not known where YARN is: " + String.join(" and ", HADOOP) + " are not set", "set " + HADOOP.getFirst() + FOLDER_OF_HADOOP);
		}
		for (var name : named) {
			if (!Files.isDirectory(Path.of(environment.get(name)))) {
				throw new KirchhoffException(name + "=" + environment.get(name) + " is no folder", "set it" + FOLDER_OF_HADOOP);
			}
		}
	}

	/** @param scratch for links to archives whose own path Spark would misread */
	List<String> command(Path driver, Pack pack, Path scratch) throws IOException {
		var command = new ArrayList<String>();
		if (WINDOWS) {
			command.addAll(List.of("cmd", "/c"));
		}
		command.add(script.toString());
		command.addAll(List.of("--master", master.argument(), "--deploy-mode", "client", "--name", "Kirchhoff", "--class", "dev.kirchhoff.spark.driver.Driver"));
		var archives = archives(pack, scratch);
		if (!archives.isEmpty()) {
			command.addAll(List.of("--archives", archives));
		}
		var settings = new LinkedHashMap<String, String>();
		settings.put("spark.driver.maxResultSize", "0"); // a result is handed over as it comes
		settings.put("spark.task.cpus", Integer.toString(threads));
		settings.putAll(conf);
		settings.forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
		command.add(driver.toString());
		return command;
	}

	private String archives(Pack pack, Path scratch) throws IOException {
		var texts = new ArrayList<String>();
		for (var archive : pack.archives()) {
			if (java.isEmpty() || !archive.name().equals(Pack.JAVA)) {
				texts.add(plain(archive.file(), scratch) + "#" + archive.name());
			}
		}
		return String.join(",", texts);
	}

	/** Spark reads commas, hashes, blanks and stars in paths its own way. */
	private static Path plain(Path file, Path scratch) throws IOException {
		if (file.toString().matches("[\\w./\\\\:~@+=-]+")) {
			return file.toAbsolutePath();
		}
		return Files.createSymbolicLink(scratch.resolve(file.getFileName().toString().replaceAll("[^\\w.-]", "_")), file.toAbsolutePath());
	}

	/** What a worker finds in its environment. */
	Map<String, String> workerEnvironment() {
		var worker = new LinkedHashMap<String, String>();
		worker.put("KIRCHHOFF_WORKER_MEMORY", memory.text());
		worker.put("KIRCHHOFF_WORKER_THREADS", Integer.toString(threads));
		if (!java.isEmpty()) {
			worker.put("KIRCHHOFF_WORKER_JAVA", java);
		}
		if (environment.containsKey("OPENBLAS_CORETYPE")) {
			worker.put("OPENBLAS_CORETYPE", environment.get("OPENBLAS_CORETYPE"));
		}
		return worker;
	}

	@Override
	public String toString() {
		return environment.entrySet().stream().filter(e -> e.getKey().startsWith("SPARK")).map(Object::toString).collect(Collectors.joining(" ", "", " ")) + script + " --master " + master.argument();
	}
}
