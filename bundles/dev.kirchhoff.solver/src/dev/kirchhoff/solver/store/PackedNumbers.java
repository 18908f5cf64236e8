// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Many numbers as a short text, to the bit: their bytes as in IEEE 754, all highest bytes first, then all second ones and so on, compressed
 * with zlib and written in Base64. Zeros, small counts and sums of single-precision values take a fraction of their decimals.
 */
final class PackedNumbers {
	/** Bytes of any bits must come back, whatever their compressed form is worth. */
	private static final int LEVEL = Deflater.BEST_SPEED;

	/** One a thread, as making one takes longer than packing a few hundred numbers. */
	private static final ThreadLocal<Deflater> DEFLATER = ThreadLocal.withInitial(() -> new Deflater(LEVEL));
	private static final ThreadLocal<Inflater> INFLATER = ThreadLocal.withInitial(Inflater::new);

	private PackedNumbers() {
	}

	static String pack(double[] numbers) {
		int count = numbers.length;
		var planes = new byte[Math.multiplyExact(count, Double.BYTES)];
		for (int i = 0; i < count; i++) {
			long bits = Double.doubleToRawLongBits(numbers[i]);
			for (int plane = Double.BYTES - 1; plane >= 0; plane--) {
				planes[plane * count + i] = (byte) bits;
				bits >>>= Byte.SIZE;
			}
		}
		var deflater = DEFLATER.get();
		deflater.reset();
		deflater.setInput(planes);
		deflater.finish();
		var packed = new byte[Integer.BYTES + planes.length / 2];
		ByteBuffer.wrap(packed).putInt(count);
		int length = Integer.BYTES;
		while (!deflater.finished()) {
			if (length == packed.length) {
				packed = Arrays.copyOf(packed, 2 * packed.length);
			}
			length += deflater.deflate(packed, length, packed.length - length);
		}
		return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(packed, length));
	}

	/** @throws IllegalArgumentException if the text is damaged */
	static double[] unpack(String text) {
		var packed = ByteBuffer.wrap(Base64.getDecoder().decode(text));
		int count = packed.remaining() < Integer.BYTES ? -1 : packed.getInt();
		if (count < 0 || count / 1100L > packed.remaining()) { // zlib makes nothing smaller than that
			throw new IllegalArgumentException("these are no packed numbers");
		}
		var planes = new byte[Math.multiplyExact(count, Double.BYTES)];
		var inflater = INFLATER.get();
		inflater.reset();
		try {
			inflater.setInput(packed);
			int length = 0;
			while (length < planes.length) {
				int got = inflater.inflate(planes, length, planes.length - length);
				if (got == 0) {
					throw new IllegalArgumentException("packed numbers are cut short");
				}
				length += got;
			}
		} catch (DataFormatException e) {
			throw new IllegalArgumentException("packed numbers are damaged", e);
		}
		var numbers = new double[count];
		for (int i = 0; i < count; i++) {
			long bits = 0;
			for (int plane = 0; plane < Double.BYTES; plane++) {
				bits = bits << Byte.SIZE | planes[plane * count + i] & 0xFF;
			}
			numbers[i] = Double.longBitsToDouble(bits);
		}
		return numbers;
	}
}
