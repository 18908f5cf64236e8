// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.cifar;

import dev.kirchhoff.numerics.network.Shape;

/**
 * What an image and its labels are in a file: bytes with labels, then the image's bytes, all red, all green, all blue, rows from the top.
 *
 * @param labels  bytes with labels
 * @param label   which of them counts
 * @param classes labels are 0 to one less
 * @param other   how a mend begins that somebody needs who has the wrong kind of file
 */
record CifarRecord(int labels, int label, int classes, String other) {
	static final Shape SHAPE = new Shape(3, 32, 32);

	int size() {
		return labels + SHAPE.size();
	}
}
