// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Nodes and weights of the Gauss-Legendre rule, the roots of P_n by Newton's method. */
public record GaussLegendre(double[] nodes, double[] weights) {
	private static final int POINTS = 6;
	private static final GaussLegendre UNIT = unit();

	/** The rule of {@value #POINTS} points on each of {@code panels} equal parts of an interval; exact for polynomials of degree 11 in each. */
	public static GaussLegendre composite(double from, double to, int panels) {
		var nodes = new double[panels * POINTS];
		var weights = new double[nodes.length];
		double half = (to - from) / (2 * panels);
		for (int p = 0; p < panels; p++) {
			double centre = from + (2 * p + 1) * half;
			for (int i = 0; i < POINTS; i++) {
				nodes[p * POINTS + i] = centre + half * UNIT.nodes[i];
				weights[p * POINTS + i] = half * UNIT.weights[i];
			}
		}
		return new GaussLegendre(nodes, weights);
	}

	private static GaussLegendre unit() {
		var nodes = new double[POINTS];
		var weights = new double[POINTS];
		for (int i = 0; i < POINTS; i++) {
			double x = -Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
			double slope = 0;
			for (int step = 0; step < 8; step++) {
				double before = 1;
				double p = x;
				for (int n = 2; n <= POINTS; n++) {
					double next = ((2 * n - 1) * x * p - (n - 1) * before) / n;
					before = p;
					p = next;
				}
				slope = POINTS * (x * p - before) / (x * x - 1);
				x -= p / slope;
			}
			nodes[i] = x;
			weights[i] = 2 / ((1 - x * x) * slope * slope);
		}
		return new GaussLegendre(nodes, weights);
	}
}
