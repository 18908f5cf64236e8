// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.calibration;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.network.Tensor;

/**
 * Measures mean and variance of every batch normalisation anew, with the arrays in place (BN calibration; Lee et al., SSDM 2019, used by
 * Lin et al. 2020, Table IV). Whatever the arrays do to a channel as a whole, a shift or another scale, is undone. Normalisations are
 * calibrated from the input on, each behind those that already are.
 */
public record Normalisation(
		@Parameter(doc = "Normalisations that are calibrated, counted from the input; 0: all", value = "0", min = 0) int layers,
		@Parameter(doc = "Training samples to measure with", value = "256", min = 2) int samples)
		implements Calibration {

	@Override
	public void calibrate(Task task) {
		var network = task.network();
		var walk = new Walk(task, samples);
		int done = 0;
		for (int node = 0; node < network.nodes().size() && (layers == 0 || done < layers); node++) {
			if (network.node(node).layer() instanceof Layer.BatchNormalization) {
				task.monitor().check();
				int input = network.node(node).inputs().getFirst();
				measure(walk.to(input), walk.count(), network.shape(input), task.digital().get(node, Tensor.MEAN), task.digital().get(node, Tensor.VARIANCE));
				done++;
			}
		}
		if (done < Math.max(1, layers)) {
			throw new KirchhoffException("normalisation is to calibrate " + (layers == 0 ? "batch normalisations" : layers + " batch normalisations") + ", the network has "
					+ (done == 0 ? "none" : done), done == 0 ? "leave the stage out" : "set layers to " + done + " or less");
		}
	}

	/** @param values [count][channels][pixels] */
	private static void measure(float[] values, int count, Shape shape, float[] means, float[] variances) {
		int pixels = shape.height() * shape.width();
		long each = (long) count * pixels;
		for (int c = 0; c < shape.channels(); c++) {
			double sum = 0;
			for (int s = 0; s < count; s++) {
				int at = (s * shape.channels() + c) * pixels;
				for (int k = at; k < at + pixels; k++) {
					sum += values[k];
				}
			}
			double mean = sum / each;
			double squares = 0;
			for (int s = 0; s < count; s++) {
				int at = (s * shape.channels() + c) * pixels;
				for (int k = at; k < at + pixels; k++) {
					squares += (values[k] - mean) * (values[k] - mean);
				}
			}
			means[c] = (float) mean;
			variances[c] = (float) (squares / (each - 1));
		}
	}
}
