// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.Set;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/**
 * Tunes one cell after the other with the device's measured tuning statistics; cells tuned early are disturbed by the tuning of later
 * ones. Cells that are stuck keep the conductance they are stuck at.
 */
public record Tuning(
		@Parameter(doc = "Whether tuning a cell disturbs those tuned before it", value = "true") boolean disturbance)
		implements ProgrammingAlgorithm {

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Tunable.class);
	}

	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		((Tunable) device).tune(cells);
		if (disturbance && device instanceof Disturbed disturbed) {
			disturbed.disturb(cells, scheme);
		}
		Stuck.stick(cells, device);
	}
}
