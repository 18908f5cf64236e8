// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;

import dev.kirchhoff.numerics.dense.Dense;

/**
 * Trained networks that outlive their run, so that an experiment whose hardware alone has changed does not train again. A network is found
 * by what it was trained from and by the code that trained it, the matrix library included. It is a convenience: what cannot be read or written is trained again,
 * without a word.
 */
public final class TrainingCache {
	private static final String[] ENDINGS = { ".csv", ".weights" };

	private final Path directory;
	private final String build;
	private final long limit;

	/**
	 * @param build the same for the same code
	 * @param limit bytes; what was not used for longest goes first
	 */
	public TrainingCache(Path directory, String build, long limit) {
		this.directory = directory;
		this.build = build;
		this.limit = limit;
	}

	/** Copies what was kept under a key into a store's directory; nothing if there is none. */
	void fetch(String key, Path store) {
		var name = name(key);
		if (!Files.exists(directory.resolve(name + ".weights"))) {
			return;
		}
		try {
			Files.createDirectories(store);
			for (var ending : ENDINGS) { // the weights last: they say that all is there
				var kept = directory.resolve(name + ending);
				var part = Files.createTempFile(store, key, ".part");
				Files.copy(kept, part, StandardCopyOption.REPLACE_EXISTING);
				Files.move(part, store.resolve(key + ending), StandardCopyOption.ATOMIC_MOVE);
				Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
			}
		} catch (IOException e) {
			// another process has cleared it away, or the disk is at fault: it is trained again
		}
	}

	/** Keeps what a store has under a key. */
	void keep(String key, Path store) {
		try {
			Files.createDirectories(directory);
			for (var ending : ENDINGS) {
				var part = Files.createTempFile(directory, "new", ".part");
				Files.copy(store.resolve(key + ending), part, StandardCopyOption.REPLACE_EXISTING);
				Files.move(part, directory.resolve(name(key) + ending), StandardCopyOption.ATOMIC_MOVE);
			}
			shrink();
		} catch (IOException | UncheckedIOException e) {
			// a read-only home, a full disk: the run has its own copy
		}
	}

	private void shrink() throws IOException {
		long size = 0;
		try (var files = Files.list(directory)) {
			var newest = files.sorted(Comparator.comparing(TrainingCache::used).reversed()).toList();
			for (var file : newest) {
				size += Files.size(file);
				if (size > limit) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private static FileTime used(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String name(String key) {
		try {
			var hash = MessageDigest.getInstance("SHA-256").digest((build + "\n" + Dense.get().name() + "\n" + key).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, 20);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
