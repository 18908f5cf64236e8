// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * exp, the logistic function and tanh, of +, -, *, / and fma only, so that they have the same bits on every machine and
 * in every lane. With {@code x = k ln 2 + r}, {@code |r| <= ln(2) / 2}: {@code e^x = 2^k (1 + r + r^2 Q(r))}; Q is a
 * near-minimax polynomial of degree 10. exp errs by less than 1 ulp, the other two by less than 3.
 */
public final class Exponential {
	static final double INVERSE_LN2 = 1.4426950408889634;
	/** Results beyond are infinite or zero; clamped, so that 2^k is the product of two normal numbers. */
	static final double LARGEST = 710;
	static final double SMALLEST = -746;
	/** tanh is 1 beyond half of this. */
	static final double TANH_LARGEST = 44;
	static final long BIAS = 1023;
	static final double Q0 = 0.5;
	static final double Q1 = 0.1666666666666667;
	static final double Q2 = 0.04166666666666667;
	static final double Q3 = 0.008333333333326084;
	static final double Q4 = 0.0013888888888883711;
	static final double Q5 = 0.0001984126987500228;
	static final double Q6 = 2.480158732567746e-05;
	static final double Q7 = 2.755725517000089e-06;
	static final double Q8 = 2.755727347871858e-07;
	static final double Q9 = 2.5105312729622103e-08;
	static final double Q10 = 2.09147553258932e-09;

	private Exponential() {
	}

	/** e^x for every double: infinity above 709.78, subnormal below -708.4, 0 below -745.13. */
	public static double exp(double x) {
		x = x > LARGEST ? LARGEST : x;
		x = x < SMALLEST ? SMALLEST : x;
		double shifted = Math.fma(x, INVERSE_LN2, Logarithm.SHIFTER);
		double p = 1 + expm1(reduced(x, shifted - Logarithm.SHIFTER));
		long k = Double.doubleToRawLongBits(shifted) - Logarithm.SHIFTER_BITS;
		long half = k >> 1;
		return p * power(half) * power(k - half);
	}

	/** 1 / (1 + e^-x), with full relative accuracy down to the subnormal results. */
	public static double sigmoid(double x) {
		double e = exp(-Math.abs(x));
		return (x < 0 ? e : 1) / (1 + e);
	}

	/** Hyperbolic tangent, with full relative accuracy near 0. */
	public static double tanh(double x) {
		double t = 2 * Math.abs(x);
		t = t > TANH_LARGEST ? TANH_LARGEST : t;
		double shifted = Math.fma(t, INVERSE_LN2, Logarithm.SHIFTER);
		double p = expm1(reduced(t, shifted - Logarithm.SHIFTER));
		double scale = power(Double.doubleToRawLongBits(shifted) - Logarithm.SHIFTER_BITS);
		double m = Math.fma(scale, p, scale - 1);
		return Math.copySign(m / (m + 2), x);
	}

	private static double reduced(double x, double k) {
		return Math.fma(-k, Logarithm.LN2_LOW, Math.fma(-k, Logarithm.LN2_HIGH, x));
	}

	/** e^r - 1 for a reduced r. */
	private static double expm1(double r) {
		double z = r * r;
		double even = Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, Q10, Q8), Q6), Q4), Q2), Q0);
		double odd = Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, Q9, Q7), Q5), Q3), Q1);
		return Math.fma(z, Math.fma(r, odd, even), r);
	}

	/** 2^k for a normal result. */
	static double power(long k) {
		return Double.longBitsToDouble(k + BIAS << 52);
	}
}
