// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where this user's programs keep what they can make again. {@code KIRCHHOFF_CACHE} names another place, or {@code none}. */
public final class Caches {
	private static final String NONE = "none";

	private Caches() {
	}

	/** A folder for one purpose, which need not exist; empty if the user wants none. */
	public static Optional<Path> directory(String purpose) {
		String given = System.getenv("KIRCHHOFF_CACHE");
		if (given != null && !given.isBlank()) {
			return given.equals(NONE) ? Optional.empty() : Optional.of(Path.of(given).toAbsolutePath().resolve(purpose));
		}
		return Optional.ofNullable(platform()).map(cache -> cache.resolve("kirchhoff").resolve(purpose));
	}

	private static Path platform() {
		String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
		String home = System.getProperty("user.home");
		String named = System.getenv(system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
		if (named != null && Path.of(named).isAbsolute()) {
			return Path.of(named);
		}
		if (home == null || home.isBlank()) {
			return null;
		}
		return Path.of(home).resolve(system.startsWith("mac") ? "Library/Caches" : ".cache");
	}
}
