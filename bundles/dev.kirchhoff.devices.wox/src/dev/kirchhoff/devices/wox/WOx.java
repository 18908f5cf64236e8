// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.wox;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * WOx/TiOx cell of the 1 Mb 1T1R array of Lin et al. 2020 ("Impact and Solution of Nonlinear Characteristics of Resistive Memory ...").
 * Its current follows Poole-Frenkel emission (Fig. 2), {@code I = V G exp(a (sqrt(V) - sqrt(V_ref)))} where G is the conductance at the
 * reference voltage and the slope a a linear function of ln G (Fig. 3a): cells of high resistance are the more nonlinear (Fig. 1).
 * Conductances and reference voltage are the paper's; the two numbers of the slope are not in its text and were calibrated on its
 * accuracies.
 */
public record WOx(
		@Parameter(doc = "Lowest programmable conductance, at the reference voltage (Fig. 5)", unit = "S", value = "2.8 µS", min = 1e-15) double gMin,
		@Parameter(doc = "Highest programmable conductance, at the reference voltage (Fig. 5)", unit = "S", value = "28 µS", min = 1e-15) double gMax,
		@Parameter(doc = "Voltage at which conductances are stated (Fig. 1)", unit = "V", value = "0.5 V", min = 1e-3) double reference,
		@Parameter(doc = "Poole-Frenkel slope of the highest conductance, 1/sqrt(V) (calibrated)", value = "2", min = 0, max = 100) double slope,
		@Parameter(doc = "What the slope gains with every decade of lower conductance, 1/sqrt(V) (calibrated)", value = "5", min = 0, max = 100) double slopeGain,
		@Parameter(doc = "Standard deviation of the logarithm of tuned conductances (assumed; the paper's weights are exact)", value = "0", min = 0, max = 2) double spread)
		implements Device, StaticIV, Tunable, Faulty {

	/** No draw from the standard normal distribution is larger. */
	private static final double LARGEST_NORMAL = 8.3;

	public WOx {
		if (!(gMin < gMax)) {
			throw new IllegalArgumentException("gMin is not below gMax");
		}
	}

	@Override
	public Range window() {
		return new Range(gMin, gMax);
	}

	@Override
	public Range limits() {
		double most = Elementary.exp(LARGEST_NORMAL * spread);
		return new Range(gMin / most, gMax * most);
	}

	/** Poole-Frenkel emission (Lin et al. 2020, Figs. 2 and 3), the same in both polarities. */
	@Override
	public double current(double g, double v) {
		double a = Math.max(0, slope + slopeGain * Elementary.log(gMax / g) / Math.log(10));
		return g * v * Elementary.exp(a * (Math.sqrt(Math.abs(v)) - Math.sqrt(reference)));
	}

	/** Lognormal around the target. */
	@Override
	public void tune(Cells cells) {
		var target = cells.target();
		var conductance = cells.conductance();
		System.arraycopy(target, 0, conductance, 0, target.length);
		if (spread > 0) {
			var normal = new double[cells.size()];
			cells.draws().normal("spread", normal);
			for (int i = 0; i < target.length; i++) {
				conductance[i] = target[i] * Elementary.exp(spread * normal[i]);
			}
		}
	}

	@Override
	public void stick(Cells cells) {
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (cells.fault(i) != Cells.WORKING) {
				conductance[i] = cells.fault(i) == Cells.STUCK_LRS ? gMax : gMin;
			}
		}
	}
}
