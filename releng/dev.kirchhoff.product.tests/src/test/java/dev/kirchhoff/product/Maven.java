// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Maven that runs this test, for builds as an author of plug-ins does them. */
final class Maven {
	/** A build of a plug-in is over before the second compiler is of use. */
	private static final String SOON_STARTED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

	private Maven() {
	}

	/** What a process needs to find this Maven and its local repository, and to fetch nothing if this build may not. */
	static Map<String, String> environment() {
		var arguments = "-Dmaven.repo.local=" + System.getProperty("kirchhoff.maven.repository") + (System.getProperty("kirchhoff.maven.offline", "").endsWith("true") ? " -o" : "");
		return Map.of("MAVEN_ARGS", arguments, "MAVEN_OPTS", SOON_STARTED, "JAVA_HOME", System.getProperty("java.home"), "PATH", home().resolve("bin") + ":" + System.getenv("PATH"));
	}

	private static Path home() {
		return Path.of(System.getProperty("kirchhoff.maven"));
	}

	/** Runs {@code verify}, which is to succeed. */
	static Run verify(Path project, String... arguments) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(home().resolve("bin/mvn").toString(), "-B", "-ntp"));
		command.addAll(List.of(arguments));
		command.add("verify");
		var run = Run.of(project, environment(), command);
		if (run.code() != 0) {
			throw new AssertionError(run.out().lines().filter(line -> line.startsWith("[ERROR]") || line.contains("FAIL")).limit(40).reduce("", (a, b) -> a + "\n" + b));
		}
		return run;
	}

	/** A folder whose build is that of all the projects in it. Each of them could be built alone. */
	static void together(Path folder, List<Path> projects) throws IOException {
		var modules = new StringBuilder();
		for (var project : projects) {
			modules.append("<module>").append(folder.relativize(project)).append("</module>");
			copy(project.resolve(".mvn"), folder.resolve(".mvn"));
			try (var targets = Files.list(project)) {
				for (var target : targets.filter(file -> file.toString().endsWith(".target")).toList()) {
					Files.copy(target, folder.resolve(target.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		Files.writeString(folder.resolve("pom.xml"), "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><groupId>all</groupId><artifactId>all</artifactId>"
				+ "<version>1</version><packaging>pom</packaging><modules>" + modules + "</modules></project>");
	}

	/** Copies a folder without what builds have left in it. */
	static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (var file : files.filter(Files::isRegularFile).filter(file -> !from.relativize(file).toString().matches("(.*/)?(target|bin|bin_test)/.*|(.*/)?\\.polyglot\\..*")).toList()) {
				var target = to.resolve(from.relativize(file).toString());
				Files.createDirectories(target.getParent());
				Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}
}
