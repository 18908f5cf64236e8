// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

import dev.kirchhoff.numerics.internal.LookUp;

/**
 * Some functions of one variable, tabulated at equal steps; cubic between the steps in 64 bit, linear in 32 bit. The variable may have
 * a point at which the functions bend: it is a node, steps differ before and after it, and no cubic reaches across.
 */
final class FactorTable {
	private static final int FIRST = 64;
	private static final int MOST = 1 << 14;

	/** The functions as they are. */
	@FunctionalInterface
	interface Source {
		/** Sets {@code values[k]} to function k at {@code w}. */
		void evaluate(double w, double[] values);
	}

	private final double bend;
	private final double perStepBelow;
	private final double perStepAbove;
	private final int below;
	private final int above;
	/** [function][node] */
	private final double[][] values;
	/** [group of four functions][node][four] */
	private final float[][] floats;
	private final double error;

	private FactorTable(double bend, double perStepBelow, double perStepAbove, int below, int above, double[][] values,
			double error) {
		this.bend = bend;
		this.perStepBelow = perStepBelow;
		this.perStepAbove = perStepAbove;
		this.below = below;
		this.above = above;
		this.values = values;
		this.error = error;
		int groups = (values.length + LookUp.FUNCTIONS - 1) / LookUp.FUNCTIONS;
		floats = new float[groups][LookUp.FUNCTIONS * values[0].length];
		for (int k = 0; k < values.length; k++) {
			var group = floats[k / LookUp.FUNCTIONS];
			for (int i = 0; i < values[k].length; i++) {
				group[LookUp.FUNCTIONS * i + k % LookUp.FUNCTIONS] = (float) values[k][i];
			}
		}
	}

	/**
	 * Tabulates functions with as many steps as they need, if those are not too many.
	 *
	 * @param from   first node
	 * @param to     last node, at least {@code from}
	 * @param bend   a node; not inside of the range if there is no such point
	 * @param sizes  what an error of each function is multiplied by
	 * @param cubic  tolerance for the sum of the absolute errors of all functions
	 * @param linear the same, with linear interpolation
	 */
	static FactorTable of(double from, double to, double bend, Source source, double[] sizes, double cubic, double linear) {
		boolean bends = from < bend && bend < to;
		var low = bends ? refine(from, bend, source, sizes, cubic, linear) : new Piece(new double[sizes.length][1], 0);
		var high = refine(bends ? bend : from, to, source, sizes, cubic, linear);
		int below = low.nodes[0].length - 1;
		int above = high.nodes[0].length - 1;
		var values = new double[sizes.length][];
		for (int k = 0; k < values.length; k++) {
			values[k] = Arrays.copyOf(low.nodes[k], below + above + 1);
			System.arraycopy(high.nodes[k], 0, values[k], below, above + 1);
		}
		double middle = bends ? bend : from;
		double perStepAbove = to > middle ? above / (to - middle) : 0;
		return new FactorTable(middle, bends ? below / (middle - from) : perStepAbove, perStepAbove, below, above, values,
				Math.max(low.error, high.error));
	}

	/** Nodes of one side of the bend, [function][node], and the largest error with cubic interpolation in the middle between them. */
	private record Piece(double[][] nodes, double error) {
	}

	private static Piece refine(double from, double to, Source source, double[] sizes, double cubic, double linear) {
		var nodes = evaluate(from, to, 0, 1, FIRST + 1, FIRST, sizes.length, source);
		for (int steps = FIRST;; steps *= 2) {
			var middles = evaluate(from, to, 1, 2, steps, 2 * steps, sizes.length, source);
			double worst = 0;
			double worstLinear = 0;
			for (int i = 0; i < steps; i++) {
				double error = 0;
				double errorLinear = 0;
				for (int k = 0; k < sizes.length; k++) {
					error += sizes[k] * Math.abs(middles[k][i] - middle(nodes[k], i));
					errorLinear += sizes[k] * Math.abs(middles[k][i] - (nodes[k][i] + nodes[k][i + 1]) / 2);
				}
				worst = Math.max(worst, error);
				worstLinear = Math.max(worstLinear, errorLinear);
			}
			if (worst <= cubic && worstLinear <= linear || steps == MOST) {
				return new Piece(nodes, worst);
			}
			for (int k = 0; k < sizes.length; k++) {
				nodes[k] = merge(nodes[k], middles[k]);
			}
		}
	}

