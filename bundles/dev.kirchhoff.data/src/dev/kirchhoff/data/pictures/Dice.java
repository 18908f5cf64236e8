// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.pictures;

import dev.kirchhoff.numerics.random.RandomStream;

/** The draws of one picture, one after the other. */
final class Dice {
	private final RandomStream stream;
	private long index;

	Dice(RandomStream stream, long first) {
		this.stream = stream;
		index = first;
	}

	/** Uniform between 0 and 1. */
	double next() {
		return stream.uniform(index++);
	}

	/** Red, green and blue. */
	float[] colour() {
		return new float[] { (float) next(), (float) next(), (float) next() };
	}
}
