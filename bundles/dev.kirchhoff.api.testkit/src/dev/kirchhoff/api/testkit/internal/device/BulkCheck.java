// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Currents of a batch are those of its cells, one by one. */
final class BulkCheck implements DeviceCheck {
	private static final double TOLERANCE = 1e-12;
	private static final int CONDUCTANCES = 17;

	@Override
	public void check(Bench bench, Report report) {
		bench.as(StaticIV.class).ifPresent(iv -> {
			var conductances = bench.conductances(CONDUCTANCES);
			var voltages = bench.voltages();
			int size = conductances.length * voltages.length;
			var g = new double[size];
			var v = new double[size];
			var i = new double[size];
			for (int k = 0; k < size; k++) {
				g[k] = conductances[k / voltages.length];
				v[k] = voltages[k % voltages.length];
			}
			var givenG = g.clone();
			var givenV = v.clone();
			iv.currents(g, v, i);
			for (int k = 0; k < size; k++) {
				double one = iv.current(givenG[k], givenV[k]);
				if (Math.abs(i[k] - one) > TOLERANCE * Math.abs(one) || Double.isNaN(i[k]) != Double.isNaN(one)) {
					report.error("", "the batch has " + Text.amperes(i[k]) + ", the cell alone " + Text.amperes(one), "currents at " + Text.siemens(givenG[k]) + " and " + Text.volts(givenV[k]),
							"compute both with the same law, to " + TOLERANCE + "; or leave currents out, the default calls current");
				}
			}
		});
	}
}
