// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

/** A scalar product in eight partial sums, which the processor can add up side by side. */
final class Sums {
	private double s0;
	private double s1;
	private double s2;
	private double s3;
	private double s4;
	private double s5;
	private double s6;
	private double s7;

	/** @param count a multiple of 8 */
	void add(double[] x, double[] y, int from, int count) {
		add(x, from, y, from, count);
	}

	void add(double[] x, int xFrom, double[] y, int yFrom, int count) {
		double t0 = s0;
		double t1 = s1;
		double t2 = s2;
		double t3 = s3;
		double t4 = s4;
		double t5 = s5;
		double t6 = s6;
		double t7 = s7;
		for (int k = 0; k < count; k += 8) {
			t0 = Math.fma(x[xFrom + k], y[yFrom + k], t0);
			t1 = Math.fma(x[xFrom + k + 1], y[yFrom + k + 1], t1);
			t2 = Math.fma(x[xFrom + k + 2], y[yFrom + k + 2], t2);
			t3 = Math.fma(x[xFrom + k + 3], y[yFrom + k + 3], t3);
			t4 = Math.fma(x[xFrom + k + 4], y[yFrom + k + 4], t4);
			t5 = Math.fma(x[xFrom + k + 5], y[yFrom + k + 5], t5);
			t6 = Math.fma(x[xFrom + k + 6], y[yFrom + k + 6], t6);
			t7 = Math.fma(x[xFrom + k + 7], y[yFrom + k + 7], t7);
		}
		s0 = t0;
		s1 = t1;
		s2 = t2;
		s3 = t3;
		s4 = t4;
		s5 = t5;
		s6 = t6;
		s7 = t7;
	}

	double total() {
		return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
	}
}
