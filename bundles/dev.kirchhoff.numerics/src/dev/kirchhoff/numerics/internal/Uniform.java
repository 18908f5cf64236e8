// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * From 64 random bits to the middle of one of 2^52 (or, for float, 2^23) equal parts of (0, 1). Exact, never 0 or 1, and
 * symmetric: {@code u} and {@code 1 - u} are both possible and both exact.
 */
public final class Uniform {
	/** The exponent bits of 1.0. */
	static final long ONE = 0x3FF0000000000000L;
	/** Mantissa bits that remain in a float draw. */
	static final long FLOAT_MANTISSA = -1L << 29;
	static final double OFFSET = 1 - 0x1p-53;
	static final double FLOAT_OFFSET = 1 - 0x1p-24;

	private Uniform() {
	}

	/** (2 k + 1) 2^-53 with k the upper 52 of the bits. */
	public static double of(long bits) {
		return Double.longBitsToDouble(bits >>> 12 | ONE) - OFFSET;
	}

	/** (2 k + 1) 2^-24 with k the upper 23 of the bits. */
	public static float floatOf(long bits) {
		return (float) (Double.longBitsToDouble(bits >>> 12 & FLOAT_MANTISSA | ONE) - FLOAT_OFFSET);
	}
}
