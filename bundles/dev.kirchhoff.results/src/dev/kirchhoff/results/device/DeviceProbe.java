// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import java.util.List;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.solver.study.Use;

/**
 * A device and how it is looked at.
 *
 * @param programming algorithms that can write it; the one that comes nearest to its targets is used. None: the device's own tuning
 * @param stuckLrs    part of the cells that is stuck at the low-resistance state
 * @param stuckHrs    part of the cells that is stuck at the high-resistance state
 * @param seed        of everything random: the same seed gives the same pictures
 */
public record DeviceProbe(Use<Device> device, List<Use<ProgrammingAlgorithm>> programming, double stuckLrs, double stuckHrs, long seed) {
	/** Part of cells that is stuck in either state where nothing is known of the array. */
	public static final double STUCK = 0.005;

	public DeviceProbe {
		programming = List.copyOf(programming);
		if (!(stuckLrs >= 0 && stuckHrs >= 0 && stuckLrs + stuckHrs <= 1)) {
			throw new IllegalArgumentException("parts of stuck cells: " + stuckLrs + " and " + stuckHrs);
		}
	}

	/** With the usual faults. */
	public DeviceProbe(Use<Device> device, List<Use<ProgrammingAlgorithm>> programming) {
		this(device, programming, STUCK, STUCK, 1);
	}
}
