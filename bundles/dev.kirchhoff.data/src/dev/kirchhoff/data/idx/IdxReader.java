// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.idx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.data.binary.ByteSource;
import dev.kirchhoff.data.binary.Count;
import dev.kirchhoff.numerics.network.Shape;

/**
 * Files of unsigned bytes in the IDX format of LeCun, Cortes and Burges: two bytes 0, a byte for the type of values, one for the number of
 * extents, the extents as big-endian 32-bit integers, then the values, the last extent fastest.
 */
final class IdxReader {
	private static final int UNSIGNED_BYTE = 0x08;
	private static final int CHUNK = 1 << 16;
	private static final float[] GREY = new float[256];

	static {
		for (int value = 0; value < GREY.length; value++) {
			GREY[value] = value / 255f;
		}
	}

	private IdxReader() {
	}

	/**
	 * Images.
	 *
	 * @param available how many are in the file
	 * @param pixels    row-major [count][channels][height][width], 0..1
	 */
	record Images(int available, Shape shape, float[] pixels) {
	}

	/** @param asked how many; 0: all */
	static Images images(Path file, int asked, Monitor monitor) throws IOException {
		try (var source = ByteSource.open(file)) {
			var extents = header(source, 3, 4, "images");
			long features = Arrays.stream(extents).skip(1).reduce(1, Math::multiplyExact);
			int count = Count.of(asked, extents[0], features, source.name());
			source.expect(source.position() + extents[0] * features);
			var pixels = new float[(int) (count * features)];
			var chunk = new byte[CHUNK];
			for (int from = 0; from < pixels.length; from += CHUNK) {
				monitor.check();
				int size = Math.min(CHUNK, pixels.length - from);
				source.read(chunk, size);
				for (int i = 0; i < size; i++) {
					pixels[from + i] = GREY[chunk[i] & 0xff];
				}
			}
			source.skip((extents[0] - count) * features, monitor);
			source.end();
			int last = extents.length - 1;
			return new Images((int) extents[0], new Shape(last == 3 ? (int) extents[1] : 1, (int) extents[last - 1], (int) extents[last]), pixels);
		} catch (ArithmeticException e) {
			throw new KirchhoffException(file + ": its extents are impossible", "get or copy it again", e);
		}
	}

	/** One label for each of so many images, checked to be below {@code classes}. */
	static int[] labels(Path file, Path images, int available, int count, int classes, Monitor monitor) throws IOException {
		try (var source = ByteSource.open(file)) {
			long labels = header(source, 1, 1, "labels")[0];
			if (labels != available) {
				throw new KirchhoffException(file + ": has " + labels + " labels, but " + images + " has " + available + " images", "give two files that belong together");
			}
			long first = source.position();
			source.expect(first + labels);
			var bytes = new byte[(int) labels];
			source.read(bytes, bytes.length);
			source.end();
			monitor.check();
			for (int i = 0; i < bytes.length; i++) {
				if ((bytes[i] & 0xff) >= classes) {
					throw new KirchhoffException(file + ": label " + (bytes[i] & 0xff) + " at byte " + (first + i) + " is not one of 0 to " + (classes - 1),
							"give the number of classes there are, or another file");
				}
			}
			var result = new int[count];
			for (int i = 0; i < count; i++) {
				result[i] = bytes[i] & 0xff;
			}
			return result;
		}
	}

	/** The extents, of which there must be {@code least} to {@code most}. */
	private static long[] header(ByteSource source, int least, int most, String what) {
		var magic = new byte[4];
		source.read(magic, 4);
		if (magic[0] != 0 || magic[1] != 0) {
			var found = new StringBuilder();
			for (var b : magic) {
				found.append(String.format(" %02x", b));
			}
			throw new KirchhoffException(source.name() + ": begins with" + found + ", no IDX file does", "give a file in the IDX format, packed with gzip or not");
		}
		if (magic[2] != UNSIGNED_BYTE) {
			throw new KirchhoffException(String.format("%s: has values of type %02x at byte 2", source.name(), magic[2]), "give one with unsigned bytes, type 08");
		}
		if (magic[3] < least || magic[3] > most) {
			throw new KirchhoffException(source.name() + ": has " + (magic[3] & 0xff) + " extents at byte 3, but " + what + " have "
					+ (least == most ? least : least + " or " + most), "give a file of " + what);
		}
		var bytes = new byte[4 * magic[3]];
		source.read(bytes, bytes.length);
		var extents = new long[magic[3]];
		for (int k = 0; k < extents.length; k++) {
			extents[k] = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(4 * k));
		}
		if (Arrays.stream(extents).anyMatch(extent -> extent > Integer.MAX_VALUE)) {
			throw new KirchhoffException(source.name() + ": is said to have " + Arrays.stream(extents).mapToObj(Long::toString).collect(Collectors.joining(" x ")) + " values",
					"get or copy it again");
		}
		return extents;
	}
}
