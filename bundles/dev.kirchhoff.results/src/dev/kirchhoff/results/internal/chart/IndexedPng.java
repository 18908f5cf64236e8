// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Encodes a picture of at most 256 colours, the last of which is transparent, as PNG (ISO/IEC 15948). The JDK's own encoder lives
 * in AWT, which wants native libraries that a bare machine does not have.
 */
final class IndexedPng {
	static final int TRANSPARENT = 255;
	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private IndexedPng() {
	}

	/**
	 * Encodes.
	 *
	 * @param pixels  [row][column], index of the colour
	 * @param palette 0xRRGGBB, at most 255
	 */
	static byte[] encode(int[][] pixels, int[] palette) {
		try {
			var bytes = new ByteArrayOutputStream();
			bytes.write(SIGNATURE);
			chunk(bytes, "IHDR", header(pixels[0].length, pixels.length));
			chunk(bytes, "PLTE", colours(palette));
			var alpha = new byte[256];
			Arrays.fill(alpha, 0, TRANSPARENT, (byte) 255);
			chunk(bytes, "tRNS", alpha);
			chunk(bytes, "IDAT", data(pixels));
			chunk(bytes, "IEND", new byte[0]);
			return bytes.toByteArray();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static byte[] header(int width, int height) throws IOException {
		var bytes = new ByteArrayOutputStream();
		var out = new DataOutputStream(bytes);
		out.writeInt(width);
		out.writeInt(height);
		out.write(new byte[] { 8, 3, 0, 0, 0 });
		return bytes.toByteArray();
	}

	private static byte[] colours(int[] palette) {
		var bytes = new byte[3 * 256];
		for (int k = 0; k < palette.length; k++) {
			bytes[3 * k] = (byte) (palette[k] >> 16);
			bytes[3 * k + 1] = (byte) (palette[k] >> 8);
			bytes[3 * k + 2] = (byte) palette[k];
		}
		return bytes;
	}

	private static byte[] data(int[][] pixels) throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var deflater = new Deflater(Deflater.BEST_COMPRESSION); var out = new DeflaterOutputStream(bytes, deflater)) {
			for (var row : pixels) {
				out.write(0);
				for (int pixel : row) {
					out.write(pixel);
				}
			}
		}
		return bytes.toByteArray();
	}

	private static void chunk(ByteArrayOutputStream bytes, String type, byte[] content) throws IOException {
		var name = type.getBytes(StandardCharsets.US_ASCII);
		var crc = new CRC32();
		crc.update(name);
		crc.update(content);
		var out = new DataOutputStream(bytes);
		out.writeInt(content.length);
		out.write(name);
		out.write(content);
		out.writeInt((int) crc.getValue());
	}
}
