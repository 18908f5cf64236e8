// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

import dev.kirchhoff.numerics.function.Elementary;
import dev.kirchhoff.numerics.network.Layer.Surrogate;

/** Activation functions and their derivatives. */
final class ActivationOperator extends Operator {

	private final Layer.Activation layer;
	private final int size;
	private final Softmax softmax = new Softmax();

	ActivationOperator(Network network, int node, Layer.Activation layer) {
		super(network, node);
		this.layer = layer;
		size = network.shape(node).size();
	}

	@Override
	boolean inPlace() {
		return true;
	}

	@Override
	void forward(Pass pass) {
		var x = pass.values[input];
		var y = pass.values[node];
		var count = size * pass.batch;
		switch (layer.function()) {
		case SIGMOID -> Elementary.sigmoid(x, 0, y, 0, count);
		case TANH -> Elementary.tanh(x, 0, y, 0, count);
		case RELU -> rectify(x, y, count);
		case SIGN -> threshold(x, y, count, -1);
		case STEP -> threshold(x, y, count, 0);
		case SOFTMAX -> softmax.apply(x, size, pass.batch, y);
		case IDENTITY -> throw new IllegalStateException("the identity is an alias");
		}
	}

	private static void rectify(float[] x, float[] y, int count) {
		for (var k = 0; k < count; k++)
			y[k] = Math.max(0, x[k]);
	}

	private static void threshold(float[] x, float[] y, int count, float low) {
		for (var k = 0; k < count; k++)
			y[k] = x[k] >= 0 ? 1 : low;
	}

	@Override
	void backward(Pass pass, Gradients gradients) {
		if (!pass.wants(input))
			return;
		var z = pass.values[input];
		var y = pass.values[node];
		var dy = pass.deltas[node];
		var dz = pass.open(input);
		var count = size * pass.batch;
		switch (layer.function()) {
		case SIGMOID -> logistic(y, dy, dz, count);
		case TANH -> hyperbolic(y, dy, dz, count);
		case RELU -> passPositive(y, dy, dz, count);
		case SIGN, STEP -> stand(z, dy, dz, count);
		case SOFTMAX -> Softmax.differentiate(y, dy, size, pass.batch, dz);
		case IDENTITY -> throw new IllegalStateException("the identity is an alias");
		}
		pass.close(input);
	}

	private static void logistic(float[] y, float[] dy, float[] dz, int count) {
		for (var k = 0; k < count; k++)
			dz[k] = dy[k] * (y[k] * (1 - y[k]));
	}

	private static void hyperbolic(float[] y, float[] dy, float[] dz, int count) {
		for (var k = 0; k < count; k++)
			dz[k] = dy[k] * (1 - y[k] * y[k]);
	}

	private static void passPositive(float[] y, float[] dy, float[] dz, int count) {
		for (var k = 0; k < count; k++)
			dz[k] = y[k] > 0 ? dy[k] : 0;
	}

	private void stand(float[] z, float[] dy, float[] dz, int count) {
		if (layer.surrogate() == Surrogate.CLIPPED) {
			clip(z, layer.width(), dy, dz, count);
			return;
		}
		Rows.scale(1 / layer.width(), z, 0, dz, 0, count);
		Elementary.sigmoid(dz, 0, count);
		bell(dy, dz, count);
	}

	private static void clip(float[] z, float width, float[] dy, float[] dz, int count) {
		for (var k = 0; k < count; k++)
			dz[k] = Math.abs(z[k]) <= width ? dy[k] : 0;
	}

	private static void bell(float[] dy, float[] dz, int count) {
		for (var k = 0; k < count; k++)
			dz[k] = dy[k] * (4 * dz[k] * (1 - dz[k]));
	}
}
