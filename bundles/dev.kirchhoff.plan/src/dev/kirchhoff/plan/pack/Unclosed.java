// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets a file outlive the streams that write it, so that it can be forced to the disk. */
final class Unclosed extends FilterOutputStream {
	Unclosed(OutputStream out) {
		super(out);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		out.write(bytes, offset, length);
	}

	@Override
	public void close() throws IOException {
		flush();
	}
}
