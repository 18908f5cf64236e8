// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An installation of Spark, made of the jars in {@code dev.kirchhoff.spark.cluster}, and a Java that it runs with.
 *
 * @param folder with bin and jars
 * @param java   home of a Java that Spark supports
 */
record SparkHome(Path folder, Path java) {
	/** What Spark's own scripts give a Java newer than 8 (JavaModuleOptions in its launcher). */
	private static final List<String> OPEN = List.of("java.base/java.lang", "java.base/java.lang.invoke", "java.base/java.lang.reflect", "java.base/java.io", "java.base/java.net",
			"java.base/java.nio", "java.base/java.util", "java.base/java.util.concurrent", "java.base/java.util.concurrent.atomic", "java.base/jdk.internal.ref",
			"java.base/sun.nio.ch", "java.base/sun.nio.cs", "java.base/sun.security.action", "java.base/sun.util.calendar", "java.security.jgss/sun.security.krb5");

	private static final String ENVIRONMENT = "conf/spark-env.sh";

	/** Where the jars are; another folder tries another version. */
	private static Path jars() {
		var other = System.getProperty("kirchhoff.spark.jars");
		return other != null ? Path.of(other) : Products.root().resolve("releng/dev.kirchhoff.spark.cluster/target/jars");
	}

	/** @param folder does not exist yet */
	static SparkHome in(Path folder) throws IOException {
		var java = findJava();
		assumeTrue(java.isPresent() || "true".equals(System.getenv("CI")), "no Java 17 or 21 for Spark: set JAVA_HOME to one");
		Files.createDirectories(folder.resolve("bin"));
		Files.createSymbolicLink(folder.resolve("jars"), jars().toRealPath());
		var home = new SparkHome(folder, java.orElseThrow(() -> new AssertionError("no Java 17 or 21 for Spark")));
		home.script("spark-submit", home.submit());
		return home;
	}

	private void script(String name, String text) throws IOException {
		var script = Files.writeString(folder.resolve("bin").resolve(name), text);
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private String submit() {
		var environment = folder.resolve(ENVIRONMENT);
		return "#!/bin/sh\n[ ! -e '" + environment + "' ] || . '" + environment + "'\nexec '" + java + "/bin/java' " + String.join(" ", flags(256))
				+ " -cp \"${HADOOP_CONF_DIR:+$HADOOP_CONF_DIR:}" + folder + "/jars/*\" org.apache.spark.deploy.SparkSubmit \"$@\"\n";
	}

	/** Lets it know where YARN is, as sites do. */
	SparkHome knowing(Path hadoopConfiguration) throws IOException {
		Files.createDirectories(folder.resolve(ENVIRONMENT).getParent());
		Files.writeString(folder.resolve(ENVIRONMENT), "export HADOOP_CONF_DIR='" + hadoopConfiguration + "'\n");
		return this;
	}

	/** Small and soon started: several of these share a machine with the tests. */
	static List<String> flags(int megabytes) {
		var flags = new ArrayList<String>(List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djdk.reflect.useDirectMethodHandle=false"));
		OPEN.forEach(open -> flags.add("--add-opens=" + open + "=ALL-UNNAMED"));
		return flags;
	}

	/** Spark's launcher of executors would look for the folders of its own build. */
	String scala() throws IOException {
		try (Stream<Path> jars = Files.list(folder.resolve("jars"))) {
			return jars.map(jar -> jar.getFileName().toString()).filter(jar -> jar.startsWith("scala-library-")).findFirst().orElseThrow().replaceAll("scala-library-(\\d+\\.\\d+).*", "$1");
		}
	}

	private static Optional<Path> findJava() throws IOException {
		var homes = new ArrayList<Path>();
		for (var name : List.of("KIRCHHOFF_SPARK_JAVA_HOME", "JAVA_HOME", "JAVA_HOME_17_X64", "JAVA_HOME_21_X64")) {
			Optional.ofNullable(System.getenv(name)).map(Path::of).ifPresent(homes::add);
		}
		for (var folder : System.getenv("PATH").split(":")) {
			if (Files.exists(Path.of(folder, "java"))) {
				homes.add(Path.of(folder, "java").toRealPath().getParent().getParent());
			}
		}
		if (Files.isDirectory(Path.of("/usr/lib/jvm"))) {
			try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
				installed.sorted().forEach(homes::add);
			}
		}
		return homes.stream().filter(SparkHome::fits).findFirst();
	}

	private static boolean fits(Path home) {
		try {
			return Files.isExecutable(home.resolve("bin/java")) && Files.readString(home.resolve("release")).matches("(?s).*JAVA_VERSION=\"(17|21)[.\"].*");
		} catch (IOException e) {
			return false; // no release file, no Java that we know
		}
	}
}
