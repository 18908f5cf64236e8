// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Natural logarithm of +, -, *, / and fma only, so that it has the same bits on every machine and in every lane. With
 * {@code x = 2^k (1 + f)}, {@code 1 + f} in [sqrt(1/2), sqrt(2)) and {@code s = f / (2 + f)}:
 * {@code log(1 + f) = f - f^2/2 + s (f^2/2 + s^2 L(s^2))} (the arrangement of fdlibm); L is a near-minimax polynomial of
 * degree 6, absolute error 3e-16 at s^2 &lt;= 0.0295. Below 1 ulp in all.
 */
public final class Logarithm {
	static final long SQRT_HALF = 0x3FE6A09E667F3BCDL;
	static final long EXPONENT = 0xFFF0000000000000L;
	/** Adding a small integer to these bits adds it to the value: 1.5 * 2^52. */
	static final double SHIFTER = 0x1.8p52;
	static final long SHIFTER_BITS = Double.doubleToRawLongBits(SHIFTER);
	/** ln 2 in two parts; the first has 32 bits, its product with an exponent is exact. */
	static final double LN2_HIGH = 0x1.62e42feep-1;
	static final double LN2_LOW = 1.9082149292705877e-10;
	static final double L0 = 0.666666666666667;
	static final double L1 = 0.3999999999989889;
	static final double L2 = 0.28571428626253836;
	static final double L3 = 0.22222211089379496;
	static final double L4 = 0.1818289243253687;
	static final double L5 = 0.15331611722055008;
	static final double L6 = 0.14617807153417325;

	private Logarithm() {
	}

	/** log(x) for every double, subnormals included; NaN below zero, -infinity at zero. */
	public static double of(double x) {
		if (x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY) {
			return ofNormal(x, 0);
		}
		if (x > 0 && x < Double.MIN_NORMAL) {
			return ofNormal(x * 0x1p54, -54);
		}
		return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
	}

	/** log(2^extra x) for a positive, normal, finite x. */
	static double ofNormal(double x, long extra) {
		long bits = Double.doubleToRawLongBits(x);
		long above = bits - SQRT_HALF;
		double k = Double.longBitsToDouble((above >> 52) + extra + SHIFTER_BITS) - SHIFTER;
		double f = Double.longBitsToDouble(bits - (above & EXPONENT)) - 1;
		double s = f / (f + 2);
		double z = s * s;
		double w = z * z;
		double even = Math.fma(w, Math.fma(w, Math.fma(w, L6, L4), L2), L0);
		double odd = Math.fma(w, Math.fma(w, L5, L3), L1);
		double r = z * Math.fma(z, odd, even);
		double half = 0.5 * f * f;
		return Math.fma(k, LN2_HIGH, f - (half - Math.fma(s, half + r, k * LN2_LOW)));
	}
}
