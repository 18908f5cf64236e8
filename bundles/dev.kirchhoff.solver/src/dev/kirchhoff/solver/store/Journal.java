// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.run.UnitResult;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Finished units, appended as they come: a line of JSON each, after a heading that says which study this is. A line that a crash cut
 * short is forgotten. Numbers are written so that they read back to the same bits.
 */
public final class Journal implements Closeable {
	/** Journals that this process writes: locks of the operating system are between processes only. */
	private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();
	/** What is locked: a byte that no journal is long enough to have, so that reading goes on. */
	private static final long LOCKED = Long.MAX_VALUE - 1;

	private final Path file;
	private final FileChannel channel;
	private final Places places = new Places();
	private long end;

	private Journal(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Starts a journal, or goes on with one.
	 *
	 * @param fingerprint of the study
	 * @throws KirchhoffException if the journal is that of another study, or is being written
	 */
	public static Journal open(Path file, String fingerprint, boolean resume) throws IOException {
		var key = key(file);
		if (!OPEN.add(key)) {
			throw inUse(file);
		}
		try {
			return openAlone(file, fingerprint, resume);
		} catch (IOException | RuntimeException e) {
			OPEN.remove(key);
			throw e;
		}
	}

	/** Whether a run, of this process or another, writes it. */
	public static boolean isInUse(Path file) throws IOException {
		if (OPEN.contains(key(file))) {
			return true;
		}
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			return !isLocked(channel);
		}
	}

	private static Path key(Path file) {
		return file.toAbsolutePath().normalize();
	}

	private static KirchhoffException inUse(Path file) {
		return new KirchhoffException(file.getParent() + " is being written by a run", "wait until that has ended, or choose another directory with --out");
	}

	/** Locks it for this process until it is closed, by whatever end; true as well where the file system knows no locks. */
	private static boolean isLocked(FileChannel channel) {
		try {
			return channel.tryLock(LOCKED, 1, false) != null;
		} catch (IOException e) {
			return true; // a network drive without locks
		}
	}

	private static Journal openAlone(Path file, String fingerprint, boolean resume) throws IOException {
		boolean begin = !resume || !Files.exists(file);
		if (begin) {
			Files.deleteIfExists(file);
		}
		var journal = new Journal(file, FileChannel.open(file, begin ? StandardOpenOption.CREATE_NEW : StandardOpenOption.WRITE, StandardOpenOption.WRITE, StandardOpenOption.READ));
		try {
			if (begin) {
				journal.write(heading(fingerprint));
			} else if (isInUse(journal.channel)) {
				throw inUse(file);
			} else {
				journal.recall(fingerprint);
			}
			if (!isLocked(journal.channel)) {
				throw inUse(file);
			}
		} catch (IOException | RuntimeException e) {
			journal.channel.close();
			throw e;
		}
		return journal;
	}

	/** The lock is given back: reading the file through another channel would do so anyway. */
	private static boolean isInUse(FileChannel channel) {
		try (var lock = channel.tryLock(LOCKED, 1, false)) {
			return lock == null;
		} catch (IOException e) {
			return false; // a network drive without locks
		}
	}

	private void recall(String fingerprint) throws IOException {
		try (var lines = new LineReader(Files.newInputStream(file))) {
			byte[] heading = lines.next();
			if (heading == null && isCutHeading(fingerprint)) {
				channel.truncate(0);
				write(heading(fingerprint));
				return;
			}
			String study = heading == null ? null : UnitJson.parse(heading).map(node -> node.path("study").asText(null)).orElse(null);
			if (!fingerprint.equals(study)) {
				throw new KirchhoffException(file.getParent() + " holds the results of another study",
						"resume with the same project, experiment, settings and plug-ins, or choose another directory with --out");
			}
			end = lines.offset();
			for (byte[] line = lines.next(); line != null; line = lines.next()) {
				var head = UnitJson.head(line);
				if (head.isEmpty()) {
					break;
				}
				if (!head.get().failed()) {
					places.put(head.get().unit(), end, line.length);
				}
				end = lines.offset();
			}
		}
		channel.truncate(end);
	}

	/** Whether a crash cut the file short before its first line was whole. */
	private boolean isCutHeading(String fingerprint) throws IOException {
		byte[] heading = heading(fingerprint);
		if (Files.size(file) >= heading.length) {
			return false;
		}
		byte[] found = Files.readAllBytes(file);
		return Arrays.equals(found, Arrays.copyOf(heading, found.length));
	}

	/** The first line, with its line feed. */
	static byte[] heading(String fingerprint) {
		return UnitJson.line(out -> out.writeStringField("study", fingerprint));
	}

	/** Units whose results are here, in the order in which they came. Not to be looked at while units are appended. */
	public Set<Unit> done() {
		return places.units();
	}

	/** Appends a result; safe to call from several threads. */
	public synchronized void append(UnitResult result) throws IOException {
		byte[] line = UnitJson.line(out -> UnitJson.write(out, result));
		long offset = end;
		write(line);
		if (result.fault() == null) {
			places.put(result.unit(), offset, line.length - 1);
		}
	}

	private void write(byte[] line) throws IOException {
		var buffer = ByteBuffer.wrap(line);
		long at = end;
		while (buffer.hasRemaining()) {
			at += channel.write(buffer, at);
		}
		end = at;
	}

	/** Reads a finished unit back. */
	public UnitResult read(Unit unit) throws IOException {
		return read(unit, UnitJson::result);
	}

	/** Reads the values of a finished unit back, without its tallies. */
	public UnitResult recall(Unit unit) throws IOException {
		return read(unit, UnitJson::values);
	}

	private UnitResult read(Unit unit, Function<JsonNode, UnitResult> form) throws IOException {
		long offset;
		int length;
		synchronized (this) {
			int number = places.find(unit);
			if (number < 0) {
				throw new IllegalArgumentException(unit + " is not in " + file);
			}
			offset = places.offset(number);
			length = places.length(number);
		}
		try {
			return form.apply(UnitJson.parse(bytes(offset, length)).orElseThrow(() -> damaged(offset, null)));
		} catch (IllegalArgumentException e) {
			throw damaged(offset, e);
		}
	}

	private byte[] bytes(long offset, int length) throws IOException {
		var buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, offset + buffer.position()) < 0) {
				throw new IOException(file + " became shorter while it was read");
			}
		}
		return buffer.array();
	}

	private IOException damaged(long offset, Throwable cause) {
		return new IOException(file + " is damaged at byte " + offset, cause);
	}

	@Override
	public synchronized void close() throws IOException {
		channel.close();
		OPEN.remove(key(file));
	}
}
