// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.circuit.SpiceExpression;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Noisy;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;

/**
 * The device that {@link Expressed} describes, with its expression compiled.
 *
 * @param term the expression, for other simulators
 * @param law  the same as code
 */
record ExpressedDevice(Expressed given, Term term, Law law) implements Device, StaticIV, Tunable, Disturbed, Faulty, Noisy, SpiceExpression {
	@Override
	public Range window() {
		return new Range(given.gMin(), given.gMax());
	}

	@Override
	public double current(double g, double v) {
		return law.current(g, v);
	}

	@Override
	public String current(double g, String voltage) {
		return SpiceText.of(term, given.symmetric(), g, voltage);
	}

	/** Normally distributed around the target, never below 0. */
	@Override
	public void tune(Cells cells) {
		var target = cells.target();
		var conductance = cells.conductance();
		if (given.spread() == 0) {
			System.arraycopy(target, 0, conductance, 0, target.length);
			return;
		}
		var normal = new double[cells.size()];
		cells.draws().normal("spread", normal);
		for (int i = 0; i < target.length; i++) {
			conductance[i] = Math.max(0, target[i] + given.spread() * (given.gMax() - given.gMin()) * normal[i]);
		}
	}

	@Override
	public void disturb(Cells cells, BiasScheme scheme) {
		// cells that are not addressed keep their state
	}

	/** Stuck cells lie at the ends of the window. */
	@Override
	public void stick(Cells cells) {
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (cells.fault(i) != Cells.WORKING) {
				conductance[i] = cells.fault(i) == Cells.STUCK_LRS ? given.gMax() : given.gMin();
			}
		}
	}

	@Override
	public void readNoise(Cells cells, double[] sigma) {
		var conductance = cells.conductance();
		for (int i = 0; i < sigma.length; i++) {
			sigma[i] = given.readNoise() * conductance[i];
		}
	}
}
