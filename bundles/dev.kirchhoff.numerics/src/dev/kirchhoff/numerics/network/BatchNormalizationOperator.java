// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * y = scale (x - mean) / sqrt(variance + epsilon) + shift per channel; by the minibatch's statistics in training, by the
 * running ones in inference (Ioffe and Szegedy 2015).
 */
final class BatchNormalizationOperator extends Operator {

	private final int channels;
	private final int pixels;
	private final float epsilon;
	private final float[] means;
	/** 1 / sqrt(variance + epsilon) of the minibatch. */
	private final float[] factors;
	private final float[] unbiased;

	BatchNormalizationOperator(Network network, int node, Layer.BatchNormalization layer) {
		super(network, node);
		var shape = network.shape(node);
		channels = shape.channels();
		pixels = shape.height() * shape.width();
		epsilon = layer.epsilon();
		means = new float[channels];
		factors = new float[channels];
		unbiased = new float[channels];
	}

	@Override
	boolean inPlace() {
		return true;
	}

	@Override
	void forward(Pass pass) {
		var count = pixels * pass.batch;
		if (pass.training && count < 2)
			throw new IllegalArgumentException(network.node(node).name()
					+ ": batch normalization cannot train on a single value per channel: use a batch of 2 or more");
		var scale = pass.parameters.get(node, Tensor.SCALE);
		var shift = pass.parameters.get(node, Tensor.SHIFT);
		var mean = pass.training ? means : pass.parameters.get(node, Tensor.MEAN);
		var variance = pass.parameters.get(node, Tensor.VARIANCE);
		for (var c = 0; c < channels; c++) {
			if (pass.training)
				measure(pass, c, count);
			else
				factors[c] = (float) (1 / Math.sqrt((double) variance[c] + epsilon));
			normalize(pass.values[input], c * count, count, mean[c], factors[c] * scale[c], shift[c],
					pass.values[node]);
		}
	}

	private void measure(Pass pass, int c, int count) {
		var x = pass.values[input];
		var y = pass.values[node];
		var mean = (float) (Rows.sum(x, c * count, count) / count);
		normalize(x, c * count, count, mean, 1, 0, y);
		// the rounded mean leaves a remainder in the centred values
		var rest = Rows.sum(y, c * count, count) / count;
		var squares = Rows.dot(y, c * count, y, c * count, count) - count * rest * rest;
		means[c] = mean;
		factors[c] = (float) (1 / Math.sqrt(squares / count + epsilon));
		unbiased[c] = (float) (squares / (count - 1));
	}

	private static void normalize(float[] x, int at, int count, float mean, float factor, float shift, float[] y) {
		for (var k = 0; k < count; k++)
			y[at + k] = factor * (x[at + k] - mean) + shift;
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		var count = pixels * pass.batch;
		var x = pass.values[input];
		var dy = pass.deltas[node];
		var scale = pass.parameters.get(node, Tensor.SCALE);
		var dScale = gradients.get(node, Tensor.SCALE);
		var dShift = gradients.get(node, Tensor.SHIFT);
		System.arraycopy(means, 0, gradients.get(node, Tensor.MEAN), 0, channels);
		System.arraycopy(unbiased, 0, gradients.get(node, Tensor.VARIANCE), 0, channels);
		var dx = pass.wants(input) ? pass.open(input) : null;
		for (var c = 0; c < channels; c++) {
			var at = c * count;
			var sum = Rows.sum(dy, at, count);
			var product = (Rows.dot(x, at, dy, at, count) - means[c] * sum) * factors[c];
			dShift[c] = (float) sum;
			dScale[c] = (float) product;
			if (dx != null)
				differentiate(x, dy, at, count, means[c], factors[c], scale[c], (float) (sum / count),
						(float) (product / count), dx);
		}
		if (dx != null)
			pass.close(input);
	}

	/** dx = scale factor (dy - mean(dy) - xHat mean(dy xHat)), xHat = (x - mean) factor. */
	private static void differentiate(float[] x, float[] dy, int at, int count, float mean, float factor, float scale,
			float meanDelta, float meanProduct, float[] dx) {
		var outer = scale * factor;
		var slope = factor * meanProduct;
		for (var k = 0; k < count; k++)
			dx[at + k] = outer * (dy[at + k] - meanDelta - (x[at + k] - mean) * slope);
	}
}
