package ${id};

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Two spirals that wind around each other (K. J. Lang and M. J. Witbrock, Learning to tell two spirals apart, Proc. 1988 Connectionist Models
 * Summer School): along each the radius grows with the angle, the one is the other turned by 180 degrees. Points lie evenly over the plane,
 * with Gaussian noise, in the unit square.
 */
public record ${Type}Data(
		@Parameter(doc = "Points to train on", value = "800", min = 2, max = 10000000) int train,
		@Parameter(doc = "Points to test with", value = "400", min = 2, max = 10000000) int test,
		@Parameter(doc = "Turns of each spiral", value = "1", min = 0.1, max = 10) double turns,
		@Parameter(doc = "Standard deviation of the noise, as a part of the outer radius", value = "0.03", min = 0, max = 1) double noise)
		implements DataSource {

	/** Points between two looks at the monitor. */
	private static final int STRIDE = 1 << 16;

	@Override
	public boolean generated() {
		return true;
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) {
		return new DataSet("two spirals", "", samples(train, random.split("train"), monitor), samples(test, random.split("test"), monitor));
	}

	private Samples samples(int count, RandomStream random, Monitor monitor) {
		var places = random.split("place");
		var noises = random.split("noise");
		var inputs = new float[2 * count];
		var labels = new int[count];
		for (int i = 0; i < count; i++) {
			if (i % STRIDE == 0) {
				monitor.check();
			}
			labels[i] = i % 2;
			// the length of a turn grows with its radius: the root makes points as dense outside as inside
			double radius = Math.sqrt(places.uniform(i));
			double angle = 2 * Math.PI * turns * radius + Math.PI * labels[i];
			inputs[2 * i] = place(radius * Math.cos(angle) + noise * noises.normal(2L * i));
			inputs[2 * i + 1] = place(radius * Math.sin(angle) + noise * noises.normal(2L * i + 1));
		}
		return new Samples(Shape.vector(2), inputs, labels, 2);
	}

	/** From -1..1 into 0..1; what noise has carried beyond stays at the border. */
	private static float place(double coordinate) {
		return (float) Math.clamp((1 + coordinate) / 2, 0, 1);
	}
}
