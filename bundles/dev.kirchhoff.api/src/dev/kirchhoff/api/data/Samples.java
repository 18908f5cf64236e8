// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.data;

import dev.kirchhoff.numerics.network.Shape;

/**
 * Labelled samples.
 *
 * @param shape  of one sample
 * @param inputs row-major [count][features]; not to be changed
 * @param labels class of each sample, 0 .. classes - 1; not to be changed
 * @since 1.0
 */
public record Samples(Shape shape, float[] inputs, int[] labels, int classes) {
	/** @throws IllegalArgumentException if sizes or labels do not fit together */
	public Samples {
		if (inputs.length != labels.length * shape.size()) {
			throw new IllegalArgumentException(inputs.length + " values for " + labels.length + " samples of " + shape.size());
		}
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] < 0 || labels[i] >= classes) {
				throw new IllegalArgumentException("label " + labels[i] + " of sample " + i + " is not one of the classes 0.." + (classes - 1));
			}
		}
	}

	public int count() {
		return labels.length;
	}

	/** Values of one sample. */
	public int features() {
		return shape.size();
	}
}
