// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes a content as a gzip-compressed tar file: the same bytes for the same content, whenever and by whom. */
final class Tarball implements Closeable {
	/** 2000-01-01: tar warns of times that are older than it. */
	private static final long TIME = 946_684_800_000L;
	private static final int PROGRAM = 0755;
	private static final int FILE = 0644;
	private static final int LINK = 0777;
	private static final int BUFFER = 1 << 16;
	/** A file whose beginning shrinks by less than this is stored as it is. */
	private static final double WORTHWHILE = 0.95;

	private final Gzip gzip;
	private final OutputStream buffer;
	private final TarArchiveOutputStream tar;
	private final LongConsumer written;

	/** @param written is told how many bytes of files have been added, again and again; what it throws ends the writing */
	Tarball(OutputStream out, LongConsumer written) throws IOException {
		gzip = new Gzip(out);
		buffer = new BufferedOutputStream(gzip, BUFFER);
		tar = new TarArchiveOutputStream(buffer, StandardCharsets.UTF_8.name());
		tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
		tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
		tar.setAddPaxHeadersForNonAsciiNames(true);
		this.written = written;
	}

	/** @throws ChangedException if a file is not what the content's name says any more */
	void write(Content content) throws IOException {
		for (var part : content.parts().entrySet()) {
			var name = part.getKey();
			switch (part.getValue()) {
				case Content.Link link -> {
					var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
					entry.setLinkName(link.target());
					put(entry, LINK);
				}
				case Content.Part file -> write(name, file, content.hash(name));
			}
		}
		tar.finish();
	}

	private void put(TarArchiveEntry entry, int mode) throws IOException {
		entry.setMode(mode);
		entry.setModTime(TIME);
		entry.setIds(0, 0);
		entry.setNames("", "");
		tar.putArchiveEntry(entry);
		if (entry.isSymbolicLink()) {
			tar.closeArchiveEntry();
		}
	}

	private void write(String name, Content.Part part, String hash) throws IOException {
		long size = part.size();
		try (var in = Content.open(part)) {
			var bytes = new byte[BUFFER];
			int length = in.readNBytes(bytes, 0, BUFFER);
			buffer.flush();
			gzip.level(shrinks(bytes, length) ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
			var entry = new TarArchiveEntry(name);
			entry.setSize(size);
			put(entry, part.executable() ? PROGRAM : FILE);
			var digest = Sha256.digest();
			for (long left = size; length > 0; length = in.readNBytes(bytes, 0, BUFFER)) {
				if (length > left) {
					throw new ChangedException(part);
				}
				digest.update(bytes, 0, length);
				tar.write(bytes, 0, length);
				left -= length;
				written.accept(length);
			}
			if (!HexFormat.of().formatHex(digest.digest()).equals(hash)) {
				throw new ChangedException(part);
			}
			tar.closeArchiveEntry();
		}
	}

	/** Data sets are often packed already: to do it again takes time and gains nothing. */
	private static boolean shrinks(byte[] bytes, int length) {
		var deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			deflater.setInput(bytes, 0, length);
			deflater.finish();
			int size = 0;
			for (var out = new byte[BUFFER]; !deflater.finished();) {
				size += deflater.deflate(out);
			}
			return size < length * WORTHWHILE;
		} finally {
			deflater.end();
		}
	}

	@Override
	public void close() throws IOException {
		try (gzip; buffer) {
			tar.close();
		}
	}

	/** A file was written to while it was packed. */
	static final class ChangedException extends IOException {
		private static final long serialVersionUID = 1;

		ChangedException(Content.Part part) {
			super((part instanceof Content.Stored stored ? stored.file() : part) + " has changed while it was packed");
		}
	}

	private static final class Gzip extends GZIPOutputStream {
		Gzip(OutputStream out) throws IOException {
			super(out, BUFFER);
		}

		void level(int level) {
			def.setLevel(level);
		}
	}
}
