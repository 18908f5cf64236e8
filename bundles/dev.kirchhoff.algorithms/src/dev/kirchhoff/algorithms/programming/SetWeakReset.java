// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.Set;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/**
 * Brings cells where learning by weak RESET begins: a full SET of every cell, and weak RESETs of those whose target is in the lower half of
 * the window (Hirtzlin et al. 2019, Fig. 11b).
 */
public record SetWeakReset(
		@Parameter(doc = "Weak RESETs of a cell with a low target", value = "1", min = 1, max = 100000) int pulses,
		@Parameter(doc = "Voltage of the SET", unit = "V", value = "2 V", min = 1e-3) double setVoltage,
		@Parameter(doc = "Voltage of the weak RESET, applied in the other polarity", unit = "V", value = "1.2 V", min = 1e-3) double resetVoltage,
		@Parameter(doc = "Width of the pulses", unit = "s", value = "100 ns", min = 1e-12) double width)
		implements ProgrammingAlgorithm {

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Pulsed.class);
	}

	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		Stuck.stick(cells, device);
		var set = new double[cells.size()];
		var reset = new double[cells.size()];
		double middle = device.window().low() + device.window().width() / 2;
		for (int i = 0; i < set.length; i++) {
			boolean works = cells.fault(i) == Cells.WORKING;
			set[i] = works ? setVoltage : 0;
			reset[i] = works && cells.target()[i] < middle ? -resetVoltage : 0;
		}
		var draws = cells.draws();
		apply(cells, device, new Pulses(Pulses.Kind.SET, set, null, width));
		for (int pulse = 1; pulse <= pulses; pulse++) {
			monitor.check();
			cells.draws(draws.at(pulse));
			apply(cells, device, new Pulses(Pulses.Kind.WEAK_RESET, reset, null, width));
		}
		cells.draws(draws);
	}

	private void apply(Cells cells, Device device, Pulses pulses) {
		var joules = new double[cells.size()];
		if (device instanceof Energetic energetic) {
			energetic.energy(cells, pulses, joules);
		}
		((Pulsed) device).pulse(cells, pulses);
		var counts = cells.state(Cells.PULSES);
		var energy = cells.state(Cells.ENERGY);
		var time = cells.state(Cells.TIME);
		for (int i = 0; i < joules.length; i++) {
			if (pulses.amplitude()[i] != 0) {
				counts[i]++;
				energy[i] += joules[i];
				time[i] += width;
			}
		}
	}
}
