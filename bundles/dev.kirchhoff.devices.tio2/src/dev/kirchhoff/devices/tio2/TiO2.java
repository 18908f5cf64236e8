// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.tio2;

import java.util.Locale;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.function.Elementary;

/**
 * Passive Al2O3/TiO2 crossbar device of Drolet et al. 2023 ("Hardware-aware training techniques ..."). Tuning imprecision (Fig. 2)
 * and stuck devices (Fig. 4) are the paper's fits; the V/3 disturbance (Fig. 3), which the paper only samples, is a mixture fitted to
 * the authors' published measurements: a Laplace peak of devices that hardly notice, and a tail, mostly towards lower conductance,
 * whose weight grows with the number of devices programmed later.
 */
public record TiO2(
		@Parameter(doc = "Lowest programmable conductance", unit = "S", value = "100 µS", min = 0) double gMin,
		@Parameter(doc = "Highest programmable conductance", unit = "S", value = "500 µS", min = 0) double gMax,
		@Parameter(doc = "Mean relative tuning offset (Fig. 2d)", value = "-0.589 %", min = -1, max = 1) double offset,
		@Parameter(doc = "Standard deviation of the tuning offset (Fig. 2d)", value = "0.339 %", min = 0, max = 1) double offsetSpread,
		@Parameter(doc = "Relative spread of tuned values, extrapolated to zero conductance (Fig. 2c)", value = "0.691 %", min = 0, max = 1) double spread,
		@Parameter(doc = "Change of the relative spread with conductance (Fig. 2c)", unit = "1/S", value = "-6.24") double spreadSlope,
		@Parameter(doc = "Mean conductance of devices stuck at LRS (Fig. 4b)", unit = "S", value = "573 µS", min = 0) double stuckLrs,
		@Parameter(doc = "Standard deviation of devices stuck at LRS (Fig. 4b)", unit = "S", value = "99 µS", min = 0) double stuckLrsSpread,
		@Parameter(doc = "Lowest conductance of devices stuck at HRS (Fig. 4a)", unit = "S", value = "10 µS", min = 0) double stuckHrsLow,
		@Parameter(doc = "Highest conductance of devices stuck at HRS (Fig. 4a)", unit = "S", value = "100 µS", min = 0) double stuckHrsHigh,
		@Parameter(doc = "Share of devices in the tail of the V/3 disturbance after very many writes (fitted)", value = "0.705", min = 0, max = 1) double tailShare,
		@Parameter(doc = "Writes of other devices after which 63 % of that share is reached (fitted)", value = "7.20", min = 1e-9) double tailWrites,
		@Parameter(doc = "Width of the disturbance peak after one later write (fitted)", unit = "S", value = "2.99 µS", min = 0) double peakWidth,
		@Parameter(doc = "Exponent with which the peak widens with later writes (fitted)", value = "0.088") double peakExponent,
		@Parameter(doc = "Part of the tail that loses conductance (fitted)", value = "0.833", min = 0, max = 1) double lossShare,
		@Parameter(doc = "Mean loss in the tail before truncation (fitted)", unit = "S", value = "46.6 µS", min = 1e-12) double lossMean,
		@Parameter(doc = "Mean gain in the tail before truncation (fitted)", unit = "S", value = "17.5 µS", min = 1e-12) double gainMean,
		@Parameter(doc = "Largest disturbance", unit = "S", value = "40 µS", min = 1e-12) double disturbanceBound,
		@Parameter(doc = "What becomes of a larger one: it is drawn again, as the published measurements suggest, or clipped", value = "redraw") Excess excess)
		implements Device, StaticIV, Tunable, Disturbed, Faulty {

	/** No draw from the standard normal distribution is larger. */
	private static final double LARGEST_NORMAL = 8.3;

	/** What becomes of a disturbance beyond the bound. */
	public enum Excess {
		/** Another is drawn in its place. */
		REDRAW,
		/** It is as large as the bound. */
		CLIP
	}

	public TiO2 {
		if (!(gMin < gMax)) {
			throw new IllegalArgumentException("gMin is not below gMax");
		}
		if (stuckHrsLow > stuckHrsHigh) {
			throw new IllegalArgumentException("stuckHrsLow is above stuckHrsHigh");
		}
	}

	@Override
	public Range window() {
		return new Range(gMin, gMax);
	}

	/** Tuned and disturbed cells can leave the window a little; what is stuck at LRS can lie far above it. */
	@Override
	public Range limits() {
		double error = Math.abs(offset) + LARGEST_NORMAL * (offsetSpread + Math.max(Math.abs(spread + spreadSlope * gMin), Math.abs(spread + spreadSlope * gMax)));
		double stuck = Math.max(stuckLrs + LARGEST_NORMAL * stuckLrsSpread, stuckHrsHigh);
		return new Range(Math.min(0, gMin - error * gMax - disturbanceBound), Math.max((1 + error) * gMax + disturbanceBound, stuck));
	}

	/** Ohmic at the read voltage of 0.2 V. */
	@Override
	public double current(double g, double v) {
		return g * v;
	}

	/** Drolet et al. 2023, eq. 2 and Fig. 2: an offset, then a spread that depends on the conductance. */
	@Override
	public void tune(Cells cells) {
		var target = cells.target();
		var conductance = cells.conductance();
		var first = new double[cells.size()];
		var second = new double[cells.size()];
		cells.draws().normal("tuning offset", first);
		cells.draws().normal("tuning spread", second);
		for (int i = 0; i < target.length; i++) {
			double g = target[i];
			conductance[i] = g * (1 + offset + offsetSpread * first[i] + (spreadSlope * g + spread) * second[i]);
		}
	}

	@Override
	public void stick(Cells cells) {
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (cells.fault(i) == Cells.STUCK_LRS) {
				conductance[i] = Math.max(0, stuckLrs + stuckLrsSpread * cells.draws().normal("stuck at LRS", i));
			} else if (cells.fault(i) == Cells.STUCK_HRS) {
				conductance[i] = stuckHrsLow + (stuckHrsHigh - stuckHrsLow) * cells.draws().uniform("stuck at HRS", i);
			}
		}
	}

	@Override
	public void disturb(Cells cells, BiasScheme scheme) {
		if (scheme != BiasScheme.THIRD) {
			throw new KirchhoffException("the disturbance of tio2 devices was measured with the V/3 scheme, not " + scheme.name().toLowerCase(Locale.ROOT),
					"put the array into a tile with biasScheme V/3, or program without disturbance");
		}
		int perCopy = cells.perCopy();
		var peaks = new Peak[perCopy];
		for (int k = 0; k < perCopy - 1; k++) {
			peaks[k] = peak(perCopy - 1 - k);
		}
		var uniform = new double[cells.size()];
		cells.draws().uniform("V/3 disturbance", uniform);
		var conductance = cells.conductance();
		for (int copy = 0; copy < cells.copies(); copy++) {
			for (int k = 0; k < perCopy - 1; k++) {
				int i = copy * perCopy + k;
				conductance[i] += disturbance(peaks[k], uniform[i]);
			}
		}
	}

	/** Parts of the mixture for a device before {@code later} others: shares of loss and gain inside the bound, and the peak. */
	private record Peak(double loss, double gain, double width, double mass) {
	}

	private Peak peak(int later) {
		double tail = tailShare * (1 - Elementary.exp(-later / tailWrites));
		double width = peakWidth * Elementary.exp(peakExponent * Elementary.log(later));
		double loss = tail * lossShare * inside(lossMean);
		double gain = tail * (1 - lossShare) * inside(gainMean);
		double mass = inside(width);
		double all = loss + gain + (1 - tail) * mass;
		return new Peak(loss / all, gain / all, width, mass);
	}

	/** Part of an exponential distribution that is drawn from: what lies below the bound, or all of it. */
	private double inside(double mean) {
		return mean == 0 || excess == Excess.CLIP ? 1 : 1 - Elementary.exp(-disturbanceBound / mean);
	}

	/** Inverse distribution function of the truncated mixture, up to the order of its parts. */
	private double disturbance(Peak peak, double u) {
		if (u < peak.loss) {
			return -exponential(lossMean, u / peak.loss, inside(lossMean));
		}
		double v = u - peak.loss;
		if (v < peak.gain) {
			return exponential(gainMean, v / peak.gain, inside(gainMean));
		}
		double w = 2 * (v - peak.gain) / (1 - peak.loss - peak.gain) - 1;
		return w < 0 ? -exponential(peak.width, -w, peak.mass) : exponential(peak.width, w, peak.mass);
	}

	private double exponential(double mean, double u, double mass) {
		return mean == 0 ? 0 : Math.min(disturbanceBound, -mean * Elementary.log(Math.max(Double.MIN_NORMAL, 1 - u * mass)));
	}
}
