// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;

import dev.kirchhoff.plan.launch.Caches;

/** Trained networks that are kept for later runs. */
final class CacheFolder {
	private static final String PURPOSE = "trained";
	private static final double STEP = 1000;

	private CacheFolder() {
	}

	/** Where they are; empty if nothing is kept. */
	static Optional<Path> place() {
		return Caches.directory(PURPOSE);
	}

	/** All their bytes. */
	static long size() {
		return files().stream().filter(Files::isRegularFile).mapToLong(CacheFolder::size).sum();
	}

	/** Deletes them; what cannot be deleted stays and is in the log. */
	static void clear() {
		for (var file : files()) {
			try {
				if (!place().orElseThrow().equals(file)) {
					Files.deleteIfExists(file);
				}
			} catch (IOException e) {
				ILog.get().warn("cannot delete " + file + " of the cache", e);
			}
		}
	}

	/** What is inside a folder comes before it. */
	private static List<Path> files() {
		var folder = place().filter(Files::isDirectory);
		if (folder.isEmpty()) {
			return List.of();
		}
		try (Stream<Path> walk = Files.walk(folder.get())) {
			return walk.sorted(Comparator.reverseOrder()).toList();
		} catch (IOException | UncheckedIOException e) {
			ILog.get().warn("cannot read the cache " + folder.get(), e);
			return List.of();
		}
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		} catch (IOException e) {
			return 0; // gone meanwhile
		}
	}

	/** "12.3 MB". */
	static String readable(long bytes) {
		double value = bytes;
		for (var unit : List.of("B", "kB", "MB")) {
			if (value < STEP) {
				return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", value, unit);
			}
			value /= STEP;
		}
		return String.format(Locale.ROOT, "%.1f GB", value);
	}
}
