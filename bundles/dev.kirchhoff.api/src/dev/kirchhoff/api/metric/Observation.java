// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.metric;

import java.util.List;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.numerics.circuit.Truncation;
import dev.kirchhoff.numerics.network.Network;

/**
 * A finished batch of copies of a network on its arrays, for metrics to look at.
 *
 * @since 1.0
 */
public interface Observation {
	/** Number of independent copies in the batch. */
	int copies();

	/** Which repeat of the point a copy is, counted from 0. */
	long repeat(int copy);

	Network network();

	/** Samples to test with. */
	Samples test();

	/**
	 * What the copies answer to the test samples: row-major [copies][samples][outputs]. Computed once for all metrics: where reads are
	 * noisy, all see the same read.
	 */
	float[] outputs();

	/**
	 * What the copies answer to other inputs, through the same arrays. Where reads are noisy, every call is another read, even of the
	 * same inputs; its noise is a function of the metric and of how often that has called before, in this batch of copies.
	 *
	 * @param inputs row-major [count][features]
	 * @return row-major [copies][count][outputs]
	 */
	float[] infer(float[] inputs, int count);

	/**
	 * What a node of one copy puts out for inputs, through the same arrays, without the noise of single reads.
	 *
	 * @param node   index of the node in the network
	 * @param inputs row-major [count][features]
	 * @return row-major [count][values of the node]
	 */
	float[] activations(int copy, int node, float[] inputs, int count);

	/**
	 * What a node puts out for inputs with the weights of a copy as they were before they were put on arrays; the same as through the
	 * arrays if there are none.
	 *
	 * @param node   index of the node in the network
	 * @param inputs row-major [count][features]
	 * @return row-major [count][values of the node]
	 */
	default float[] exact(int copy, int node, float[] inputs, int count) {
		return activations(copy, node, inputs, count);
	}

	/**
	 * Input of a weighted node that stands for full scale of its tile's word lines in a copy; 0 where inputs are taken as they are.
	 */
	default double inputLimit(int copy, int node) {
		return 0;
	}

	/** How well the kernels stand for the nonlinear cells of a weighted node; null where currents are in proportion to inputs. */
	default Truncation kernels(int copy, int node) {
		return null;
	}

	/** How weights are laid on the arrays; null if the network was not put on arrays. */
	MappingScheme scheme();

	/** Which weights lie where on the arrays; empty if the network was not put on arrays. */
	List<PlacedBlock> blocks();

	/**
	 * The course of an on-chip training of a copy: per epoch {epoch, loss, accuracy}, as its trainer told it, and behind these whatever else it
	 * told; empty if there was none.
	 */
	List<double[]> course(int copy);

	/** The arrays with their cells; empty if the network was not put on arrays. */
	List<ArrayState> arrays();

	/**
	 * One array of the study.
	 *
	 * @param rows        word lines, used or not
	 * @param columns     bit lines, used or not
	 * @param readVoltage V
	 */
	record ArrayState(String name, int rows, int columns, double readVoltage, Device device, Cells cells) {
	}
}
