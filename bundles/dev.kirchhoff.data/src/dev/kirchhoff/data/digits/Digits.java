// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.digits;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Digits that look handwritten, in the form of MNIST: 28 x 28 pixels, 0 paper to 1 ink, the middle of the ink in the middle of the image.
 * Every one is a skeleton of strokes whose points were moved, that was stretched, slanted and turned, and drawn with a pen of some width.
 * For trying out and for tests where MNIST is not at hand; easier or harder than it by the parameters, and never comparable with it.
 */
public record Digits(
		@Parameter(doc = "Digits to train on; 0: 60,000 as in MNIST", value = "60000", min = 0, max = 1e6) int train,
		@Parameter(doc = "Digits to test with; 0: 10,000 as in MNIST", value = "10000", min = 0, max = 1e6) int test,
		@Parameter(doc = "Which digits: 0 takes others for every seed of the study, any other number the same for all", value = "1", min = 0) long seed,
		@Parameter(doc = "Standard deviation of each point of a stroke, in heights of a digit", value = "0.05", min = 0, max = 0.2) double jitter,
		@Parameter(doc = "Standard deviation of the slant, in widths a height; the mean is 0.1 to the right", value = "0.3", min = 0, max = 1) double slant,
		@Parameter(doc = "Standard deviation of the turn, in radians", value = "0.17", min = 0, max = 1) double turn,
		@Parameter(doc = "Standard deviation of the logarithm of width and of height", value = "0.15", min = 0, max = 0.5) double stretch,
		@Parameter(doc = "Width of the pen, in pixels", value = "2.3", min = 0.5, max = 8) double width,
		@Parameter(doc = "Standard deviation of the logarithm of the pen's width", value = "0.25", min = 0, max = 1) double widthSpread,
		@Parameter(doc = "Standard deviation of the digit's place, in pixels", value = "0.5", min = 0, max = 8) double shift,
		@Parameter(doc = "Standard deviation of every pixel; what leaves 0..1 is cut off", value = "0.04", min = 0, max = 1) double noise)
		implements DataSource {

	private static final String NOTE = "The digits are synthetic, drawn by a generator: numbers on them are not comparable with published ones.";
	private static final int SIDE = 28;
	private static final int PIXELS = SIDE * SIDE;
	private static final int CLASSES = 10;
	/** Pixels from the top of a digit to its bottom, as in MNIST. */
	private static final double HEIGHT = 20;
	private static final double MEAN_SLANT = 0.1;
	/** Draws of noise for a digit; the stream is fastest from multiples of 32. */
	private static final int NOISES = 800;
	/** Draws of a digit beside those of its points. */
	private static final int FORM = 16;
	private static final int DRAWS = 128;

	@Override
	public boolean generated() {
		return seed == 0;
	}

	@Override
	public DataSet load(RandomStream random, Monitor monitor) {
		var stream = seed == 0 ? random : RandomStream.of(seed).split("digits");
		return new DataSet("synthetic digits", NOTE, samples(train == 0 ? 60_000 : train, stream.split("train"), monitor),
				samples(test == 0 ? 10_000 : test, stream.split("test"), monitor));
	}

	/** As many of each digit as of any other, in random order. */
	private Samples samples(int count, RandomStream random, Monitor monitor) {
		var images = new float[count * PIXELS];
		var order = random.split("order").permutation(count, 0);
		var forms = random.split("form");
		var noises = random.split("noise");
		var labels = new int[count];
		var pen = new Pen(SIDE);
		var pixelNoise = new float[PIXELS];
		for (int i = 0; i < count; i++) {
			if (i % 256 == 0) {
				monitor.check();
			}
			labels[i] = order[i] % CLASSES;
			draw(labels[i], forms, (long) i * DRAWS, pen, images, i * PIXELS);
			if (noise > 0) {
				noises.noise((long) i * NOISES, pixelNoise, 0, PIXELS);
				for (int p = 0; p < PIXELS; p++) {
					int at = i * PIXELS + p;
					images[at] = Math.min(1, Math.max(0, images[at] + (float) noise * pixelNoise[p]));
				}
			}
		}
		return new Samples(new Shape(1, SIDE, SIDE), images, labels, CLASSES);
	}

	/** Draws one digit, from {@link #DRAWS} numbers of the stream. */
	private void draw(int digit, RandomStream random, long first, Pen pen, float[] images, int at) {
		var ways = Skeletons.of(digit);
		var way = ways[random.below(ways.length, first)];
		double sizeX = HEIGHT * Elementary.exp(stretch * random.normal(first + 1));
		double sizeY = HEIGHT * Elementary.exp(0.5 * stretch * random.normal(first + 2));
		double lean = MEAN_SLANT + slant * random.normal(first + 3);
		double angle = turn * random.normal(first + 4);
		double thickness = width * Elementary.exp(widthSpread * random.normal(first + 5));
		double shiftX = shift * random.normal(first + 6);
		double shiftY = shift * random.normal(first + 7);
		float ink = (float) (1 - 0.2 * random.uniform(first + 8));
		double cos = StrictMath.cos(angle);
		double sin = StrictMath.sin(angle);
		var strokes = new double[way.length][];
		long next = first + FORM;
		for (int s = 0; s < way.length; s++) {
			strokes[s] = new double[way[s].length];
			for (int k = 0; k < way[s].length; k += 2) {
				double x = way[s][k] - 0.5 + jitter * random.normal(next++);
				double y = way[s][k + 1] - 0.5 + jitter * random.normal(next++);
				x = sizeX * (x - lean * y);
				y = sizeY * y;
				strokes[s][k] = cos * x - sin * y;
				strokes[s][k + 1] = sin * x + cos * y;
			}
		}
		centre(strokes, 0.5 * SIDE + shiftX, 0.5 * SIDE + shiftY);
		pen.clear();
		for (var stroke : strokes) {
			pen.stroke(stroke, 0.5 * thickness + 0.5);
		}
		pen.ink(thickness, ink, images, at);
	}

	/** Moves strokes so that the middle of their length is at a place. */
	private static void centre(double[][] strokes, double x, double y) {
		double length = 0;
		double sumX = 0;
		double sumY = 0;
		for (var stroke : strokes) {
			for (int k = 2; k < stroke.length; k += 2) {
				double dx = stroke[k] - stroke[k - 2];
				double dy = stroke[k + 1] - stroke[k - 1];
				double piece = Math.sqrt(dx * dx + dy * dy);
				length += piece;
				sumX += piece * 0.5 * (stroke[k] + stroke[k - 2]);
				sumY += piece * 0.5 * (stroke[k + 1] + stroke[k - 1]);
			}
		}
		for (var stroke : strokes) {
			for (int k = 0; k < stroke.length; k += 2) {
				stroke[k] += x - sumX / length;
				stroke[k + 1] += y - sumY / length;
			}
		}
	}
}
