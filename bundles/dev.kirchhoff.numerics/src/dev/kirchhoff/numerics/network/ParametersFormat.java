// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The file format of {@link Parameters}, little-endian:
 * <pre>
 * 8 bytes   "KIRCHPAR"
 * int32     version, 1
 * int32     number of nodes
 * per node  uint8 which tensors follow (bit k: the k-th {@link Tensor}),
 *           per tensor int32 length, then as many float32
 * int32     CRC-32C of all bytes before it
 * </pre>
 */
final class ParametersFormat {

	private static final byte[] MAGIC = { 'K', 'I', 'R', 'C', 'H', 'P', 'A', 'R' };
	private static final int VERSION = 1;
	/** Lengths are believed only this many floats at a time: a damaged one must not exhaust the memory. */
	private static final int CHUNK = 1 << 14;

	private ParametersFormat() {
	}

	static void write(float[][] tensors, OutputStream stream) throws IOException {
		var out = new CheckedOutputStream(stream, new CRC32C());
		var buffer = buffer();
		out.write(MAGIC);
		writeInt(out, buffer, VERSION);
		writeInt(out, buffer, tensors.length / Tensor.COUNT);
		for (var first = 0; first < tensors.length; first += Tensor.COUNT) {
			out.write(present(tensors, first));
			for (var k = 0; k < Tensor.COUNT; k++)
				if (tensors[first + k] != null)
					writeFloats(out, buffer, tensors[first + k]);
		}
		writeInt(out, buffer, (int) out.getChecksum().getValue());
		out.flush();
	}

	static float[][] read(InputStream stream) throws IOException {
		var in = new CheckedInputStream(stream, new CRC32C());
		var buffer = buffer();
		if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC))
			throw new IOException("not a file of network parameters");
		var version = readInt(in, buffer);
		if (version != VERSION)
			throw new IOException("network parameters of version " + version + ", this program reads " + VERSION);
		var nodes = readInt(in, buffer);
		if (nodes < 0)
			throw damaged("a negative number of nodes");
		var tensors = new float[Math.min(nodes, CHUNK) * Tensor.COUNT][];
		for (var node = 0; node < nodes; node++) {
			if ((node + 1) * Tensor.COUNT > tensors.length)
				tensors = Arrays.copyOf(tensors, (int) Math.min((long) nodes * Tensor.COUNT, 2L * tensors.length));
			readNode(in, buffer, tensors, node);
		}
		var computed = (int) in.getChecksum().getValue();
		if (readInt(in, buffer) != computed)
			throw damaged("the checksum differs");
		return tensors;
	}

	private static void readNode(InputStream in, ByteBuffer buffer, float[][] tensors, int node) throws IOException {
		var present = in.read();
		if (present < 0)
			throw cutShort();
		if (present >= 1 << Tensor.COUNT)
			throw damaged("node " + node + " has tensors of an unknown kind");
		for (var k = 0; k < Tensor.COUNT; k++)
			if ((present & 1 << k) != 0)
				tensors[node * Tensor.COUNT + k] = readFloats(in, buffer);
	}

	private static int present(float[][] tensors, int first) {
		var bits = 0;
		for (var k = 0; k < Tensor.COUNT; k++)
			if (tensors[first + k] != null)
				bits |= 1 << k;
		return bits;
	}

	private static ByteBuffer buffer() {
		return ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static void writeInt(OutputStream out, ByteBuffer buffer, int value) throws IOException {
		buffer.putInt(0, value);
		out.write(buffer.array(), 0, Integer.BYTES);
	}

	private static void writeFloats(OutputStream out, ByteBuffer buffer, float[] values) throws IOException {
		writeInt(out, buffer, values.length);
		for (var from = 0; from < values.length; from += CHUNK) {
			var count = Math.min(CHUNK, values.length - from);
			buffer.asFloatBuffer().put(values, from, count);
			out.write(buffer.array(), 0, count * Float.BYTES);
		}
	}

	private static int readInt(InputStream in, ByteBuffer buffer) throws IOException {
		fill(in, buffer, Integer.BYTES);
		return buffer.getInt(0);
	}

	private static float[] readFloats(InputStream in, ByteBuffer buffer) throws IOException {
		var length = readInt(in, buffer);
		if (length <= 0)
			throw damaged("a tensor of " + length + " values");
		var values = new float[Math.min(length, CHUNK)];
		for (var from = 0; from < length; from += CHUNK) {
			var count = Math.min(CHUNK, length - from);
			if (from + count > values.length)
				values = Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
			fill(in, buffer, count * Float.BYTES);
			buffer.asFloatBuffer().get(values, from, count);
		}
		return values;
	}

	private static void fill(InputStream in, ByteBuffer buffer, int bytes) throws IOException {
		if (in.readNBytes(buffer.array(), 0, bytes) < bytes)
			throw cutShort();
	}

	private static IOException cutShort() {
		return new EOFException("the network parameters are cut short");
	}

	private static IOException damaged(String how) {
		return new IOException("the network parameters are damaged: " + how);
	}
}
