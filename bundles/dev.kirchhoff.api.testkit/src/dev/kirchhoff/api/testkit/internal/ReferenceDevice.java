// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal;

import java.util.Arrays;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;

/**
 * The device on which algorithms are tried unless their author brings another: ohmic, exact and patient, with every capability that an
 * algorithm may need. SET and RESET pulses take it a hundredth of its window, weak ones a
 * thousandth, forming to its top.
 */
public final class ReferenceDevice implements Device, StaticIV, Tunable, Disturbed, Faulty, Noisy, Pulsed, Relaxing, Readout, Aged, Enduring, Energetic {
	private static final double LOW = 1e-5;
	private static final double HIGH = 1.2e-4;
	private static final double STEP = (HIGH - LOW) / 100;

	@Override
	public Range window() {
		return new Range(LOW, HIGH);
	}

	@Override
	public Range limits() {
		return new Range(0, HIGH);
	}

	@Override
	public double current(double g, double v) {
		return g * v;
	}

	@Override
	public void tune(Cells cells) {
		System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
	}

	@Override
	public void stick(Cells cells) {
		for (int i = 0; i < cells.size(); i++) {
			if (cells.fault(i) != Cells.WORKING) {
				cells.conductance()[i] = cells.fault(i) == Cells.STUCK_LRS ? HIGH : LOW;
			}
		}
	}

	@Override
	public void pulse(Cells cells, Pulses pulses) {
		for (int i = 0; i < cells.size(); i++) {
			if (pulses.amplitude()[i] != 0 && cells.fault(i) == Cells.WORKING) {
				double g = Math.max(LOW, cells.conductance()[i]);
				cells.conductance()[i] = switch (pulses.kind()) {
					case FORMING -> HIGH;
					case SET -> Math.min(HIGH, g + STEP);
					case RESET -> Math.max(LOW, g - STEP);
					case WEAK_SET -> Math.min(HIGH, g + STEP / 10);
					case WEAK_RESET -> Math.max(LOW, g - STEP / 10);
					case READ -> cells.conductance()[i];
				};
			}
		}
	}

	@Override
	public void disturb(Cells cells, BiasScheme scheme) {
		// exact
	}

	@Override
	public void relax(Cells cells, boolean[] which) {
		// exact
	}

	@Override
	public void age(Cells cells, double duration, double temperature) {
		// exact
	}

	@Override
	public void readNoise(Cells cells, double[] sigma) {
		Arrays.fill(sigma, 0);
	}

	@Override
	public void readout(Cells cells, double voltage, double[] conductance) {
		System.arraycopy(cells.conductance(), 0, conductance, 0, conductance.length);
	}

	@Override
	public void endurance(Cells cells, double[] cycles) {
		Arrays.fill(cycles, Double.POSITIVE_INFINITY);
	}

	@Override
	public void energy(Cells cells, Pulses pulses, double[] joules) {
		for (int i = 0; i < joules.length; i++) {
			joules[i] = cells.conductance()[i] * pulses.amplitude()[i] * pulses.amplitude()[i] * pulses.width();
		}
	}
}
