// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, alg. 1) of the neurons of a layer, row by row, with its scales and shifts, which are digital
 * and learn by Adam (Kingma and Ba 2014, alg. 1). Rows are independent of each other.
 */
final class Normalisation {
	private static final float FIRST_DECAY = 0.9f;
	private static final float SECOND_DECAY = 0.999f;
	private static final float TINY = 1e-8f;

	private final Layer.BatchNormalization layer;
	private final float[] scale;
	private final float[] shift;
	private final float[] mean;
	private final float[] variance;
	/** Of the minibatch: 1 / sqrt(variance + epsilon). */
	private final float[] factor;
	/** First and second moments of the slopes: of scales, then of shifts. */
	private final float[] first;
	private final float[] second;

	Normalisation(Layer.BatchNormalization layer, Parameters parameters, int node) {
		this.layer = layer;
		scale = parameters.get(node, Tensor.SCALE);
		shift = parameters.get(node, Tensor.SHIFT);
		mean = parameters.get(node, Tensor.MEAN);
		variance = parameters.get(node, Tensor.VARIANCE);
		factor = new float[scale.length];
		first = new float[2 * scale.length];
		second = new float[2 * scale.length];
	}

	/**
	 * Normalises the sums of one neuron and moves the running statistics.
	 *
	 * @param values at {@code from}, one a sample: sums, then what they are without scale and shift
	 * @param out    receives what the neuron puts out
	 */
	void forward(int row, float[] values, int from, int batch, float[] out) {
		double sum = 0;
		for (int n = from; n < from + batch; n++) {
			sum += values[n];
		}
		float centre = (float) (sum / batch);
		double squares = 0;
		for (int n = from; n < from + batch; n++) {
			float x = values[n] - centre;
			squares += x * x;
		}
		float f = (float) (1 / Math.sqrt(squares / batch + layer.epsilon()));
		factor[row] = f;
		mean[row] += layer.momentum() * (centre - mean[row]);
		variance[row] += layer.momentum() * ((float) (squares / (batch - 1)) - variance[row]);
		float a = scale[row];
		float b = shift[row];
		for (int n = from; n < from + batch; n++) {
			values[n] = (values[n] - centre) * f;
			out[n] = a * values[n] + b;
		}
	}

	/**
	 * Turns the slopes of a neuron's outputs into those of its sums, and moves its scale and shift.
	 *
	 * @param values as {@link #forward} leaves them
	 * @param slopes changed in place
	 * @param rate   of Adam, its corrections of the first steps included
	 */
	void backward(int row, float[] values, float[] slopes, int from, int batch, float rate) {
		double sum = 0;
		double product = 0;
		for (int n = from; n < from + batch; n++) {
			sum += slopes[n];
			product += slopes[n] * values[n];
		}
		float meanSlope = (float) (sum / batch);
		float meanProduct = (float) (product / batch);
		float outer = scale[row] * factor[row];
		for (int n = from; n < from + batch; n++) {
			slopes[n] = outer * (slopes[n] - meanSlope - values[n] * meanProduct);
		}
		scale[row] -= rate * direction(row, (float) product);
		shift[row] -= rate * direction(scale.length + row, (float) sum);
	}

	private float direction(int k, float slope) {
		first[k] += (1 - FIRST_DECAY) * (slope - first[k]);
		second[k] += (1 - SECOND_DECAY) * (slope * slope - second[k]);
		return first[k] / ((float) Math.sqrt(second[k]) + TINY);
	}

	/** What the rate is multiplied by in step 1, 2, ..., because moments begin at zero. */
	static float correction(long step) {
		return (float) (Math.sqrt(1 - Math.pow(SECOND_DECAY, step)) / (1 - Math.pow(FIRST_DECAY, step)));
	}
}
