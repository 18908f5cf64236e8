// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Gradient descent with momentum: u = momentum u + g + weightDecay w, w -= rate u (PyTorch's form). Decay acts on
 * weights only.
 *
 * @since 1.0
 */
public final class Sgd implements Optimizer {

	private final float momentum;
	private final float weightDecay;
	private final Steps steps;
	private final float[][] velocity;

	/** Plain gradient descent. */
	public Sgd(Network network) {
		this(network, 0, 0);
	}

	public Sgd(Network network, double momentum, double weightDecay) {
		if (!(momentum >= 0 && momentum < 1))
			throw new IllegalArgumentException("the momentum " + momentum + " is not in 0..1");
		if (!(weightDecay >= 0))
			throw new IllegalArgumentException("the weight decay " + weightDecay + " is negative");
		this.momentum = (float) momentum;
		this.weightDecay = (float) weightDecay;
		steps = new Steps(network);
		velocity = momentum > 0 ? steps.state() : null;
	}

	@Override
	public void step(Parameters parameters, Gradients gradients, float rate, Constraints constraints) {
		var places = steps.trained();
		for (var i = 0; i < places.length; i++) {
			var values = parameters.get(places[i].node(), places[i].tensor());
			var slopes = gradients.get(places[i].node(), places[i].tensor());
			var frozen = constraints.frozen(places[i].node(), places[i].tensor());
			var decay = places[i].tensor() == Tensor.WEIGHTS ? weightDecay : 0;
			if (frozen != null)
				moveFree(values, slopes, velocity == null ? null : velocity[i], frozen, rate, decay);
			else if (velocity != null)
				move(values, slopes, velocity[i], momentum, rate, decay);
			else
				move(values, slopes, rate, decay);
		}
		steps.finish(parameters, gradients, constraints);
	}

	private static void move(float[] values, float[] slopes, float rate, float decay) {
		for (var k = 0; k < values.length; k++)
			values[k] -= rate * (slopes[k] + decay * values[k]);
	}

	private static void move(float[] values, float[] slopes, float[] u, float momentum, float rate, float decay) {
		for (var k = 0; k < values.length; k++) {
			var uk = momentum * u[k] + (slopes[k] + decay * values[k]);
			u[k] = uk;
			values[k] -= rate * uk;
		}
	}

	private void moveFree(float[] values, float[] slopes, float[] u, boolean[] frozen, float rate, float decay) {
		for (var k = 0; k < values.length; k++) {
			if (frozen[k])
				continue;
			var uk = slopes[k] + decay * values[k];
			if (u != null)
				u[k] = uk += momentum * u[k];
			values[k] -= rate * uk;
		}
	}
}
