// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Spark says, and what it means to the person who waits. In the order in which they explain each other: a cluster of another version
 * also does not respond, and in the end everything is shut down.
 */
record Complaint(Pattern said, String what, String mend) {
	private static final Complaint OTHER_VERSION = of("local class incompatible|invalid stream header|NoSuchMethodError.*(org/apache/spark|org\\.apache\\.spark|scala)|NoClassDefFoundError: scala/|scala\\.Serializable",
			"the Spark that is started here and the cluster's are of different versions",
					"name an installation of the cluster's version with --spark-home (the page of the master shows it)");
	private static final List<Complaint> KNOWN = List.of(OTHER_VERSION,
			of("HADOOP_CONF_DIR or YARN_CONF_DIR must be set", "it is not known where YARN is", "set HADOOP_CONF_DIR to the folder with the cluster's core-site.xml and yarn-site.xml"),
			of("UnsupportedClassVersionError|getSubject is (not )?supported|cannot access class sun\\.nio\\.ch|InaccessibleObjectException|Unrecognized (VM )?option|JAVA_HOME is not set|Security Manager is|NoSuchFieldException: (theUnsafe|cleaner)",
					"Spark does not run with the Java that JAVA_HOME, or else the PATH, names",
					"set JAVA_HOME to a Java that this Spark supports (17 fits Spark 3.3 and newer) and KIRCHHOFF_JAVA_HOME to the Java 25 of Kirchhoff"),
			of("Could not load YARN classes|Could not load KUBERNETES classes|ClassNotFoundException: org\\.apache\\.spark\\.deploy\\.(yarn|k8s)", "this Spark has no part for that kind of cluster",
					"name an installation that has it with --spark-home"),
			of("Must specify the (driver |executor )?container image", "Spark on Kubernetes needs an image", "name one of Spark's with --conf spark.kubernetes.container.image=..."),
			of("Could not parse Master URL|Master must either be|Invalid master URL", "Spark knows no such master", "give --master spark://host:7077, yarn, k8s://https://host:443 or local[*]"),
			of("cores per executor .*cpus per task|cpus per task", "an executor has fewer cores than a worker takes", "lower --worker-threads, or raise spark.executor.cores with --conf"),
			of("no ResourceManager answers", "YARN does not answer", "see whether it runs, and whether HADOOP_CONF_DIR names the folder with the cluster's core-site.xml and yarn-site.xml (0.0.0.0:8032 stands for none)"),
			of("to unknown queue|cannot submit applications? to queue|non-leaf queue|submit to queue .* denied", "YARN does not take it into that queue", "name one that you may use with --conf spark.yarn.queue=..."),
			of("Kerberos credential|GSSException|SIMPLE authentication is not enabled|Client cannot authenticate via", "the cluster does not know who you are", "get a ticket with kinit first"),
			of("above the max threshold|Required executor memory", "YARN gives no containers as large as an executor with its workers", "lower --worker-memory, or spark.executor.cores or spark.executor.memory with --conf"),
			of("No space left on device|Disk quota exceeded", "a disk is full", "free space where Spark works (spark.local.dir; on the nodes its work folder), then run again with --resume"),
			of("^(Exception in thread .*)?java\\.lang\\.OutOfMemoryError", "Spark's driver has too little memory", "raise it with --conf spark.driver.memory=4g"),
			of("sparkDriver' could not bind|Cannot assign requested address", "Spark's driver cannot listen on this machine's address", "set SPARK_LOCAL_IP to an address of this machine that the nodes can reach"),
			of("UnknownHostException", "a host is not known", "correct --master, or set SPARK_LOCAL_IP if it is this machine that has no name"),
			of("All masters are unresponsive|Failed to connect to master", "Spark's master does not answer, or not to this version of Spark",
					"see whether it runs, and with which version: --spark-home has to be of the same"),
			of("Master removed our application: FAILED", "the cluster's nodes cannot start an executor", "see the logs of Spark's workers on the nodes, and of executors in their work folders: often it is the memory or the Java"),
			of("Master removed our application|Application has been killed|[Aa]pplication .*(KILLED|killed by)|ExecutorAppState KILLED", "the application was killed in the cluster", "run again with --resume: what was computed is kept"),
			of("^Caused by: java\\.io\\.IOException: Failed to connect to ", "the cluster's nodes cannot reach Spark's driver on this machine",
					"set SPARK_LOCAL_IP, or spark.driver.host with --conf, to an address of this machine that they can reach, and let them through its firewall"),
			of("[Dd]iagnostics message: (?!\\s*$)|SparkContext was shut down|Cannot call methods on a stopped SparkContext|(?i)yarn application has already ended|Spark context stopped while waiting|application has ended in the cluster",
					"the application has ended in the cluster", "see the cluster's log (of YARN: yarn logs -applicationId ...); run again with --resume: what was computed is kept"));

	private static Complaint of(String said, String what, String mend) {
		return new Complaint(Pattern.compile(said), what, mend);
	}

	/** Whether a line says something that explains a failure. */
	static boolean isOne(String line) {
		return KNOWN.stream().anyMatch(complaint -> complaint.said.matcher(line).find());
	}

	/** Whether Spark goes on trying what will never succeed. */
	static boolean isHopeless(List<String> lines) {
		return lines.stream().anyMatch(line -> OTHER_VERSION.said.matcher(line).find());
	}

	/** What explains most of these lines. */
	static Optional<Complaint> in(List<String> lines) {
		return KNOWN.stream().filter(complaint -> lines.stream().anyMatch(line -> complaint.said.matcher(line).find())).findFirst();
	}
}
