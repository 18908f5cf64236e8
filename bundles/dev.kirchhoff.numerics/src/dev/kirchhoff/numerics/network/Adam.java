// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Adam (Kingma and Ba 2014, alg. 1).
 *
 * @since 1.0
 */
public final class Adam implements Optimizer {

	private final double beta1;
	private final double beta2;
	private final float epsilon;
	private final Steps steps;
	private final float[][] first;
	private final float[][] second;
	/** beta1 and beta2 to the power of the number of steps done. */
	private double power1 = 1;
	private double power2 = 1;

	/** The paper's defaults: 0.9, 0.999, 1e-8. */
	public Adam(Network network) {
		this(network, 0.9, 0.999, 1e-8);
	}

	public Adam(Network network, double beta1, double beta2, double epsilon) {
		if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1))
			throw new IllegalArgumentException("the decays of Adam, " + beta1 + " and " + beta2 + ", are not in 0..1");
		if (!(epsilon > 0))
			throw new IllegalArgumentException("the epsilon of Adam, " + epsilon + ", is not positive");
		this.beta1 = beta1;
		this.beta2 = beta2;
		this.epsilon = (float) epsilon;
		steps = new Steps(network);
		first = steps.state();
		second = steps.state();
	}

	@Override
	public void step(Parameters parameters, Gradients gradients, float rate, Constraints constraints) {
		power1 *= beta1;
		power2 *= beta2;
		var size = (float) (rate / (1 - power1));
		var correction = (float) (1 / Math.sqrt(1 - power2));
		var places = steps.trained();
		for (var i = 0; i < places.length; i++) {
			var values = parameters.get(places[i].node(), places[i].tensor());
			var slopes = gradients.get(places[i].node(), places[i].tensor());
			var frozen = constraints.frozen(places[i].node(), places[i].tensor());
			if (frozen == null)
				move(values, slopes, first[i], second[i], size, correction);
			else
				for (var k = 0; k < values.length; k++)
					if (!frozen[k])
						move(values, slopes, first[i], second[i], size, correction, k);
		}
		steps.finish(parameters, gradients, constraints);
	}

	private void move(float[] values, float[] slopes, float[] m, float[] v, float size, float correction) {
		var b1 = (float) beta1;
		var b2 = (float) beta2;
		var c1 = (float) (1 - beta1);
		var c2 = (float) (1 - beta2);
		var e = epsilon;
		for (var k = 0; k < values.length; k++) {
			var g = slopes[k];
			var mk = b1 * m[k] + c1 * g;
			var vk = b2 * v[k] + c2 * g * g;
			m[k] = mk;
			v[k] = vk;
			values[k] -= size * mk / ((float) Math.sqrt(vk) * correction + e);
		}
	}

	private void move(float[] values, float[] slopes, float[] m, float[] v, float size, float correction, int k) {
		var g = slopes[k];
		m[k] = (float) beta1 * m[k] + (float) (1 - beta1) * g;
		v[k] = (float) beta2 * v[k] + (float) (1 - beta2) * g * g;
		values[k] -= size * m[k] / ((float) Math.sqrt(v[k]) * correction + epsilon);
	}
}
