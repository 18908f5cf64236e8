// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.training.TrainingTask;

/** Tells the course of a training, with the state of the devices after every epoch. */
record PairCourse(TrainingTask.Curve curve, Range window) {

	void point(int epoch, double loss, double accuracy, List<Synapses> layers) {
		curve.point(epoch, loss, accuracy, DeviceState.of(layers, window).values());
	}
}
