// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.pictures;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Small colour pictures in the form of CIFAR-10: one of ten figures of any colour, place, size and turn, in front of a slope of colours and
 * scraps of other colours, with noise. Colour, place and brightness tell nothing of the class, so that a network needs convolutions. For
 * trying out and for tests where CIFAR-10 is not at hand; easier or harder than it by the parameters, and never comparable with it.
 */
public record Pictures(
		@Parameter(doc = "Pictures to train on; 0: 10,000", value = "10000", min = 0, max = 2e5) int train,
		@Parameter(doc = "Pictures to test with; 0: 2,000", value = "2000", min = 0, max = 2e5) int test,
		@Parameter(doc = "Which pictures: 0 takes others for every seed of the study, any other number the same for all", value = "1", min = 0) long seed,
		@Parameter(doc = "Smallest radius of a figure, in pixels", value = "8", min = 3, max = 16) double smallest,
		@Parameter(doc = "Largest radius of a figure, in pixels", value = "12", min = 3, max = 16) double largest,
		@Parameter(doc = "Largest turn of a figure to either side, in radians", value = "0.3", min = 0, max = 3.2) double turn,
		@Parameter(doc = "Scraps of other colours around and upon a figure", value = "4", min = 0, max = 16) int scraps,
		@Parameter(doc = "Smallest distance of a figure's colour from the picture's mean colour, as a share of what there can be", value = "0.4", min = 0, max = 0.8) double contrast,
		@Parameter(doc = "Standard deviation of every value; what leaves 0..1 is cut off", value = "0.06", min = 0, max = 1) double noise)
		implements DataSource {

	private static final String NOTE = "The pictures are synthetic, made by a generator: numbers on them are not comparable with published ones.";
	private static final int MOST_TRAINED = 10_000;
	private static final int MOST_TESTED = 2_000;
	private static final int VALUES = 3 * Canvas.SIDE * Canvas.SIDE;
	/** Draws of a picture beside its noise. */
	private static final int DRAWS = 256;

	/** @throws IllegalArgumentException if the smallest radius is above the largest */
	public Pictures {
		if (smallest > largest) {
			throw new IllegalArgumentException("the smallest radius is above the largest");
		}
	}

	@Override
	public boolean generated() {
		return seed == 0;
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) {
		var stream = seed == 0 ? random : RandomStream.of(seed).split("pictures");
		return new DataSet("synthetic pictures", NOTE, samples(train == 0 ? MOST_TRAINED : train, stream.split("train"), monitor),
				samples(test == 0 ? MOST_TESTED : test, stream.split("test"), monitor));
	}

	/** As many of each figure as of any other, in random order. */
	private Samples samples(int count, RandomStream random, Monitor monitor) {
		var inputs = new float[Math.multiplyExact(count, VALUES)];
		var labels = new int[count];
		var order = random.split("order").permutation(count, 0);
		var forms = random.split("form");
		var noises = random.split("noise");
		var canvas = new Canvas();
		var grain = new float[VALUES];
		var figures = Figure.values();
		for (int i = 0; i < count; i++) {
			if (i % 256 == 0) {
				monitor.check();
			}
			labels[i] = order[i] % figures.length;
			draw(figures[labels[i]], new Dice(forms, (long) i * DRAWS), canvas);
			if (noise > 0) {
				noises.noise((long) i * VALUES, grain, 0, VALUES);
			}
			canvas.put((float) noise, grain, inputs, i * VALUES);
		}
		return new Samples(new Shape(3, Canvas.SIDE, Canvas.SIDE), inputs, labels, figures.length);
	}

	private void draw(Figure figure, Dice dice, Canvas canvas) {
		var mean = canvas.slope(dice);
		for (int k = 0; k < scraps; k++) {
			scrap(dice, canvas);
		}
		double radius = smallest + (largest - smallest) * dice.next();
		double room = 0.5 * Canvas.SIDE - radius;
		double x = 0.5 * Canvas.SIDE + room * (2 * dice.next() - 1);
		double y = 0.5 * Canvas.SIDE + room * (2 * dice.next() - 1);
		double angle = turn * (2 * dice.next() - 1);
		double cos = StrictMath.cos(angle);
		double sin = StrictMath.sin(angle);
		double stretch = 0.85 + 0.3 * dice.next();
		canvas.fill(figure::depth, x, y, radius * stretch, radius / stretch, cos, sin, colour(dice, mean));
		for (int k = 0; k < scraps / 2; k++) {
			scrap(dice, canvas);
		}
	}

	/** A colour that stands out from the mean of a picture. */
	private float[] colour(Dice dice, float[] mean) {
		var colour = dice.colour();
		double distance = 0;
		for (int c = 0; c < 3; c++) {
			distance = Math.max(distance, Math.abs(colour[c] - mean[c]));
		}
		if (distance < contrast) {
			for (int c = 0; c < 3; c++) {
				colour[c] = (float) (mean[c] + (mean[c] < 0.5 ? 1 : -1) * (contrast + Math.abs(colour[c] - mean[c])));
			}
		}
		return colour;
	}

	/** A small ellipse or bar, anywhere. */
	private static void scrap(Dice dice, Canvas canvas) {
		boolean bar = dice.next() < 0.5;
		double x = Canvas.SIDE * dice.next();
		double y = Canvas.SIDE * dice.next();
		double length = 1.5 + 2.5 * dice.next();
		double width = 0.8 + 0.9 * dice.next();
		double angle = Math.PI * dice.next();
		canvas.fill(bar ? Figure.SQUARE::depth : Figure.DISC::depth, x, y, length, width, StrictMath.cos(angle), StrictMath.sin(angle), dice.colour());
	}
}
