// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.Arrays;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/**
 * A short cut around a write-verify loop: every cell takes a normally distributed conductance, with a deviation and a spread that depend
 * on its target along straight lines between levels; what would lie below the least conductance of the device is reflected there. Faster, and
 * without pulses, time or energy. The defaults are what M-ISPVA leaves on
 * the multilevel HfO2 array of Milo et al. 2019, as simulated.
 */
public record Gaussian(
		@Parameter(doc = "Targets at which the others are given, ascending", unit = "S", value = "10 µS, 30 µS, 60 µS, 90 µS, 120 µS", min = 0) double[] levels,
		@Parameter(doc = "Mean deviation from each of these targets", unit = "S", value = "-0.85 µS, 0.4 µS, 0.8 µS, 1.2 µS, 1.5 µS") double[] shifts,
		@Parameter(doc = "Standard deviation at each of them", unit = "S", value = "5.2 µS, 5.8 µS, 5.8 µS, 5.8 µS, 5.9 µS", min = 0) double[] spreads)
		implements ProgrammingAlgorithm {

	public Gaussian {
		if (levels.length == 0 || levels.length != spreads.length || levels.length != shifts.length) {
			throw new IllegalArgumentException(levels.length + " levels, " + shifts.length + " shifts and " + spreads.length + " spreads; give as many of each");
		}
		for (int k = 1; k < levels.length; k++) {
			if (!(levels[k] > levels[k - 1])) {
				throw new IllegalArgumentException("levels do not ascend");
			}
		}
	}

	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		double least = Math.max(0, device.limits().low());
		var normal = new double[cells.size()];
		cells.draws().normal("gaussian", normal);
		for (int i = 0; i < normal.length; i++) {
			double target = cells.target()[i];
			cells.conductance()[i] = least + Math.abs(target + along(shifts, target) + along(spreads, target) * normal[i] - least);
		}
		Stuck.stick(cells, device);
	}

	/** Along straight lines between levels; beyond them as at the last. */
	private double along(double[] values, double target) {
		int k = 0;
		while (k < levels.length && target > levels[k]) {
			k++;
		}
		if (k == 0 || k == levels.length) {
			return values[Math.min(k, levels.length - 1)];
		}
		double part = (target - levels[k - 1]) / (levels[k] - levels[k - 1]);
		return values[k - 1] + part * (values[k] - values[k - 1]);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Gaussian gaussian && Arrays.equals(levels, gaussian.levels) && Arrays.equals(shifts, gaussian.shifts)
				&& Arrays.equals(spreads, gaussian.spreads);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(levels) + 31 * (Arrays.hashCode(shifts) + 31 * Arrays.hashCode(spreads));
	}
}
