// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.taox;

import java.util.Arrays;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * TaOx/HfO2 cell with access transistor of the 16 Mb macro of Yu et al. 2016 ("Binary Neural Network with 16 Mb RRAM Macro Chip ..."),
 * used as a bit: a pulse that suffices leaves it in one of two states, any other leaves it alone. Pulse conditions are those of
 * Section II and Table 1. Resistances are assumed, from the axis of Fig. 3, which goes from 20 to 140 kΩ: the network is digital and
 * does not depend on them.
 */
public record TaOx(
		@Parameter(doc = "Conductance in the low-resistance state (25 kΩ; assumed, see Fig. 3)", unit = "S", value = "40 µS", min = 0) double lrs,
		@Parameter(doc = "Conductance in the high-resistance state (100 kΩ; assumed, see Fig. 3)", unit = "S", value = "10 µS", min = 0) double hrs,
		@Parameter(doc = "Least voltage of a SET pulse (Section II; Table 1 has 2 to 3 V)", unit = "V", value = "2.7 V", min = 1e-3) double setVoltage,
		@Parameter(doc = "Least voltage of a RESET pulse, in the other polarity (Section II; Table 1 has 2 to 3 V)", unit = "V", value = "2.6 V", min = 1e-3) double resetVoltage,
		@Parameter(doc = "Least width of a pulse (Section II)", unit = "s", value = "50 ns", min = 0) double width,
		@Parameter(doc = "Least word line voltage for SET (Table 1 has 2 to 5 V)", unit = "V", value = "2 V", min = 0) double setGate,
		@Parameter(doc = "Least word line voltage for RESET (Table 1 has 3.5 to 5 V)", unit = "V", value = "3.5 V", min = 0) double resetGate,
		@Parameter(doc = "Median number of switches a cell survives; 0 is no limit (Fig. 3: none after 10^6 cycles)", value = "0", min = 0) double endurance,
		@Parameter(doc = "Standard deviation of the logarithm of that number", value = "0", min = 0, max = 10) double enduranceSpread,
		@Parameter(doc = "Energy of a SET or RESET pulse (Table 2: 5.22 mJ for 3.99e8 switches, 9.11 mJ for 6.96e8)", unit = "J", value = "13.1 pJ", min = 0) double energy)
		implements Device, StaticIV, Pulsed, Enduring, Energetic, Faulty {

	/** A pulse that was meant to suffice is not short of it by rounding. */
	private static final double SLACK = 1 - 1e-9;

	public TaOx {
		if (!(hrs < lrs)) {
			throw new IllegalArgumentException("hrs is not below lrs");
		}
	}

	@Override
	public Range window() {
		return new Range(hrs, lrs);
	}

	/** Cells that were never written do not conduct. */
	@Override
	public Range limits() {
		return new Range(0, lrs);
	}

	/** Ohmic: no curve is published. */
	@Override
	public double current(double g, double v) {
		return g * v;
	}

	/** Positive polarity sets, negative resets. Without a gate voltage the transistor is taken to be open. */
	@Override
	public void pulse(Cells cells, Pulses pulses) {
		if (pulses.width() < width * SLACK) {
			return;
		}
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			double amplitude = pulses.amplitude()[i];
			double gate = pulses.gate() == null ? Double.POSITIVE_INFINITY : pulses.gate()[i];
			if (cells.fault(i) != Cells.WORKING) {
				continue;
			}
			if (amplitude >= setVoltage * SLACK && gate >= setGate * SLACK) {
				conductance[i] = lrs;
			} else if (-amplitude >= resetVoltage * SLACK && gate >= resetGate * SLACK) {
				conductance[i] = hrs;
			}
		}
	}

	/** Lognormal; without a spread the paper's sharp limit (Section IV). */
	@Override
	public void endurance(Cells cells, double[] cycles) {
		if (endurance == 0) {
			Arrays.fill(cycles, Double.POSITIVE_INFINITY);
			return;
		}
		cells.draws().normal("endurance", cycles);
		for (int i = 0; i < cycles.length; i++) {
			cycles[i] = enduranceSpread == 0 ? endurance : endurance * Elementary.exp(enduranceSpread * cycles[i]);
		}
	}

	/** The same for every SET or RESET pulse: what the paper counts is its mean over all switches. Reading costs nothing. */
	@Override
	public void energy(Cells cells, Pulses pulses, double[] joules) {
		for (int i = 0; i < joules.length; i++) {
			joules[i] = pulses.amplitude()[i] == 0 || pulses.kind() == Pulses.Kind.READ ? 0 : energy;
		}
	}

	@Override
	public void stick(Cells cells) {
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (cells.fault(i) != Cells.WORKING) {
				conductance[i] = cells.fault(i) == Cells.STUCK_LRS ? lrs : hrs;
			}
		}
	}
}
