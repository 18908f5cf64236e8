// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;

/**
 * The device that {@link Measured} describes, with its tables read.
 *
 * @param tuning      relative errors by target, or null
 * @param disturbance changes of conductance by number of later writes, or null if cells are not disturbed
 * @param curve       shape of the I-V curve, or null for an ohmic cell
 */
record MeasuredDevice(Measured given, Groups tuning, Groups disturbance, Curve curve, double[] stuckLrs, double[] stuckHrs)
		implements Device, StaticIV, Tunable, Disturbed, Faulty {

	@Override
	public Range window() {
		return new Range(given.gMin(), given.gMax());
	}

	@Override
	public Range limits() {
		double disturbed = disturbance == null ? 0 : disturbance.largest();
		double error = tuning == null ? 10 * (Math.abs(given.offset()) + given.offsetSpread() + given.spread()
				+ Math.abs(given.spreadSlope()) * given.gMax()) : tuning.largest();
		var stuck = DoubleStream.concat(Arrays.stream(stuckLrs), Arrays.stream(stuckHrs)).summaryStatistics();
		return new Range(Math.min(stuck.getMin(), Math.min(0, given.gMax() * (1 - error)) - disturbed), Math.max(stuck.getMax(), given.gMax() * (1 + error) + disturbed));
	}

	@Override
	public double current(double g, double v) {
		return curve == null ? g * v : g * curve.at(v);
	}

	@Override
	public void tune(Cells cells) {
		var target = cells.target();
		var conductance = cells.conductance();
		if (tuning != null) {
			var uniform = new double[cells.size()];
			cells.draws().uniform("tuning", uniform);
			for (int i = 0; i < target.length; i++) {
				conductance[i] = target[i] * (1 + Groups.pick(tuning.nearest(target[i]), uniform[i]));
			}
			return;
		}
		var first = new double[cells.size()];
		var second = new double[cells.size()];
		cells.draws().normal("tuning offset", first);
		cells.draws().normal("tuning spread", second);
		for (int i = 0; i < target.length; i++) {
			double g = target[i];
			conductance[i] = g * (1 + given.offset() + given.offsetSpread() * first[i] + (given.spreadSlope() * g + given.spread()) * second[i]);
		}
	}

	@Override
	public void disturb(Cells cells, BiasScheme scheme) {
		if (disturbance == null) {
			return;
		}
		int perCopy = cells.perCopy();
		var uniform = new double[cells.size()];
		cells.draws().uniform("disturbance", uniform);
		var conductance = cells.conductance();
		for (int k = 0; k < perCopy - 1; k++) {
			var values = disturbance.nearest(perCopy - 1 - k);
			for (int i = k; i < conductance.length; i += perCopy) {
				conductance[i] += Groups.pick(values, uniform[i]);
			}
		}
	}

	@Override
	public void stick(Cells cells) {
		var conductance = cells.conductance();
		for (int i = 0; i < conductance.length; i++) {
			if (cells.fault(i) != Cells.WORKING) {
				conductance[i] = Groups.pick(cells.fault(i) == Cells.STUCK_LRS ? stuckLrs : stuckHrs, cells.draws().uniform("stuck", i));
			}
		}
	}
}
