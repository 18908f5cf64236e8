// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.calibration;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;

/**
 * Adapts what is digital (normalisation, scales, biases, limits of inputs) to one copy of the network on its arrays.
 *
 * @since 1.0
 */
public interface Calibration {
	/** Changes {@link Task#digital()} or {@linkplain Task#inputLimit(int, double) input limits} of one copy. */
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

		/**
		 * The same, when another node before it puts out given values: a way to go on where an earlier call stopped.
		 *
		 * @param from   index of a node that is a {@linkplain Network#isCut cut}
		 * @param values row-major [count][values of that node]
		 */
		float[] resume(int from, float[] values, int count, int node);

		/**
		 * Input of a weighted node that stands for full scale of its tile's word lines, where inputs are encoded by amplitude, converted
		 * or limited; 0 where they are taken as they are.
		 */
		double inputLimit(int node);

		/**
		 * Sets the input that stands for full scale; larger ones are limited to it.
		 *
		 * @throws IllegalArgumentException if the limit is not above 0, or inputs of the node are taken as they are
		 */
		void inputLimit(int node, double limit);

		Monitor monitor();
	}
}
