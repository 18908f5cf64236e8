// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Two independent standard normals from two random words, in single precision and without a branch: G. E. P. Box, M. E.
 * Muller, "A note on the generation of random normal deviates", Ann. Math. Statist. 29, 1958, 610. One word is the
 * radius {@code sqrt(-2 log p)}, {@code p = (k + 1/2) 2^-31} with k its upper 31 bits, rounded to float; the other is an
 * angle in the right half plane, an odd multiple of 2^-33 turns from its upper 31 bits; its lowest bit chooses the half plane.
 *
 * <p>Of +, -, *, fma and sqrt only. The polynomials are our own minimax fits: that of the logarithm, in
 * {@code p = 2^e (1 + f)} with 1 + f in [sqrt(1/2), sqrt(2)), has a relative error of 3e-8, sine and cosine absolute ones
 * of 7e-9 and 5e-8. With their rounding a normal differs from the real numbers' for this p and angle by at most 4e-7 of the
 * radius. The radius ends at sqrt(64 log 2) = 6.66, which a standard normal exceeds once in 4e10 draws. Every angle has its
 * mirror images, so odd moments over all words are exactly 0.
 */
final class BoxMuller {
	/** The bits of sqrt(1/2). */
	static final int SQRT_HALF = 0x3F3504F3;
	static final int EXPONENT = 0xFF800000;
	static final float HALF_STEP = 0x1p-32f;
	static final float STEP = 0x1p-31f;
	/** -2 ln 2. */
	static final float MINUS_2_LN2 = -1.3862944f;
	/** -2 log(1 + f) / f. */
	static final float L0 = -2;
	static final float L1 = 0.99999976f;
	static final float L2 = -0.66668373f;
	static final float L3 = 0.50004148f;
	static final float L4 = -0.39913666f;
	static final float L5 = 0.33124784f;
	static final float L6 = -0.29904538f;
	static final float L7 = 0.28733706f;
	static final float L8 = -0.17444727f;
	/** sin(a pi / 2) / a, in a². */
	static final float S0 = 1.5707964f;
	static final float S1 = -0.6459638f;
	static final float S2 = 0.07968993f;
	static final float S3 = -0.0046741576f;
	static final float S4 = 0.00015167853f;
	/** cos(a pi / 2), in a². */
	static final float C0 = 0.99999994f;
	static final float C1 = -1.2336982f;
	static final float C2 = 0.25365075f;
	static final float C3 = -0.020810628f;
	static final float C4 = 0.0008581906f;

	private BoxMuller() {
	}

	static float radius(int word) {
		float p = Math.fma((float) (word >>> 1), STEP, HALF_STEP);
		int bits = Float.floatToRawIntBits(p);
		int above = bits - SQRT_HALF;
		float e = above >> 23;
		float f = Float.intBitsToFloat(bits - (above & EXPONENT)) - 1;
		float t = f * f;
		float even = Math.fma(t, Math.fma(t, Math.fma(t, Math.fma(t, L8, L6), L4), L2), L0);
		float odd = Math.fma(t, Math.fma(t, Math.fma(t, L7, L5), L3), L1);
		return (float) Math.sqrt(Math.fma(e, MINUS_2_LN2, f * Math.fma(f, odd, even)));
	}

	/** The one normal. */
	static float sine(float radius, int word) {
		float a = (word | 1) * STEP;
		float t = a * a;
		return radius * (a * Math.fma(t, Math.fma(t, Math.fma(t, Math.fma(t, S4, S3), S2), S1), S0));
	}

	/** The other one. */
	static float cosine(float radius, int word) {
		float a = (word | 1) * STEP;
		float t = a * a;
		float side = Float.intBitsToFloat(Float.floatToRawIntBits(radius) ^ word << 31);
		return side * Math.fma(t, Math.fma(t, Math.fma(t, Math.fma(t, C4, C3), C2), C1), C0);
	}
}
