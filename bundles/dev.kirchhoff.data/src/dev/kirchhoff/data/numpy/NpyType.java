// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;

/**
 * How numbers are written in an array.
 *
 * @param kind {@code b} truth, {@code i} integer, {@code u} integer without a sign, {@code f} floating point
 * @param size bytes of a number
 */
record NpyType(char kind, int size, ByteOrder order) {
	private static final Pattern WRITTEN = Pattern.compile("([<>|=]?)([a-zA-Z])(\\d+)");

	/** @throws KirchhoffException if it is none of numbers */
	static NpyType of(String name, String written) {
		var parts = WRITTEN.matcher(written);
		if (parts.matches() && parts.group(3).length() == 1) {
			var type = new NpyType(parts.group(2).charAt(0), Integer.parseInt(parts.group(3)), parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
			if (type.isKnown()) {
				return type;
			}
		}
		throw new KirchhoffException(name + ": holds values of type '" + written + "'", "save booleans, integers of 1 to 8 bytes or floating point numbers of 2 to 8 bytes");
	}

	private boolean isKnown() {
		return switch (kind) {
			case 'b' -> size == 1;
			case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
			case 'f' -> size == 2 || size == 4 || size == 8;
			default -> false;
		};
	}

	/** Turns {@code count} numbers into doubles; integers beyond 2^53 are rounded. */
	void decode(byte[] bytes, int count, double[] numbers) {
		var buffer = ByteBuffer.wrap(bytes).order(order);
		switch (kind) {
			case 'f' -> {
				switch (size) {
					case 2 -> fill(count, numbers, k -> Float.float16ToFloat(buffer.getShort(2 * k)));
					case 4 -> fill(count, numbers, k -> buffer.getFloat(4 * k));
					default -> fill(count, numbers, k -> buffer.getDouble(8 * k));
				}
			}
			case 'i' -> {
				switch (size) {
					case 1 -> fill(count, numbers, k -> bytes[k]);
					case 2 -> fill(count, numbers, k -> buffer.getShort(2 * k));
					case 4 -> fill(count, numbers, k -> buffer.getInt(4 * k));
					default -> fill(count, numbers, k -> buffer.getLong(8 * k));
				}
			}
			case 'u' -> {
				switch (size) {
					case 1 -> fill(count, numbers, k -> bytes[k] & 0xff);
					case 2 -> fill(count, numbers, k -> Short.toUnsignedInt(buffer.getShort(2 * k)));
					case 4 -> fill(count, numbers, k -> Integer.toUnsignedLong(buffer.getInt(4 * k)));
					default -> fill(count, numbers, k -> unsigned(buffer.getLong(8 * k)));
				}
			}
			default -> fill(count, numbers, k -> bytes[k] == 0 ? 0 : 1);
		}
	}

	private static double unsigned(long bits) {
		return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
	}

	private interface Reading {
		double at(int index);
	}

	private static void fill(int count, double[] numbers, Reading reading) {
		for (int k = 0; k < count; k++) {
			numbers[k] = reading.at(k);
		}
	}
}
