// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.metric;

import java.util.List;

import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.numerics.network.Network;

/**
 * A finished batch of copies of a network on its arrays, for metrics to look at.
 *
 * @since 0.1
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

	/** The arrays with their cells; empty if the network was not put on arrays. */
	List<ArrayState> arrays();

	/** One array of the study. */
	record ArrayState(String name, Device device, Cells cells) {
	}
}
