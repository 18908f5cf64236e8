// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.Arrays;

import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * The two pulses that write a bit: SET of the one polarity for 1, the low-resistance state, RESET of the other for 0. The defaults are the
 * typical conditions of Yu et al. 2016, Section II, and word line voltages within Table 1.
 */
public record BitPulses(
		@Parameter(doc = "Voltage of SET pulses", unit = "V", value = "2.7 V", min = 1e-3) double setVoltage,
		@Parameter(doc = "Voltage of RESET pulses, applied in the other polarity", unit = "V", value = "2.6 V", min = 1e-3) double resetVoltage,
		@Parameter(doc = "Word line voltage during SET", unit = "V", value = "3.5 V", min = 0) double setGate,
		@Parameter(doc = "Word line voltage during RESET", unit = "V", value = "4.5 V", min = 0) double resetGate,
		@Parameter(doc = "Width of the pulses", unit = "s", value = "50 ns", min = 1e-12) double width) {

	/** The pulse that writes a bit into some cells of a batch. */
	public Pulses pulses(boolean bit, boolean[] which) {
		var amplitude = new double[which.length];
		for (int i = 0; i < which.length; i++) {
			amplitude[i] = !which[i] ? 0 : bit ? setVoltage : -resetVoltage;
		}
		var gate = new double[which.length];
		Arrays.fill(gate, bit ? setGate : resetGate);
		return new Pulses(bit ? Pulses.Kind.SET : Pulses.Kind.RESET, amplitude, gate, width);
	}

	/** Whether a cell holds 1: it conducts better than the middle of the device's window. */
	public static boolean bit(double conductance, Device device) {
		var window = device.window();
		return conductance > window.low() + window.width() / 2;
	}

	/** Energy that the pulse costs in each cell's present state, J; nothing if the device does not know. */
	public static double[] energy(Cells cells, Device device, Pulses pulses) {
		var joules = new double[cells.size()];
		if (device instanceof Energetic energetic) {
			energetic.energy(cells, pulses, joules);
		}
		return joules;
	}

	/**
	 * Pulses some cells and counts pulses, switches, energy and time. The first pulse of a cell that nobody has touched is no switch: it
	 * held no bit. Were it one, all cells with the same even endurance would wear out as 0.
	 */
	void write(Cells cells, Device device, boolean bit, boolean[] which) {
		var pulses = pulses(bit, which);
		var joules = energy(cells, device, pulses);
		var conductance = cells.conductance();
		var before = conductance.clone();
		((Pulsed) device).pulse(cells, pulses);
		var counts = cells.state(Cells.PULSES);
		var switches = cells.state(Cells.SWITCHES);
		var energy = cells.state(Cells.ENERGY);
		var time = cells.state(Cells.TIME);
		for (int i = 0; i < which.length; i++) {
			if (which[i]) {
				counts[i]++;
				energy[i] += joules[i];
				time[i] += width;
				if (before[i] != 0 && bit(before[i], device) != bit(conductance[i], device)) {
					switches[i]++;
				}
			}
		}
	}
}
