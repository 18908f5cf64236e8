// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.hfo2;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * Multilevel Al:HfO2 cell with access transistor of Milo et al. 2019 ("Low-energy inference machine with multilevel HfO2 RRAM arrays").
 * The state is the conductance at 0.5 V; a cell without any has not been formed. Four things happen to it:
 * <ul>
 * <li>SET and forming: above its threshold the filament grows until the transistor's compliance current flows at the critical voltage
 * across the cell, G = IC / VC (Ielmini 2016, Semicond. Sci. Technol. 31, 063002); a pulse goes a part of the way that grows with the
 * overdrive.
 * <li>RESET: above its threshold a pulse takes away a part of the conductance that grows with the overdrive; the cell sees no more than
 * IC / G, the rest drops across the transistor.
 * <li>Relaxation: after the last verification the current moves by some µA (Fig. 3b and Fig. 5a are what is left then).
 * <li>Annealing: a random walk of the conductance, activated by temperature (Fig. 5b).
 * </ul>
 * Voltages of the write circuit and the measured spreads are the paper's; thresholds, slopes and spreads of the model are calibrated so
 * that write-verify loops end in them.
 */
public record HfO2(
		@Parameter(doc = "Lowest conductance that is programmed (level L1: 5 µA at 0.5 V)", unit = "S", value = "10 µS", min = 0) double gMin,
		@Parameter(doc = "Highest conductance that is programmed (level L5: 60 µA at 0.5 V)", unit = "S", value = "120 µS", min = 0) double gMax,
		@Parameter(doc = "Gate voltage at which the transistor begins to conduct (calibrated)", unit = "V", value = "0.8 V") double gateThreshold,
		@Parameter(doc = "Compliance current for each volt of gate voltage above it (calibrated)", unit = "S", value = "81 µS", min = 1e-9) double gateSlope,
		@Parameter(doc = "Voltage across the cell at which SET stops under compliance (calibrated)", unit = "V", value = "0.5 V", min = 1e-3) double criticalVoltage,
		@Parameter(doc = "Mean forming voltage (calibrated)", unit = "V", value = "2.2 V", min = 0) double forming,
		@Parameter(doc = "Standard deviation of the forming voltage over cells (calibrated)", unit = "V", value = "0.15 V", min = 0) double formingSpread,
		@Parameter(doc = "Mean SET threshold (Fig. 2b: about 1 V)", unit = "V", value = "0.9 V", min = 0) double set,
		@Parameter(doc = "Mean RESET threshold (Fig. 2b: -1 V ends it)", unit = "V", value = "0.6 V", min = 0) double reset,
		@Parameter(doc = "Relative spread of both thresholds over cells (calibrated)", value = "0.08", min = 0, max = 1) double thresholdSpread,
		@Parameter(doc = "Spread of both thresholds from pulse to pulse (calibrated)", unit = "V", value = "0.05 V", min = 0) double pulseSpread,
		@Parameter(doc = "Overdrive at which a SET pulse goes 63 % of its way (calibrated)", unit = "V", value = "4 V", min = 1e-3) double setOverdrive,
		@Parameter(doc = "Overdrive at which a RESET pulse goes 63 % of its way (calibrated)", unit = "V", value = "2.5 V", min = 1e-3) double resetOverdrive,
		@Parameter(doc = "Conductance that RESET leads to (calibrated)", unit = "S", value = "7 µS", min = 0) double resetFloor,
		@Parameter(doc = "Relaxation after verification, standard deviation where it is largest (calibrated to 3 µA at 0.5 V)", unit = "S", value = "5.8 µS", min = 0) double relaxation,
		@Parameter(doc = "The same as a part of the conductance, where that is less (calibrated to 2.5 µA in L1)", value = "0.53", min = 0) double relaxationPart,
		@Parameter(doc = "Relative deviation of what cells show at half of the reference voltage (assumed)", value = "0.06", min = 0) double readSpread,
		@Parameter(doc = "Exponent with which it grows as the read voltage falls (assumed)", value = "1", min = 0) double readExponent,
		@Parameter(doc = "Spread that an anneal adds where it is largest (calibrated to Fig. 5b)", unit = "S", value = "11.5 µS", min = 0) double ageing,
		@Parameter(doc = "The same as a part of the conductance, where that is less (calibrated to Fig. 5b)", value = "1.25", min = 0) double ageingPart,
		@Parameter(doc = "Time of that anneal", unit = "s", value = "1 h", min = 1e-3) double ageingTime,
		@Parameter(doc = "Temperature of that anneal", unit = "K", value = "125 °C", min = 1) double ageingTemperature,
		@Parameter(doc = "Activation energy of ageing (assumed)", unit = "J", value = "0.18 aJ", min = 0) double activation)
		implements Device, StaticIV, Pulsed, Relaxing, Readout, Aged, Energetic, Faulty {

	/** Read voltage that conductances belong to, V. */
	private static final double REFERENCE = 0.5;
	/** No draw from the standard normal distribution is larger. */
	private static final double LARGEST_NORMAL = 8.3;
	/** J/K (CODATA 2018, exact). */
	private static final double BOLTZMANN = 1.380649e-23;

	/** States: what distinguishes a cell from the others, in standard deviations; 0 until it is drawn. */
	private static final String THRESHOLD = "threshold";
	private static final String READOUT = "readout";

	public HfO2 {
		if (!(gMin < gMax)) {
			throw new IllegalArgumentException("gMin is not below gMax");
		}
		if (resetFloor >= gMin) {
			throw new IllegalArgumentException("resetFloor is not below gMin: RESET would never get there");
		}
	}

	@Override
	public Range window() {
		return new Range(gMin, gMax);
	}

	/** An anneal of any length may lead anywhere; what is set beyond the window is bounded by the transistor. */
	@Override
	public Range limits() {
		return new Range(0, 1);
	}

	/** Ohmic up to the read voltage. */
	@Override
	public double current(double g, double v) {
		return g * v;
	}

	/** Compliance current, A: the transistor's saturation current, linear in the overdrive of its gate. */
	private double compliance(double gate) {
		return Math.max(0, gateSlope * (gate - gateThreshold));
	}

	@Override
	public void pulse(Cells cells, Pulses pulses) {
		switch (pulses.kind()) {
			case FORMING, SET, WEAK_SET -> grow(cells, pulses);
			case RESET, WEAK_RESET -> shrink(cells, pulses);
			case READ -> {
				// too little to change anything
			}
		}
	}

	/** Thresholds of the cells that are pulsed, drawn with the first pulse of each: so a cell does not notice when others get theirs. */
	private static double[] thresholds(Cells cells, double[] amplitude) {
		var threshold = cells.state(THRESHOLD);
		double[] drawn = null;
		for (int i = 0; i < threshold.length; i++) {
			if (threshold[i] == 0 && amplitude[i] != 0) {
				drawn = drawn == null ? normal(cells, THRESHOLD) : drawn;
				threshold[i] = drawn[i];
			}
		}
		return threshold;
	}

	private static double[] normal(Cells cells, String purpose) {
		var normal = new double[cells.size()];
		cells.draws().normal(purpose, normal);
		return normal;
	}

	private void grow(Cells cells, Pulses pulses) {
		if (pulses.gate() == null) {
			throw new KirchhoffException("SET and forming of hfo2 cells are limited by their access transistors, and these pulses have no gate voltage",
					"program with an algorithm that drives gates, for example ispva or m-ispva");
		}
		var conductance = cells.conductance();
		var threshold = thresholds(cells, pulses.amplitude());
		double[] noise = null;
		for (int i = 0; i < conductance.length; i++) {
			double volt = Math.abs(pulses.amplitude()[i]);
			if (volt == 0 || cells.fault(i) != Cells.WORKING) {
				continue;
			}
			boolean formed = conductance[i] > 0;
			double needed = formed ? set * (1 + thresholdSpread * threshold[i]) : forming + formingSpread * threshold[i];
			if (formed && volt > needed - LARGEST_NORMAL * pulseSpread) {
				noise = noise == null ? normal(cells, "pulse") : noise;
				needed += pulseSpread * noise[i];
			}
			double end = compliance(gate(pulses, i)) / criticalVoltage;
			if (volt > needed && end > conductance[i]) {
				conductance[i] += (end - conductance[i]) * part(volt - needed, setOverdrive);
			}
		}
	}

	private void shrink(Cells cells, Pulses pulses) {
		var conductance = cells.conductance();
		var threshold = thresholds(cells, pulses.amplitude());
		double[] noise = null;
		for (int i = 0; i < conductance.length; i++) {
			double volt = Math.abs(pulses.amplitude()[i]);
			if (volt == 0 || conductance[i] <= resetFloor || cells.fault(i) != Cells.WORKING) {
				continue;
			}
			double across = Math.min(volt, compliance(gate(pulses, i)) / conductance[i]);
			double needed = reset * (1 + thresholdSpread * threshold[i]);
			if (across <= needed - LARGEST_NORMAL * pulseSpread) {
				continue;
			}
			noise = noise == null ? normal(cells, "pulse") : noise;
			needed += pulseSpread * noise[i];
			if (across > needed) {
				conductance[i] -= (conductance[i] - resetFloor) * part(across - needed, resetOverdrive);
			}
		}
	}

	private static double gate(Pulses pulses, int i) {
		return pulses.gate() == null ? Double.POSITIVE_INFINITY : pulses.gate()[i];
	}

	/** Part of the way that a pulse goes. */
	private static double part(double overdrive, double scale) {
		return 1 - Elementary.exp(-overdrive / scale);
	}

	@Override
	public void relax(Cells cells, boolean[] which) {
		var normal = normal(cells, "relaxation");
		for (int i = 0; i < normal.length; i++) {
			normal[i] = which[i] ? normal[i] : 0;
		}
		walk(cells, normal, relaxation, relaxationPart);
	}

	/**
	 * Moves every working, formed cell by so many standard deviations. The new conductance is lognormal with the old one as its mean: all but
	 * normal where the filament is strong, skewed where little of it is left, never negative; and the variances of steps add up.
	 *
	 * @param spread largest standard deviation, S
	 * @param part   largest standard deviation as a part of the conductance
	 */
	private static void walk(Cells cells, double[] normal, double spread, double part) {
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (normal[i] != 0 && conductance[i] > 0 && cells.fault(i) == Cells.WORKING) {
				double relative = Math.min(part, spread / conductance[i]);
				double variance = Elementary.log(1 + relative * relative);
				conductance[i] *= Elementary.exp(Math.sqrt(variance) * normal[i] - variance / 2);
			}
		}
	}

	/** Below the reference voltage every cell deviates in a way of its own, the more the lower; it keeps that for life. */
	@Override
	public void readout(Cells cells, double voltage, double[] shown) {
		System.arraycopy(cells.conductance(), 0, shown, 0, shown.length);
		if (voltage >= REFERENCE || readSpread == 0) {
			return;
		}
		double spread = readSpread * (power(REFERENCE / voltage, readExponent) - 1) / (power(2, readExponent) - 1);
		var deviation = cells.state(READOUT);
		double[] drawn = null;
		for (int i = 0; i < shown.length; i++) {
			if (deviation[i] == 0) {
				drawn = drawn == null ? normal(cells, READOUT) : drawn;
				deviation[i] = drawn[i];
			}
			shown[i] = Math.max(0, shown[i] * (1 + spread * deviation[i]));
		}
	}

	private static double power(double base, double exponent) {
		return Elementary.exp(exponent * Elementary.log(base));
	}

	/** A random walk: its variance grows with time, and with temperature by the Arrhenius law, so that ageing in two parts is ageing in one. */
	@Override
	public void age(Cells cells, double duration, double temperature) {
		double speed = Elementary.exp(activation / BOLTZMANN * (1 / ageingTemperature - 1 / temperature));
		double way = Math.sqrt(duration / ageingTime * speed);
		walk(cells, normal(cells, "ageing"), way * ageing, way * ageingPart);
	}

	/** V · I · width, cell and transistor; the current is what the cell takes, or the compliance. */
	@Override
	public void energy(Cells cells, Pulses pulses, double[] joules) {
		for (int i = 0; i < joules.length; i++) {
			double volt = Math.abs(pulses.amplitude()[i]);
			joules[i] = volt * Math.min(volt * cells.conductance()[i], compliance(gate(pulses, i))) * pulses.width();
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
