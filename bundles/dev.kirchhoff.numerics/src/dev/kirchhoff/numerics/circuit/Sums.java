// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/** A scalar product in eight partial sums, which the processor can add up side by side; always in the same order. */
final class Sums {
	private final double[] partial = new double[8];

	static double of(double[][] x, double[][] y) {
		var sums = new Sums();
		for (int i = 0; i < x.length; i++) {
			sums.add(x[i], y[i]);
		}
		return sums.total();
	}

	void add(double[] x, double[] y) {
		double s0 = partial[0];
		double s1 = partial[1];
		double s2 = partial[2];
		double s3 = partial[3];
		double s4 = partial[4];
		double s5 = partial[5];
		double s6 = partial[6];
		double s7 = partial[7];
		int k = 0;
		for (; k < x.length - 7; k += 8) {
			s0 = Math.fma(x[k], y[k], s0);
			s1 = Math.fma(x[k + 1], y[k + 1], s1);
			s2 = Math.fma(x[k + 2], y[k + 2], s2);
			s3 = Math.fma(x[k + 3], y[k + 3], s3);
			s4 = Math.fma(x[k + 4], y[k + 4], s4);
			s5 = Math.fma(x[k + 5], y[k + 5], s5);
			s6 = Math.fma(x[k + 6], y[k + 6], s6);
			s7 = Math.fma(x[k + 7], y[k + 7], s7);
		}
		for (; k < x.length; k++) {
			s0 = Math.fma(x[k], y[k], s0);
		}
		partial[0] = s0;
		partial[1] = s1;
		partial[2] = s2;
		partial[3] = s3;
		partial[4] = s4;
		partial[5] = s5;
		partial[6] = s6;
		partial[7] = s7;
	}

	double total() {
		return ((partial[0] + partial[1]) + (partial[2] + partial[3])) + ((partial[4] + partial[5]) + (partial[6] + partial[7]));
	}
}
