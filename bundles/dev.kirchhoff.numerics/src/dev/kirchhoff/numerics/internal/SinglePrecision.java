// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * exp, log, the logistic function and tanh of a float: in double arithmetic with shorter polynomials (relative error below
 * 1e-9), rounded once. So the result is the nearest float but for rare cases near the middle of two, subnormals and
 * overflow included.
 */
public final class SinglePrecision {
	/** The float results beyond are infinite or zero. */
	static final double LARGEST = 95;
	static final double SMALLEST = -110;
	static final double TANH_LARGEST = 40;
	static final double LN2 = 0.6931471805599453;
	static final double Q0 = 0.500000001353873;
	static final double Q1 = 0.16666666681704215;
	static final double Q2 = 0.04166646419740569;
	static final double Q3 = 0.008333310844647862;
	static final double Q4 = 0.0013933730715792083;
	static final double Q5 = 0.00019891080463998843;
	static final double L0 = 0.6666666655404201;
	static final double L1 = 0.4000012221181065;
	static final double L2 = 0.28550778633191964;
	static final double L3 = 0.23331614471843498;

	private SinglePrecision() {
	}

	public static float exp(float x) {
		return (float) wideExp(x);
	}

	public static float sigmoid(float x) {
		double e = wideExp(-Math.abs(x));
		return (float) ((x < 0 ? e : 1) / (1 + e));
	}

	public static float tanh(float x) {
		double t = 2 * Math.abs((double) x);
		t = t > TANH_LARGEST ? TANH_LARGEST : t;
		double shifted = Math.fma(t, Exponential.INVERSE_LN2, Logarithm.SHIFTER);
		double p = expm1(Math.fma(shifted - Logarithm.SHIFTER, -LN2, t));
		double scale = Exponential.power(Double.doubleToRawLongBits(shifted) - Logarithm.SHIFTER_BITS);
		double m = Math.fma(scale, p, scale - 1);
		return (float) Math.copySign(m / (m + 2), x);
	}

	public static float log(float x) {
		if (!(x > 0 && x < Float.POSITIVE_INFINITY)) {
			return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
		}
		long bits = Double.doubleToRawLongBits(x);
		long above = bits - Logarithm.SQRT_HALF;
		double k = Double.longBitsToDouble((above >> 52) + Logarithm.SHIFTER_BITS) - Logarithm.SHIFTER;
		double f = Double.longBitsToDouble(bits - (above & Logarithm.EXPONENT)) - 1;
		double s = f / (f + 2);
		double z = s * s;
		double series = Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, L3, L2), L1), L0), 2);
		return (float) Math.fma(s, series, k * LN2);
	}

	private static double wideExp(double x) {
		x = x > LARGEST ? LARGEST : x;
		x = x < SMALLEST ? SMALLEST : x;
		double shifted = Math.fma(x, Exponential.INVERSE_LN2, Logarithm.SHIFTER);
		double p = 1 + expm1(Math.fma(shifted - Logarithm.SHIFTER, -LN2, x));
		return p * Exponential.power(Double.doubleToRawLongBits(shifted) - Logarithm.SHIFTER_BITS);
	}

	private static double expm1(double r) {
		double z = r * r;
		double even = Math.fma(z, Math.fma(z, Q4, Q2), Q0);
		double odd = Math.fma(z, Math.fma(z, Q5, Q3), Q1);
		return Math.fma(z, Math.fma(r, odd, even), r);
	}
}
