// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data;

import java.util.Arrays;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Two interleaved half circles with Gaussian noise, scaled to the unit square: the generator {@code make_moons} of scikit-learn with
 * {@code MinMaxScaler}, which made the data of Drolet et al. 2023.
 */
public record HalfMoons(
		@Parameter(doc = "Points of both moons together", value = "1000", min = 4) int points,
		@Parameter(doc = "Standard deviation of the noise, in radii of a moon", value = "0.2", min = 0, max = 100) double noise,
		@Parameter(doc = "Points to train on", value = "875", min = 1) int train,
		@Parameter(doc = "Points to test with", value = "200", min = 1) int test,
		@Parameter(doc = "Draw the test points from all points, as the authors' files do, instead of from those not trained on", value = "true") boolean overlap)
		implements DataSource {

	public HalfMoons {
		if (train > points || test > (overlap ? points : points - train)) {
			throw new IllegalArgumentException("train and test ask for more than the " + points + " points there are");
		}
	}

	@Override
	public boolean generated() {
		return true;
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) {
		var inputs = new float[2 * points];
		var labels = new int[points];
		int outer = points / 2;
		var noises = random.split("noise");
		for (int i = 0; i < points; i++) {
			boolean inner = i >= outer;
			int size = inner ? points - outer : outer;
			double angle = Math.PI * (inner ? i - outer : i) / Math.max(1, size - 1);
			double x = inner ? 1 - StrictMath.cos(angle) : StrictMath.cos(angle);
			double y = inner ? 0.5 - StrictMath.sin(angle) : StrictMath.sin(angle);
			inputs[2 * i] = (float) (x + noise * noises.normal(2L * i));
			inputs[2 * i + 1] = (float) (y + noise * noises.normal(2L * i + 1));
			labels[i] = inner ? 1 : 0;
		}
		scale(inputs, 0);
		scale(inputs, 1);
		var order = random.split("split").permutation(points, 0);
		var training = Arrays.copyOf(order, train);
		var testing = overlap ? Arrays.copyOf(random.split("test").permutation(points, 0), test)
				: Arrays.copyOfRange(order, train, train + test);
		return new DataSet("half moons", "", pick(inputs, labels, training), pick(inputs, labels, testing));
	}

	/** Scales one coordinate of all points to 0..1. */
	private static void scale(float[] inputs, int axis) {
		float low = Float.POSITIVE_INFINITY;
		float high = Float.NEGATIVE_INFINITY;
		for (int i = axis; i < inputs.length; i += 2) {
			low = Math.min(low, inputs[i]);
			high = Math.max(high, inputs[i]);
		}
		for (int i = axis; i < inputs.length; i += 2) {
			inputs[i] = (inputs[i] - low) / (high - low);
		}
	}

	private static Samples pick(float[] inputs, int[] labels, int[] which) {
		var chosen = new float[2 * which.length];
		var classes = new int[which.length];
		for (int k = 0; k < which.length; k++) {
			System.arraycopy(inputs, 2 * which[k], chosen, 2 * k, 2);
			classes[k] = labels[which[k]];
		}
		return new Samples(Shape.vector(2), chosen, classes, 2);
	}
}
