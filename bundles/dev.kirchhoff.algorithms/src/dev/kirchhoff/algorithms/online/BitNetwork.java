// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.online;

import java.util.Arrays;

/**
 * A fully connected sigmoid network with weights of bits, neurons of as many bits and errors in steps, that learns sample by sample
 * (Yu et al. 2016, Section IV). Activations are levels 0 .. 2^bits - 1, errors whole numbers of steps.
 */
final class BitNetwork {
	/**
	 * @param bits      of weights and neurons
	 * @param ranges    largest weight of each layer
	 * @param rate      learning rate
	 * @param errorStep errors are rounded to multiples of it
	 */
	record Rule(int bits, double[] ranges, double rate, double errorStep) {
		/** Levels of a neuron above zero. */
		int levels() {
			return (1 << bits) - 1;
		}

		/** Weight of the least bit. */
		double unit(int layer) {
			return ranges[layer] / ((1 << bits - 1) - 1);
		}
	}

	private final Rule rule;
	private final BitLayer[] layers;
	private final int last;
	private final int levels;
	private final Neuron[] neurons;
	/** Activations that each layer is fed and, at the end, outputs. */
	private final short[][] activations;
	private final long[][] sums;
	private final int[][] errors;
	private final long[] back;
	private final int[] changes;
	/** Error of an output at each level if it should be off, and on. */
	private final int[] off;
	private final int[] on;
	/** h (1 - h) of each level. */
	private final double[] slopes;

	/** @param onOrOff whether inputs are 0 or 1, and not levels */
	BitNetwork(BitLayer[] layers, Rule rule, boolean onOrOff) {
		this.layers = layers;
		this.rule = rule;
		last = layers.length - 1;
		levels = rule.levels();
		neurons = new Neuron[layers.length];
		sums = new long[layers.length][];
		errors = new int[layers.length][];
		activations = new short[layers.length + 1][];
		activations[0] = new short[layers[0].inputs()];
		int widest = layers[0].inputs();
		for (int l = 0; l <= last; l++) {
			neurons[l] = new Neuron(levels, rule.unit(l) / (l == 0 && onOrOff ? 1 : levels));
			sums[l] = new long[layers[l].outputs()];
			errors[l] = new int[layers[l].outputs()];
			activations[l + 1] = new short[layers[l].outputs()];
			widest = Math.max(widest, layers[l].outputs());
		}
		back = new long[widest];
		changes = new int[widest];
		off = new int[levels + 1];
		on = new int[levels + 1];
		slopes = new double[levels + 1];
		for (int k = 0; k <= levels; k++) {
			double y = (double) k / levels;
			slopes[k] = y * (1 - y);
			off[k] = round(-y * slopes[k] / rule.errorStep);
			on[k] = round((1 - y) * slopes[k] / rule.errorStep);
		}
	}

	/** Nearest integer, halves away from zero: up and down alike. */
	static int round(double x) {
		return (int) (x + Math.copySign(0.5, x));
	}

	/** Shows a sample and returns the class: the output with the largest sum, the first of several. */
	int classify(Pictures pictures, int sample) {
		show(pictures, sample);
		var outputs = sums[last];
		int best = 0;
		for (int k = 1; k < outputs.length; k++) {
			if (outputs[k] > outputs[best]) {
				best = k;
			}
		}
		return best;
	}

	private void show(Pictures pictures, int sample) {
		if (pictures.active() != null) {
			int from = pictures.first()[sample];
			layers[0].sum(pictures.active(), from, pictures.first()[sample + 1] - from, sums[0]);
		} else {
			System.arraycopy(pictures.levels(), sample * pictures.inputs(), activations[0], 0, pictures.inputs());
			layers[0].multiply(activations[0], levels, sums[0]);
		}
		activate(0);
		for (int l = 1; l <= last; l++) {
			layers[l].multiply(activations[l], levels, sums[l]);
			activate(l);
		}
	}

	private void activate(int l) {
		var neuron = neurons[l];
		var y = activations[l + 1];
		var sum = sums[l];
		for (int j = 0; j < y.length; j++) {
			y[j] = (short) neuron.level(sum[j]);
		}
	}

	/** One step of descent; returns the mean squared error of the outputs before it. */
	double learn(Pictures pictures, int sample, int label) {
		show(pictures, sample);
		if (compare(label)) {
			for (int l = last; l > 0; l--) {
				propagate(l);
			}
			for (int l = last; l > 0; l--) {
				update(l);
			}
			if (pictures.active() != null) {
				update(pictures, sample);
			} else {
				update(0);
			}
		}
		return loss(label);
	}

	/** Sets the errors of the outputs; whether there are any. */
	private boolean compare(int label) {
		var y = activations[last + 1];
		boolean wrong = false;
		for (int k = 0; k < y.length; k++) {
			int error = k == label ? on[y[k]] : off[y[k]];
			errors[last][k] = error;
			wrong |= error != 0;
		}
		return wrong;
	}

	private double loss(int label) {
		var y = activations[last + 1];
		long sum = 0;
		for (int k = 0; k < y.length; k++) {
			long distance = k == label ? levels - y[k] : y[k];
			sum += distance * distance;
		}
		return sum / ((double) levels * levels * y.length);
	}

	/** Sets the errors of the neurons that feed a layer. */
	private void propagate(int l) {
		int n = layers[l].inputs();
		Arrays.fill(back, 0, n, 0);
		for (int k = 0; k < errors[l].length; k++) {
			if (errors[l][k] != 0) {
				layers[l].back(k, errors[l][k], back);
			}
		}
		double unit = rule.unit(l);
		var h = activations[l];
		for (int j = 0; j < n; j++) {
			errors[l - 1][j] = round(back[j] * unit * slopes[h[j]]);
		}
	}

	private void update(int l) {
		var h = activations[l];
		double factor = rule.rate * rule.errorStep / rule.unit(l) / levels;
		for (int k = 0; k < errors[l].length; k++) {
			double step = errors[l][k] * factor;
			if (round(step * levels) != 0) {
				for (int j = 0; j < h.length; j++) {
					changes[j] = round(step * h[j]);
				}
				layers[l].move(k, changes);
			}
		}
	}

	/** Of the first layer, whose inputs are on or off. */
	private void update(Pictures pictures, int sample) {
		double factor = rule.rate * rule.errorStep / rule.unit(0);
		int from = pictures.first()[sample];
		int to = pictures.first()[sample + 1];
		for (int j = 0; j < errors[0].length; j++) {
			int change = round(errors[0][j] * factor);
			if (change != 0) {
				layers[0].move(j, pictures.active(), from, to, change);
			}
		}
	}
}