	/** Cubic interpolation in the middle of step i. */
	private static double middle(double[] v, int i) {
		int last = v.length - 1;
		if (i == 0) {
			return (5 * v[0] + 15 * v[1] - 5 * v[2] + v[3]) / 16;
		}
		if (i == last - 1) {
			return (5 * v[last] + 15 * v[last - 1] - 5 * v[last - 2] + v[last - 3]) / 16;
		}
		return (9 * (v[i] + v[i + 1]) - v[i - 1] - v[i + 2]) / 16;
	}

	/** [function][i] at the points {@code from + (first + i stride) (to - from) / of}; the last point is {@code to} itself. */
	private static double[][] evaluate(double from, double to, int first, int stride, int count, int of, int functions, Source source) {
		var result = new double[functions][count];
		var at = new double[functions];
		for (int i = 0; i < count; i++) {
			int numerator = first + i * stride;
			source.evaluate(numerator == of ? to : from + (to - from) * numerator / of, at);
			for (int k = 0; k < functions; k++) {
				result[k][i] = at[k];
			}
		}
		return result;
	}

	private static double[] merge(double[] nodes, double[] middles) {
		var all = new double[nodes.length + middles.length];
		for (int i = 0; i < all.length; i++) {
			all[i] = i % 2 == 0 ? nodes[i / 2] : middles[i / 2];
		}
		return all;
	}

	/** This table with the first functions only. */
	FactorTable first(int functions) {
		return new FactorTable(bend, perStepBelow, perStepAbove, below, above, Arrays.copyOf(values, functions), error);
	}

	/** Largest error found half way between the nodes, cubic, summed over the functions by their sizes. */
	double error() {
		return error;
	}

	/** {@code out[k]} = function k at {@code w}. */
	void evaluate(double w, double[] out) {
		double u = below + Math.max(w - bend, 0) * perStepAbove + Math.min(w - bend, 0) * perStepBelow;
		// without a bend nothing is below it, but a first node missed by rounding
		boolean isBelow = below > 0 && u < below;
		int start = Math.clamp((long) u - 1, isBelow ? 0 : below, (isBelow ? below : below + above) - 3);
		double t = u - start;
		double s0 = -(t - 1) * (t - 2) * (t - 3) / 6;
		double s1 = t * (t - 2) * (t - 3) / 2;
		double s2 = -t * (t - 1) * (t - 3) / 2;
		double s3 = t * (t - 1) * (t - 2) / 6;
		for (int k = 0; k < values.length; k++) {
			var v = values[k];
			out[k] = s0 * v[start] + s1 * v[start + 1] + s2 * v[start + 2] + s3 * v[start + 3];
		}
	}

	/** Where the nodes are, if the table's variable is the signed root of one between {@code least} and {@code most}. */
	LookUp.Scale scale(double least, double most) {
		return new LookUp.Scale((float) least, (float) most, (float) bend, (float) perStepAbove, (float) perStepBelow, below,
				below + above - 1);
	}

	/**
	 * {@code out[at + i * step + k]} = function k at a place that {@link LookUp#locate} found, in 32 bit. Up to three elements more are
	 * written behind the functions of every place, each before the next place's.
	 */
	void interpolate(LookUp kernel, int[] index, float[] t, int count, float[] out, int at, int step) {
		for (int part = floats.length - 1; part >= 0; part--) {
			kernel.interpolate(floats[part], index, t, count, out, at + part * LookUp.FUNCTIONS, step);
		}
	}
}
