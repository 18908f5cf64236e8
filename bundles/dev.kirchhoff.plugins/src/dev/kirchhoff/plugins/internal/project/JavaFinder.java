// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;

/** Finds a Java with a compiler: the one that runs, or one where the start script looks too. */
public final class JavaFinder {
	private static final int LEAST = 25;
	private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"?(\\d+)");

	private final Path running;
	private final Map<String, String> environment;
	private final List<Path> places;

	/**
	 * @param running     home of the Java that runs
	 * @param environment variables of the process
	 * @param places      folders with a Java in each of their folders
	 */
	public JavaFinder(Path running, Map<String, String> environment, List<Path> places) {
		this.running = running;
		this.environment = environment;
		this.places = places;
	}

	/** For the process as it is. */
	public static JavaFinder ofProcess() {
		var home = Path.of(System.getProperty("user.home"));
		return new JavaFinder(Path.of(System.getProperty("java.home")), System.getenv(),
				List.of(Path.of("/usr/lib/jvm"), home.resolve(".sdkman/candidates/java"), Path.of("/Library/Java/JavaVirtualMachines"), Path.of("/opt")));
	}

	/**
	 * The home of a Java that compiles.
	 *
	 * @throws KirchhoffException if there is none
	 */
	public Path find() {
		return candidates().stream().filter(JavaFinder::isFit).findFirst().orElseThrow(() -> new KirchhoffException("no Java " + LEAST + " or newer with a compiler found",
				"install a full JDK, for example Eclipse Temurin " + LEAST + ", and if it is in an unusual place, name it in KIRCHHOFF_JAVA_HOME"));
	}

	private List<Path> candidates() {
		var candidates = new ArrayList<Path>();
		candidates.add(running);
		for (var variable : List.of("KIRCHHOFF_JAVA_HOME", "JAVA_HOME")) {
			var home = environment.getOrDefault(variable, "");
			if (!home.isBlank()) {
				candidates.add(Path.of(home));
			}
		}
		Programs.onPath(environment, "javac").flatMap(JavaFinder::real).ifPresent(compiler -> candidates.add(compiler.getParent().getParent()));
		for (var place : places) {
			for (var home : Programs.entries(place)) {
				candidates.add(home);
				candidates.add(home.resolve("Contents/Home"));
			}
		}
		return candidates;
	}

	private static Optional<Path> real(Path program) {
		try {
			return Optional.of(program.toRealPath());
		} catch (IOException e) {
			return Optional.empty(); // gone meanwhile
		}
	}

	private static boolean isFit(Path home) {
		if (!Programs.isProgram(home.resolve("bin"), "javac")) {
			return false;
		}
		try {
			var version = VERSION.matcher(Files.readString(home.resolve("release")));
			return version.find() && Integer.parseInt(version.group(1)) >= LEAST;
		} catch (IOException e) {
			return false; // every JDK of that age says in this file what it is
		}
	}
}
