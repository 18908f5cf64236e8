// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.numerics.function.Elementary;

/** Has every capability, with chance in all of them, and keeps every promise; bad devices differ from it in one method each. */
class GoodDevice implements Device, StaticIV, Tunable, Faulty, Disturbed, Relaxing, Aged, Pulsed, Gradual, Noisy, Readout, Enduring, Energetic {
	static final double LOW = 1e-6;
	static final double HIGH = 1e-4;
	private static final double JOULES = 1e-12;

	@Override
	public Range window() {
		return new Range(LOW, HIGH);
	}

	@Override
	public Range limits() {
		return new Range(0, 2 * HIGH);
	}

	@Override
	public double current(double g, double v) {
		return g * v * Elementary.exp(1.5 * (Math.sqrt(Math.abs(v)) - Math.sqrt(0.2)));
	}

	private static double clip(double g) {
		return Math.clamp(g, 0, 2 * HIGH);
	}

	/** Moves working cells that are marked by so many standard deviations of a purpose's draw. */
	private static void scatter(Cells cells, String purpose, double part, boolean[] which) {
		var normal = new double[cells.size()];
		cells.draws().normal(purpose, normal);
		for (int i = 0; i < normal.length; i++) {
			if (which == null || which[i]) {
				cells.conductance()[i] = clip(cells.conductance()[i] * (1 + part * normal[i]));
			}
		}
	}

	@Override
	public void tune(Cells cells) {
		System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		scatter(cells, "tuning", 0.01, null);
	}

	@Override
	public void stick(Cells cells) {
		for (int i = 0; i < cells.size(); i++) {
			if (cells.fault(i) != Cells.WORKING) {
				cells.conductance()[i] = (cells.fault(i) == Cells.STUCK_LRS ? HIGH : LOW) * (1 + 0.1 * cells.draws().uniform("stuck", i));
			}
		}
	}

	@Override
	public void disturb(Cells cells, BiasScheme scheme) {
		scatter(cells, "disturbance", 0.02, null);
	}

	@Override
	public void relax(Cells cells, boolean[] which) {
		scatter(cells, "relaxation", 0.02, which);
	}

	@Override
	public void age(Cells cells, double duration, double temperature) {
		scatter(cells, "ageing", Math.min(0.1, 1e-6 * duration), null);
	}

	@Override
	public boolean has(Pulses.Kind kind) {
		return kind == Pulses.Kind.SET || kind == Pulses.Kind.WEAK_SET || kind == Pulses.Kind.WEAK_RESET;
	}

	@Override
	public boolean isRandom(Pulses.Kind kind) {
		return kind != Pulses.Kind.SET;
	}

	@Override
	public void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
		for (int i = from; i < to; i++) {
			conductance[i] = pulsed(kind, conductance[i], pulses == null ? 1 : pulses[i], normal == null ? 0 : normal[i]);
		}
	}

	private static double pulsed(Pulses.Kind kind, double g, double pulses, double normal) {
		double end = switch (kind) {
			case FORMING, SET, WEAK_SET -> HIGH;
			case RESET, WEAK_RESET -> LOW;
			case READ -> g;
		};
		double part = kind == Pulses.Kind.WEAK_SET || kind == Pulses.Kind.WEAK_RESET ? 0.05 * pulses : 1;
		double noise = kind == Pulses.Kind.WEAK_SET || kind == Pulses.Kind.WEAK_RESET ? 1e-3 * HIGH * normal : 0;
		return Math.clamp(g + (end - g) * Math.min(1, part) + noise, 0, 2 * HIGH);
	}

	@Override
	public double energy(Pulses.Kind kind) {
		return JOULES;
	}

	@Override
	public void pulse(Cells cells, Pulses pulses) {
		var normal = new double[cells.size()];
		cells.draws().normal("pulse", normal);
		for (int i = 0; i < normal.length; i++) {
			if (pulses.amplitude()[i] != 0 && cells.fault(i) == Cells.WORKING) {
				cells.conductance()[i] = pulsed(pulses.kind(), cells.conductance()[i], 1, (float) normal[i]);
			}
		}
	}

	@Override
	public void readNoise(Cells cells, double[] sigma) {
		for (int i = 0; i < sigma.length; i++) {
			sigma[i] = 0.01 * Math.abs(cells.conductance()[i]);
		}
	}

	@Override
	public void readout(Cells cells, double voltage, double[] conductance) {
		for (int i = 0; i < conductance.length; i++) {
			conductance[i] = cells.conductance()[i] * Elementary.exp(-0.01 / voltage);
		}
	}

	@Override
	public void endurance(Cells cells, double[] cycles) {
		cells.draws().normal("endurance", cycles);
		for (int i = 0; i < cycles.length; i++) {
			cycles[i] = 1e6 * Elementary.exp(0.3 * cycles[i]);
		}
	}

	@Override
	public void energy(Cells cells, Pulses pulses, double[] joules) {
		for (int i = 0; i < joules.length; i++) {
			joules[i] = pulses.amplitude()[i] == 0 ? 0 : JOULES;
		}
	}
}
