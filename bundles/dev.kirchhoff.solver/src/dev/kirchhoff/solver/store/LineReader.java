// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Whole lines of a file with the place where the next one begins. */
final class LineReader implements Closeable {
	private final InputStream in;
	private final byte[] buffer = new byte[1 << 16];
	private int from;
	private int to;
	private long offset;

	LineReader(InputStream in) {
		this.in = in;
	}

	/** Where the next line begins. */
	long offset() {
		return offset;
	}

	/** The next line that ends with a line feed, without it; null if there is none. */
	byte[] next() throws IOException {
		var line = new ByteArrayOutputStream();
		while (true) {
			if (from == to) {
				to = in.read(buffer);
				from = 0;
				if (to <= 0) {
					to = 0;
					return null;
				}
			}
			int start = from;
			while (from < to && buffer[from] != '\n') {
				from++;
			}
			line.write(buffer, start, from - start);
			if (from < to) {
				from++;
				offset += line.size() + 1L;
				return line.toByteArray();
			}
		}
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
