// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/**
 * Quantile of the standard normal distribution, of +, -, *, /, fma and sqrt only.
 *
 * <p>For 99 % of all u: {@code x P(w)}, {@code x = 2 u - 1}, {@code w = -log(4 u (1 - u)) <= 4} with one polynomial (the
 * variable is that of M. Giles, "Approximating the erfinv function", GPU Computing Gems, 2011; the coefficients are our
 * own Chebyshev fit, relative error 6e-17). Beyond, algorithm AS 241 (M. J. Wichura, Appl. Statist. 37, 1988, 477).
 * Relative error below 2e-15 in all. Exactly antisymmetric: the quantiles of u and 1 - u differ in sign only.
 */
public final class NormalQuantile {
	/** exp(-4), the border of the polynomial in 4 u (1 - u). */
	static final double BORDER = 0.01831563888873418;
	static final double CENTRE = 2;
	static final double P0 = 1.947676430430787;
	static final double P1 = 0.3532253904447521;
	static final double P2 = -0.002783375289484314;
	static final double P3 = -0.00239305917406337;
	static final double P4 = 0.0003053821502288733;
	static final double P5 = 1.0721931300970969e-05;
	static final double P6 = -6.89354257760861e-06;
	static final double P7 = 4.4822505564397326e-07;
	static final double P8 = 9.766863823299765e-08;
	static final double P9 = -1.82379038035691e-08;
	static final double P10 = -3.6251397787762435e-10;
	static final double P11 = 4.1575451862997897e-10;
	static final double P12 = -3.002454380532801e-11;
	static final double P13 = -6.159694119542855e-12;
	static final double P14 = 1.193621158606015e-12;
	static final double P15 = 3.225655908492363e-14;
	static final double P16 = -2.7443013714836777e-14;
	static final double P17 = 8.106135672374843e-16;
	static final double P18 = 3.696582893488851e-16;

	private static final double[] C = { 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
			3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833,
			7.74545014278341407640e-4 };
	private static final double[] D = { 1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
			0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9 };
	private static final double[] E = { 6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
			0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5,
			2.01033439929228813265e-7 };
	private static final double[] F = { 1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
			7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
			2.04426310338993978564e-15 };

	private NormalQuantile() {
	}

	/** The quantile of u in (0, 1), u a multiple of 2^-53. */
	public static double of(double u) {
		double y = 4 * u * (1 - u);
		if (y < BORDER) {
			return tail(u);
		}
		double v = variable(y);
		return Math.fma(2, u, -1) * polynomial(v);
	}

	/** Where the polynomial is taken, for a y of {@link #BORDER} or more. */
	static double variable(double y) {
		return -Logarithm.ofNormal(y, 0) - CENTRE;
	}

	static double polynomial(double v) {
		double t = v * v;
		double even = Math.fma(t, P18, P16);
		even = Math.fma(t, even, P14);
		even = Math.fma(t, even, P12);
		even = Math.fma(t, even, P10);
		even = Math.fma(t, even, P8);
		even = Math.fma(t, even, P6);
		even = Math.fma(t, even, P4);
		even = Math.fma(t, even, P2);
		even = Math.fma(t, even, P0);
		double odd = Math.fma(t, P17, P15);
		odd = Math.fma(t, odd, P13);
		odd = Math.fma(t, odd, P11);
		odd = Math.fma(t, odd, P9);
		odd = Math.fma(t, odd, P7);
		odd = Math.fma(t, odd, P5);
		odd = Math.fma(t, odd, P3);
		odd = Math.fma(t, odd, P1);
		return Math.fma(v, odd, even);
	}

	static double tail(double u) {
		double r = Math.sqrt(-Logarithm.ofNormal(Math.min(u, 1 - u), 0));
		double z = r <= 5 ? ratio(C, D, r - 1.6) : ratio(E, F, r - 5);
		return u < 0.5 ? -z : z;
	}

	private static double ratio(double[] numerator, double[] denominator, double r) {
		double n = numerator[7];
		double d = denominator[7];
		for (int i = 6; i >= 0; i--) {
			n = Math.fma(n, r, numerator[i]);
			d = Math.fma(d, r, denominator[i]);
		}
		return n / d;
	}
}
