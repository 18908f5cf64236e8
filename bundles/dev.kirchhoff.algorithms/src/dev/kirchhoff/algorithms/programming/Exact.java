// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/** Writes every working cell exactly to its target, whatever the device: what is left is the effect of mapping and stuck cells alone. */
public record Exact() implements ProgrammingAlgorithm {
	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		Stuck.stick(cells, device);
	}
}
