// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.plan.launch.Caches;
import dev.kirchhoff.solver.store.ResultStore;

/**
 * Where archives are kept: {@code NAME-SHA256.tar.gz} by the hash of what they hold, and beside each a file with the hash of its own bytes,
 * by which a damaged one is known. Several processes may use it at once: all of them make the same.
 */
public final class PackStore {
	private static final String ENDING = ".tar.gz";
	private static final String CHECK = ".sha256";
	private static final String PART = ".part";
	private static final String KNOWN = ".known";
	/** Bytes that are kept of what has not been used for {@link #FRESH}. */
	private static final long MOST_BYTES = 4L << 30;
	private static final int MOST_ARCHIVES = 64;
	/** An engine may still read what was used not longer ago than this. */
	private static final Duration FRESH = Duration.ofDays(1);

	private final Path directory;
	private final boolean temporary;

	private PackStore(Path directory, boolean temporary) {
		this.directory = directory;
		this.temporary = temporary;
	}

	/** In a folder, which need not exist. */
	public PackStore(Path directory) {
		this(directory, false);
	}

	/** That of this user; one for this process alone if the user wants nothing to be kept. */
	public static PackStore ofUser() {
		var place = Caches.directory("packs");
		return place.isPresent() ? new PackStore(place.get()) : ofProcess();
	}

	private static PackStore ofProcess() {
		try {
			var directory = Files.createTempDirectory("kirchhoff-packs-");
			directory.toFile().deleteOnExit();
			return new PackStore(directory, true);
		} catch (IOException e) {
			throw new KirchhoffException("no temporary folder can be made (" + ResultStore.reason(e) + ")", "make room, or name another place with the environment variable TMPDIR", e);
		}
	}

	/** The archive of a content if it is there and whole; null if it is to be made. */
	Path find(String name, String hash) {
		var file = file(name, hash);
		try {
			if (!Files.exists(file) || !Files.readString(check(file)).startsWith(Sha256.of(file) + " ")) {
				return null;
			}
		} catch (IOException e) {
			return null; // making it tells what is wrong
		}
		touch(file);
		return file;
	}

	/** The hash of a content that has been packed before, by what tells that it has not changed; empty if that is not known. */
	Optional<String> known(String stamp) {
		try {
			var hash = Files.readString(directory.resolve(stamp + KNOWN)).strip();
			return hash.matches("[0-9a-f]{64}") ? Optional.of(hash) : Optional.empty();
		} catch (IOException e) {
			return Optional.empty(); // then it is read again
		}
	}

	/** Remembers the hash of a content whose archive was made. */
	void remember(String stamp, String hash) throws IOException {
		var part = part("known");
		try {
			Files.writeString(part, hash + "\n");
			Files.move(part, directory.resolve(stamp + KNOWN), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			if (temporary) {
				directory.resolve(stamp + KNOWN).toFile().deleteOnExit();
			}
		} finally {
			delete(part);
		}
	}

	private static void touch(Path file) {
		try {
			Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
		} catch (IOException e) {
			return; // of another user's cache: it serves all the same
		}
	}

	/**
	 * Makes the archive of a content, as a whole or not at all.
	 *
	 * @param written is told how many bytes have been added, again and again
	 * @throws KirchhoffException if it cannot be written
	 */
	Path make(String name, String hash, Content content, Monitor monitor, LongConsumer written) {
		var file = file(name, hash);
		Path part = null;
		Path check = null;
		try {
			Files.createDirectories(directory);
			part = part(name);
			var digest = Sha256.digest();
			try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
				try (var tarball = new Tarball(new DigestOutputStream(new Unclosed(Channels.newOutputStream(channel)), digest), bytes -> {
					monitor.check();
					written.accept(bytes);
				})) {
					tarball.write(content);
				}
				channel.force(true);
			}
			check = part(name);
			Files.writeString(check, HexFormat.of().formatHex(digest.digest()) + "  " + file.getFileName() + "\n", StandardCharsets.UTF_8);
			Files.move(check, check(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			if (temporary) {
				check(file).toFile().deleteOnExit();
				file.toFile().deleteOnExit();
			}
			return file;
		} catch (Tarball.ChangedException e) {
			throw new KirchhoffException(e.getMessage(), "run it again", e);
		} catch (IOException e) {
			throw new KirchhoffException("the pack cannot be written into " + directory + " (" + ResultStore.reason(e) + ")",
					"make room, or name another place with the environment variable KIRCHHOFF_CACHE", e);
		} finally {
			delete(part);
			delete(check);
		}
	}

	/** With the rights that a new file has, unlike temporary ones: a cluster may read it as somebody else. */
	private Path part(String name) {
		return directory.resolve(name + "-" + UUID.randomUUID() + PART);
	}

	/** Deletes what has not been used for long, the oldest first, as far as there is too much. */
	void clean() throws IOException {
		if (temporary || !Files.isDirectory(directory) || !Files.isWritable(directory)) {
			return;
		}
		var old = Instant.now().minus(FRESH);
		var archives = new ArrayList<Kept>();
		for (var file : files()) {
			var kept = Kept.of(file);
			if (kept == null) {
				continue; // another process was faster
			}
			if (file.toString().endsWith(ENDING)) {
				archives.add(kept);
			} else if (file.toString().matches(".*(\\" + PART + "|\\" + KNOWN + ")") && kept.used().isBefore(old)) {
				delete(file); // of a process that was killed, or of a state that may have gone
			}
		}
		archives.sort(Comparator.comparing(Kept::used).reversed());
		long bytes = 0;
		for (int k = 0; k < archives.size(); k++) {
			var kept = archives.get(k);
			bytes += kept.size();
			if ((bytes > MOST_BYTES || k >= MOST_ARCHIVES) && kept.used().isBefore(old)) {
				delete(kept.file());
				delete(check(kept.file()));
			}
		}
	}

	private record Kept(Path file, long size, Instant used) {
		static Kept of(Path file) throws IOException {
			try {
				return new Kept(file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
			} catch (NoSuchFileException e) {
				return null;
			}
		}
	}

	private List<Path> files() throws IOException {
		try (var files = Files.list(directory)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	private Path file(String name, String hash) {
		return directory.resolve(name + "-" + hash + ENDING);
	}

	private static Path check(Path file) {
		return file.resolveSibling(file.getFileName() + CHECK);
	}

	private static void delete(Path file) {
		try {
			if (file != null) {
				Files.deleteIfExists(file);
			}
		} catch (IOException e) {
			file.toFile().deleteOnExit();
		}
	}
}
