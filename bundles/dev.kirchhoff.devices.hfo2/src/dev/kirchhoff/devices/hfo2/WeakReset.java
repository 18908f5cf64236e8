// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.hfo2;

import java.util.Arrays;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Enduring;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * One of the two TiN/HfO2/Ti/TiN cells of the 2T2R synapse of Hirtzlin et al. 2019 ("Hybrid analog-digital learning with differential RRAM
 * synapses"). Its state is its conductance G, or u = (Gmax - G) / (Gmax - Gmin), which is 0 after a full SET and 1 at the bottom.
 * <ul>
 * <li>A weak RESET takes a little of it away, the less the more is gone: dG/dt = -C (Gmax - Gmin) exp(-β u) with t in pulses (Fig. 10).
 * Without noise a train of t pulses is known in closed form: u(t) = ln(exp(β u0) + β C t) / β.
 * <li>Every pulse adds normal noise of η C / 3 of the window (Fig. 10, with the scale that makes η = 3 the noise of Fig. 7). A train is taken
 * as the closed form and the noise of all its pulses after it. The drift ends at the ends of the window, where a cell is saturated, and they
 * throw noise back: no two cells look the same for long.
 * <li>A full SET brings it back to Gmax, up to a spread downwards.
 * <li>A weak SET, which the cells of the paper do not have, is there for comparison with conventional analogue learning (Fig. 16): the same law
 * with a strength and nonlinearity of its own, either back on the curve of the RESET or on its mirror image.
 * </ul>
 * Pulses are those of Fig. 7 (1.2 V, 100 ns): no amplitude but 0 means anything. All of C, β and η are the paper's model; the window in S is
 * assumed, nothing but energies of single reads depends on it.
 */
public record WeakReset(
		@Parameter(doc = "Lowest conductance (assumed)", unit = "S", value = "10 µS", min = 0) double gMin,
		@Parameter(doc = "Conductance after a full SET (assumed)", unit = "S", value = "100 µS", min = 1e-12) double gMax,
		@Parameter(doc = "RESET strength C: part of the window that the first weak RESET takes (Fig. 10)", value = "0.002", min = 1e-9, max = 1) double strength,
		@Parameter(doc = "Nonlinearity β of the weak RESET (Fig. 10)", value = "3", min = 0, max = 50) double nonlinearity,
		@Parameter(doc = "Noise factor η: every weak pulse scatters by η C / 3 of the window (3 in Fig. 7)", value = "3", min = 0, max = 1000) double noise,
		@Parameter(doc = "A full SET ends below gMax by the absolute value of a normal draw of this part of the window (assumed)", value = "0", min = 0, max = 1) double setSpread,
		@Parameter(doc = "Strength of a weak SET; 0: that of the weak RESET", value = "0", min = 0, max = 1) double weakSetStrength,
		@Parameter(doc = "Nonlinearity of a weak SET; -1: that of the weak RESET", value = "-1", min = -1, max = 50) double weakSetNonlinearity,
		@Parameter(doc = "Whether a weak SET goes back on the curve of the RESET or on its mirror image, slow near gMax", value = "retracing") WeakSetLaw weakSetLaw,
		@Parameter(doc = "Median of the pulses that a cell answers to (55 billion seen, Fig. 18)", value = "5.5e10", min = 1) double endurance,
		@Parameter(doc = "Standard deviation of their natural logarithm (assumed)", value = "0.3", min = 0, max = 10) double enduranceSpread,
		@Parameter(doc = "Energy of a weak pulse (50 mJ over 813056 synapses and 1e4 pulses)", unit = "J", value = "6.15 pJ", min = 0) double pulseEnergy,
		@Parameter(doc = "Energy of a full SET (assumed to be that of a weak pulse)", unit = "J", value = "6.15 pJ", min = 0) double setEnergy)
		implements Device, StaticIV, Pulsed, Gradual, Enduring, Energetic, Faulty {

	/** How conductance rises under weak SET pulses. */
	public enum WeakSetLaw {
		/** du/dt = -C exp(-β u): at every conductance as large as the step of a RESET with the same C and β. */
		RETRACING,
		/** du/dt = -C exp(-β (1 - u)): large where the conductance is low. Steps up and down differ nearly everywhere. */
		MIRRORED
	}

	/** In units of which η states the noise: η C / 3 is the standard deviation of a pulse. */
	private static final double NOISE_UNITS = 3;

	public WeakReset {
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
		return window();
	}

	/** Ohmic up to the read voltage. */
	@Override
	public double current(double g, double v) {
		return g * v;
	}

	@Override
	public boolean has(Pulses.Kind kind) {
		return kind == Pulses.Kind.SET || kind == Pulses.Kind.WEAK_RESET || kind == Pulses.Kind.WEAK_SET;
	}

	@Override
	public boolean isRandom(Pulses.Kind kind) {
		return switch (kind) {
			case FORMING, SET -> setSpread > 0;
			case WEAK_RESET, WEAK_SET -> noise > 0;
			case RESET, READ -> false;
		};
	}

	@Override
	public void pulse(Pulses.Kind kind, double[] conductance, double[] pulses, float[] normal, int from, int to) {
		switch (kind) {
			case FORMING, SET -> set(conductance, normal, from, to);
			case RESET -> Arrays.fill(conductance, from, to, gMin);
			case WEAK_RESET -> {
				advance(gMax, -1, strength, nonlinearity, conductance, pulses, from, to);
				scatter(strength, conductance, pulses, normal, from, to);
			}
			case WEAK_SET -> {
				double step = weakSetStrength == 0 ? strength : weakSetStrength;
				double beta = weakSetNonlinearity < 0 ? nonlinearity : weakSetNonlinearity;
				if (weakSetLaw == WeakSetLaw.RETRACING) {
					advance(gMax, -1, -step, beta, conductance, pulses, from, to);
				} else {
					advance(gMin, 1, step, beta, conductance, pulses, from, to);
				}
				scatter(step, conductance, pulses, normal, from, to);
			}
			case READ -> {
				// too little to change anything
			}
		}
	}

	private void set(double[] conductance, float[] normal, int from, int to) {
		Arrays.fill(conductance, from, to, gMax);
		if (setSpread > 0) {
			double spread = setSpread * (gMax - gMin);
			for (int i = from; i < to; i++) {
				conductance[i] = Math.max(gMin, gMax - spread * Math.abs(normal[i]));
			}
		}
	}

	/**
	 * Moves along w' = C exp(-β w), where w is the distance from one end of the window as a part of it: w(t) = ln(exp(β w0) + β C t) / β.
	 *
	 * @param end      where w is 0, S
	 * @param outwards 1 if conductance rises with w, else -1
	 */
	private void advance(double end, double outwards, double strength, double beta, double[] conductance, double[] pulses, int from, int to) {
		double width = gMax - gMin;
		if (beta == 0) {
			for (int i = from; i < to; i++) {
				conductance[i] += outwards * width * strength * (pulses == null ? 1 : pulses[i]);
			}
		} else {
			double scale = beta * outwards / width;
			for (int i = from; i < to; i++) {
				conductance[i] = scale * (conductance[i] - end);
			}
			Elementary.exp(conductance, from, to);
			double step = beta * strength;
			for (int i = from; i < to; i++) {
				// going back, a train may pass the end
				conductance[i] = Math.max(1, conductance[i] + (pulses == null ? step : step * pulses[i]));
			}
			Elementary.log(conductance, from, to);
			for (int i = from; i < to; i++) {
				conductance[i] = end + conductance[i] / scale;
			}
		}
	}

	/** The drift stops at the ends of the window, and noise is thrown back by them. */
	private void scatter(double strength, double[] conductance, double[] pulses, float[] normal, int from, int to) {
		for (int i = from; i < to; i++) {
			conductance[i] = Math.min(gMax, Math.max(gMin, conductance[i]));
		}
		if (noise == 0) {
			return;
		}
		double sigma = noise * strength / NOISE_UNITS * (gMax - gMin);
		for (int i = from; i < to; i++) {
			double g = conductance[i] + normal[i] * (pulses == null ? sigma : sigma * Math.sqrt(pulses[i]));
			g = g > gMax ? 2 * gMax - g : g;
			g = g < gMin ? 2 * gMin - g : g;
			// after more noise than the window is wide
			conductance[i] = Math.min(gMax, Math.max(gMin, g));
		}
	}

	@Override
	public void pulse(Cells cells, Pulses pulses) {
		var addressed = new int[cells.size()];
		int count = 0;
		for (int i = 0; i < addressed.length; i++) {
			if (pulses.amplitude()[i] != 0 && cells.fault(i) == Cells.WORKING) {
				addressed[count++] = i;
			}
		}
		var conductance = new double[count];
		var normal = isRandom(pulses.kind()) ? new float[count] : null;
		var drawn = new double[normal == null ? 0 : cells.size()];
		if (normal != null) {
			cells.draws().normal("pulse", drawn);
		}
		for (int k = 0; k < count; k++) {
			// a cell that nobody has touched is at the bottom
			conductance[k] = Math.max(gMin, cells.conductance()[addressed[k]]);
			if (normal != null) {
				normal[k] = (float) drawn[addressed[k]];
			}
		}
		pulse(pulses.kind(), conductance, null, normal, 0, count);
		for (int k = 0; k < count; k++) {
			cells.conductance()[addressed[k]] = conductance[k];
		}
	}

	/** Lognormal over cells. */
	@Override
	public void endurance(Cells cells, double[] cycles) {
		cells.draws().normal("endurance", cycles);
		for (int i = 0; i < cycles.length; i++) {
			cycles[i] = endurance * Elementary.exp(enduranceSpread * cycles[i]);
		}
	}

	@Override
	public double energy(Pulses.Kind kind) {
		return switch (kind) {
			case FORMING, SET, RESET -> setEnergy;
			case WEAK_RESET, WEAK_SET -> pulseEnergy;
			case READ -> 0;
		};
	}

	@Override
	public void energy(Cells cells, Pulses pulses, double[] joules) {
		for (int i = 0; i < joules.length; i++) {
			joules[i] = pulses.amplitude()[i] == 0 ? 0 : energy(pulses.kind());
		}
	}

	/** Stuck cells lie at the ends of the window. */
	@Override
	public void stick(Cells cells) {
		for (int i = 0; i < cells.size(); i++) {
			if (cells.fault(i) != Cells.WORKING) {
				cells.conductance()[i] = cells.fault(i) == Cells.STUCK_LRS ? gMax : gMin;
			}
		}
	}
}
