// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.ideal;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;

import java.util.Arrays;

/**
 * An ohmic device that does what it is told, optionally with a Gaussian spread and with Gaussian noise in every read: the reference
 * against which real devices are held. Every SET or RESET pulse moves it one equal step, whatever its amplitude; it is not disturbed,
 * does not age and does not wear out.
 */
public record IdealDevice(
		@Parameter(doc = "Lowest programmable conductance", unit = "S", value = "1 µS", min = 0) double gMin,
		@Parameter(doc = "Highest programmable conductance", unit = "S", value = "100 µS", min = 0) double gMax,
		@Parameter(doc = "Standard deviation of tuned values as a part of the window", value = "0", min = 0, max = 1) double spread,
		@Parameter(doc = "Pulses from one end of the window to the other", value = "100", min = 1) int pulses,
		@Parameter(doc = "Standard deviation of one read as a part of the cell's conductance", value = "0", min = 0, max = 1) double readNoise)
		implements Device, StaticIV, Tunable, Disturbed, Faulty, Noisy, Pulsed, Aged, Enduring, Energetic {

	public IdealDevice {
		if (!(gMin < gMax)) {
			throw new IllegalArgumentException("gMin is not below gMax");
		}
	}

	@Override
	public Range window() {
		return new Range(gMin, gMax);
	}

	@Override
	public double current(double g, double v) {
		return g * v;
	}

	@Override
	public void tune(Cells cells) {
		var target = cells.target();
		var conductance = cells.conductance();
		if (spread == 0) {
			System.arraycopy(target, 0, conductance, 0, target.length);
			return;
		}
		var normal = new double[cells.size()];
		cells.draws().normal("spread", normal);
		for (int i = 0; i < target.length; i++) {
			conductance[i] = Math.max(0, target[i] + spread * (gMax - gMin) * normal[i]);
		}
	}

	@Override
	public void disturb(Cells cells, BiasScheme scheme) {
		// cells that are not addressed keep their state
	}

	@Override
	public void stick(Cells cells) {
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (cells.fault(i) == Cells.STUCK_LRS) {
				conductance[i] = gMax;
			} else if (cells.fault(i) == Cells.STUCK_HRS) {
				conductance[i] = gMin;
			}
		}
	}

	@Override
	public void readNoise(Cells cells, double[] sigma) {
		var conductance = cells.conductance();
		for (int i = 0; i < sigma.length; i++) {
			sigma[i] = readNoise * conductance[i];
		}
	}

	@Override
	public void pulse(Cells cells, Pulses pulse) {
		double step = (gMax - gMin) / pulses;
		double signed = switch (pulse.kind()) {
			case SET, FORMING, WEAK_SET -> step;
			case RESET, WEAK_RESET -> -step;
			case READ -> 0;
		};
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (pulse.amplitude()[i] != 0 && cells.fault(i) == Cells.WORKING) {
				conductance[i] = Math.clamp(conductance[i] + signed, gMin, gMax);
			}
		}
	}

	@Override
	public void age(Cells cells, double duration, double temperature) {
		// keeps its state for ever
	}

	@Override
	public void endurance(Cells cells, double[] cycles) {
		Arrays.fill(cycles, Double.POSITIVE_INFINITY);
	}

	/** Joule heat: G·V²·t. */
	@Override
	public void energy(Cells cells, Pulses pulse, double[] joules) {
		var conductance = cells.conductance();
		for (int i = 0; i < joules.length; i++) {
			double v = pulse.amplitude()[i];
			joules[i] = conductance[i] * v * v * pulse.width();
		}
	}
}
