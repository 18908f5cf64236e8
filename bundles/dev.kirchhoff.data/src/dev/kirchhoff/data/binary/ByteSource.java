// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.binary;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;

/**
 * The bytes of a file from the first to the last, unpacked if they are packed with gzip, whatever the name of the file; knows where it is
 * when something is wrong. Positions count unpacked bytes.
 */
public final class ByteSource implements Closeable {
	private static final int CHUNK = 1 << 16;
	/** More than this deflate cannot pack into a byte. */
	private static final long MOST_PACKED = 1040;

	private final String name;
	private final InputStream in;
	private final long most;
	private long position;
	private long length = -1;

	/**
	 * Bytes that are not packed.
	 *
	 * @param name what messages call them
	 * @param most they cannot be more
	 */
	public ByteSource(String name, InputStream in, long most) {
		this.name = name;
		this.in = in;
		this.most = most;
	}

	/** @throws IOException if the file is not there or cannot be read */
	public static ByteSource open(Path file) throws IOException {
		long size = Files.size(file);
		if (!isPacked(file)) {
			return new ByteSource(file.toString(), Files.newInputStream(file), size);
		}
		var packed = Files.newInputStream(file);
		try {
			return new ByteSource(file.toString(), new GZIPInputStream(packed, CHUNK), MOST_PACKED * size);
		} catch (EOFException | ZipException e) {
			packed.close();
			throw new KirchhoffException(file + ": is packed, but damaged (" + e.getMessage() + ")", "get or copy it again", e);
		}
	}

	private static boolean isPacked(Path file) throws IOException {
		try (var in = Files.newInputStream(file)) {
			return in.read() == 0x1f && in.read() == 0x8b;
		}
	}

	/** What messages call it. */
	public String name() {
		return name;
	}

	/** How many bytes have been read. */
	public long position() {
		return position;
	}

	/**
	 * Tells how many bytes there must be in all, for messages. A length that cannot be true is refused before anyone makes room for it.
	 *
	 * @throws KirchhoffException if there cannot be so many
	 */
	public void expect(long bytes) {
		length = bytes;
		if (bytes > most) {
			skip(bytes - position, Monitor.NONE);
		}
	}

	/**
	 * Reads bytes.
	 *
	 * @throws KirchhoffException if there are fewer
	 */
	public void read(byte[] into, int count) {
		int got = some(into, count);
		if (got < count) {
			throw new KirchhoffException(name + ": ends at byte " + position + (length < 0 ? ", within its header" : " of " + length),
					"it is cut off: get or copy it again");
		}
	}

	/** Passes over bytes, as {@link #read}. */
	public void skip(long count, Monitor monitor) {
		var chunk = new byte[CHUNK];
		for (long left = count; left > 0; left -= chunk.length) {
			monitor.check();
			read(chunk, (int) Math.min(left, chunk.length));
		}
	}

	/** @throws KirchhoffException if there is anything left */
	public void end() {
		if (some(new byte[1], 1) > 0) {
			throw new KirchhoffException(name + ": goes on after byte " + (position - 1) + ", where its header says it ends", "get or copy it again");
		}
	}

	/** Reads bytes until there are so many or the source ends, for what has no header; returns how many. */
	public int some(byte[] into, int count) {
		int got = 0;
		try {
			while (got < count) {
				int more = in.read(into, got, count - got);
				if (more < 0) {
					break;
				}
				got += more;
				position += more;
			}
		} catch (EOFException e) {
			return got; // packed bytes that are cut off
		} catch (ZipException e) {
			throw new KirchhoffException(name + ": is packed, but damaged after byte " + position + " (" + e.getMessage() + ")", "get or copy it again", e);
		} catch (IOException e) {
			throw new KirchhoffException(name + ": cannot be read after byte " + position + " (" + e.getMessage() + ")", "check the file and its disk", e);
		}
		return got;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
