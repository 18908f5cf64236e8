// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;

/** Finds a Maven that Tycho works with, or has any other fetch one, as the launcher of Kirchhoff's source tree does. */
public final class MavenFinder {
	private static final String VERSION = "3.9.11";
	private static final Pattern TOLD = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");

	private final Path javaHome;
	private final Map<String, String> environment;
	private final Path cache;
	private final boolean offline;

	/** @param cache folder for what is fetched once */
	public MavenFinder(Path javaHome, Map<String, String> environment, Path cache, boolean offline) {
		this.javaHome = javaHome;
		this.environment = environment;
		this.cache = cache;
		this.offline = offline;
	}

	/** For the process as it is. */
	public static MavenFinder ofProcess(Path javaHome, boolean offline) {
		var base = System.getenv("XDG_CACHE_HOME");
		var folder = base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
		return new MavenFinder(javaHome, System.getenv(), folder.resolve("kirchhoff"), offline);
	}

	/**
	 * The program that starts it.
	 *
	 * @throws KirchhoffException if there is none and none can be fetched
	 */
	public Path find(Monitor monitor) {
		var installed = Programs.onPath(environment, "mvn");
		if (installed.isPresent() && isFit(version(installed.get(), monitor))) {
			return installed.get();
		}
		var own = cache.resolve("apache-maven-" + VERSION).resolve("bin");
		return Programs.in(own, "mvn").orElseGet(() -> fetched(installed, own, monitor));
	}

	private Path fetched(Optional<Path> installed, Path own, Monitor monitor) {
		if (installed.isEmpty() || offline) {
			throw new KirchhoffException("no Maven 3.9.9 or newer found", installed.isEmpty() ? "install one and put it on the PATH" : "run it once without --offline, which fetches one");
		}
		monitor.progress(0, "fetching Maven " + VERSION);
		try {
			Files.createDirectories(cache);
			var folder = Files.createTempDirectory(cache, "new.");
			try {
				var copy = Processes.run(List.of(installed.get().toString(), "-q", "-B", "dependency:copy", "-DoutputDirectory=" + folder, "-Dartifact=org.apache.maven:apache-maven:" + VERSION + ":tar.gz:bin"),
						folder, Map.of("JAVA_HOME", javaHome.toString()), monitor, _ -> {
						});
				if (copy.code() != 0) {
					throw new KirchhoffException("Maven " + VERSION + " could not be fetched", copy.text().lines().filter(line -> line.contains("ERROR")).findFirst().orElse("see whether there is a connection"));
				}
				var unpacked = Processes.run(List.of("tar", "xzf", "apache-maven-" + VERSION + "-bin.tar.gz"), folder, Map.of(), monitor, _ -> {
				});
				if (unpacked.code() != 0) {
					throw new KirchhoffException("Maven " + VERSION + " could not be unpacked", unpacked.text().lines().findFirst().orElse("install Maven " + VERSION + " and put it on the PATH"));
				}
				if (!Files.exists(own)) {
					Files.move(folder.resolve("apache-maven-" + VERSION), own.getParent());
				}
			} finally {
				remove(folder);
			}
		} catch (IOException e) {
			throw new KirchhoffException(cache + " cannot be written (" + e.getMessage() + ")", "install Maven " + VERSION + " and put it on the PATH", e);
		}
		return Programs.in(own, "mvn").orElseThrow(() -> new KirchhoffException("Maven " + VERSION + " is not in what was fetched", "install it and put it on the PATH"));
	}

	private static void remove(Path folder) throws IOException {
		try (var all = Files.walk(folder)) {
			for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	/** Asked outside any project, as a .mvn folder may ask for more than an old one knows. */
	private String version(Path maven, Monitor monitor) {
		return Processes.run(List.of(maven.toString(), "-v"), maven.getRoot(), Map.of("JAVA_HOME", javaHome.toString()), monitor, _ -> {
		}).text();
	}

	/** Whether a Maven that tells this of itself is of the third generation and new enough. */
	static boolean isFit(String told) {
		var version = TOLD.matcher(told);
		if (!version.find()) {
			return false;
		}
		int major = Integer.parseInt(version.group(1));
		int minor = Integer.parseInt(version.group(2));
		int patch = Integer.parseInt(version.group(3));
		return major == 3 && (minor > 9 || minor == 9 && patch >= 9);
	}
}
