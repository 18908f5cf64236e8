// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.calibration;

import java.util.Arrays;

import dev.kirchhoff.api.calibration.Calibration;

/**
 * Goes through a network from the input to the output with some training samples, and computes no part of it twice that lies before a
 * node which all later ones depend on.
 */
final class Walk {
	private final Calibration.Task task;
	private final int count;
	/** Where values are. */
	private int at;
	private float[] values;

	/** @param samples as many training samples, or all there are */
	Walk(Calibration.Task task, int samples) {
		this.task = task;
		count = Math.min(samples, task.samples().count());
		values = Arrays.copyOf(task.samples().inputs(), count * task.samples().features());
	}

	int count() {
		return count;
	}

	/**
	 * Goes to a node, which must not lie before those it was at.
	 *
	 * @return what the node puts out, [count][values]; not to be changed
	 */
	float[] to(int node) {
		int cut = node;
		while (!task.network().isCut(cut)) {
			cut--;
		}
		if (cut > at) {
			values = task.resume(at, values, count, cut);
			at = cut;
		}
		return node == at ? values : task.resume(at, values, count, node);
	}

	/** What a later node puts out; stays where it is. */
	float[] ahead(int node) {
		return node == at ? values : task.resume(at, values, count, node);
	}
}
