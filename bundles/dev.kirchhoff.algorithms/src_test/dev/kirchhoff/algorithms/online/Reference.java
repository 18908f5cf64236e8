// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import dev.kirchhoff.numerics.function.Elementary;

/** What {@link BitNetwork} does, bit by bit and in floating point, as one would write it down from the paper. */
final class Reference {
	final int[] sizes;
	final int bits;
	final double[] ranges;
	final double rate;
	final double errorStep;
	/** [layer][input][output][bit], the sign first; as all that follows. */
	final boolean[][][][] cell;
	final int[][][][] switches;
	final int[][][][] limit;

	Reference(int[] sizes, int bits, double[] ranges, double rate, double errorStep) {
		this.sizes = sizes;
		this.bits = bits;
		this.ranges = ranges;
		this.rate = rate;
		this.errorStep = errorStep;
		int layers = sizes.length - 1;
		cell = new boolean[layers][][][];
		switches = new int[layers][][][];
		limit = new int[layers][][][];
		for (int l = 0; l < layers; l++) {
			cell[l] = new boolean[sizes[l]][sizes[l + 1]][bits];
			switches[l] = new int[sizes[l]][sizes[l + 1]][bits];
			limit[l] = new int[sizes[l]][sizes[l + 1]][bits];
		}
	}

	private int largest() {
		return (1 << bits - 1) - 1;
	}

	private int levels() {
		return (1 << bits) - 1;
	}

	/** In units of the least bit. */
	int weight(int l, int i, int j) {
		int magnitude = 0;
		for (int b = 1; b < bits; b++) {
			magnitude = 2 * magnitude + (cell[l][i][j][b] ? 1 : 0);
		}
		return cell[l][i][j][0] ? -magnitude : magnitude;
	}

	/** Sums of the last layer's neurons and activations of all. */
	double[][] show(double[] inputs) {
		int layers = sizes.length - 1;
		var y = new double[layers + 2][];
		y[0] = inputs;
		for (int l = 0; l < layers; l++) {
			y[l + 1] = new double[sizes[l + 1]];
			y[layers + 1] = new double[sizes[l + 1]];
			for (int j = 0; j < sizes[l + 1]; j++) {
				double sum = 0;
				for (int i = 0; i < sizes[l]; i++) {
					// whole numbers, so that the sum is exact
					sum += Math.round(y[l][i] * levels()) * (double) weight(l, i, j);
				}
				y[layers + 1][j] = sum;
				y[l + 1][j] = (double) Math.round(Elementary.sigmoid(sum / levels() * ranges[l] / largest()) * levels()) / levels();
			}
		}
		return y;
	}

	int classify(double[] inputs) {
		var sums = show(inputs)[sizes.length];
		int best = 0;
		for (int k = 0; k < sums.length; k++) {
			best = sums[k] > sums[best] ? k : best;
		}
		return best;
	}

	double learn(double[] inputs, int label) {
		var y = show(inputs);
		int last = sizes.length - 2;
		var error = new double[last + 1][];
		double loss = 0;
		error[last] = new double[sizes[last + 1]];
		for (int k = 0; k < sizes[last + 1]; k++) {
			double out = y[last + 1][k];
			double wanted = k == label ? 1 : 0;
			error[last][k] = toStep((wanted - out) * out * (1 - out));
			loss += (wanted - out) * (wanted - out) / sizes[last + 1];
		}
		for (int l = last; l > 0; l--) {
			error[l - 1] = new double[sizes[l]];
			for (int i = 0; i < sizes[l]; i++) {
				double sum = 0;
				for (int j = 0; j < sizes[l + 1]; j++) {
					sum += weight(l, i, j) * ranges[l] / largest() * error[l][j];
				}
				error[l - 1][i] = toStep(sum * y[l][i] * (1 - y[l][i]));
			}
		}
		for (int l = 0; l <= last; l++) {
			for (int i = 0; i < sizes[l]; i++) {
				for (int j = 0; j < sizes[l + 1]; j++) {
					write(l, i, j, weight(l, i, j) + nearest(rate * error[l][j] * y[l][i] / (ranges[l] / largest())));
				}
			}
		}
		return loss;
	}

	private double toStep(double error) {
		return nearest(error / errorStep) * errorStep;
	}

	private static long nearest(double x) {
		return x < 0 ? -(long) Math.floor(-x + 0.5) : (long) Math.floor(x + 0.5);
	}

	private void write(int l, int i, int j, long wanted) {
		long value = Math.clamp(wanted, -largest(), largest());
		var old = cell[l][i][j];
		for (int b = 0; b < bits; b++) {
			boolean bit = b > 0 ? (Math.abs(value) >> bits - 1 - b & 1) == 1 : value == 0 ? old[0] : value < 0;
			if (bit != old[b] && switches[l][i][j][b] < limit[l][i][j][b]) {
				old[b] = bit;
				switches[l][i][j][b]++;
			}
		}
	}
}
