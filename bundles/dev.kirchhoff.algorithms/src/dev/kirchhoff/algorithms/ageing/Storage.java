// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.ageing;

import java.util.Set;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.ageing.Ageing;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.parameter.Parameter;

/** Leaves the programmed array at a temperature for a while: storage, or an anneal. */
public record Storage(
		@Parameter(doc = "How long", unit = "s", value = "1 h", min = 0) double duration,
		@Parameter(doc = "Temperature of the array", unit = "K", value = "125 °C", min = 0) double temperature)
		implements Ageing {

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Aged.class);
	}

	@Override
	public void age(Cells cells, Device device, Monitor monitor) {
		if (duration > 0) {
			((Aged) device).age(cells, duration, temperature);
		}
	}
}
