// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.calibration;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;

/**
 * Adapts what is digital (normalisation, scales, biases) to one copy of the network on its arrays.
 *
 * @since 0.1
 */
public interface Calibration {
	/** Changes {@link Task#digital()} of one copy. */
	void calibrate(Task task);

	/** One copy, and the means to look at it. */
	interface Task {
		Network network();

		/** Parameters of this copy; those that are not on an array may be changed. */
		Parameters digital();

		/** Samples set aside for training and calibration. */
		Samples samples();

		/**
		 * What a node of the network puts out for inputs, through the arrays as they are. Without the noise of single reads, which
		 * many of them are taken to average away.
		 *
		 * @param inputs row-major [count][features]
		 * @return row-major [count][values of the node]
		 */
		float[] activations(int node, float[] inputs, int count);

		Monitor monitor();
	}
}
