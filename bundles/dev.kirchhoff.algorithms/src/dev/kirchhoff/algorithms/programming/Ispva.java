// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.Arrays;
import java.util.Set;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/**
 * Incremental step pulses with verification, ISPVA, with one gate voltage for SET and one for RESET: bits. A target in the upper half of
 * the device's window is set until the cell reaches it, any other reset until the cell is as low; cells that nobody has touched are formed
 * first (Milo et al. 2019, Section II, for RESET).
 */
public record Ispva(
		WriteVerify.Ramp ramp,
		@Parameter(doc = "Gate voltage of SET and forming", unit = "V", value = "1.6 V", min = 0) double setGate,
		@Parameter(doc = "Gate voltage of RESET (Milo 2019: 2.7 V)", unit = "V", value = "2.7 V", min = 0) double resetGate,
		@Parameter(doc = "Cells of each target whose every pulse is kept, in the first copy", value = "0", min = 0, max = 1000) int traces)
		implements ProgrammingAlgorithm {

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Pulsed.class);
	}

	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		Stuck.stick(cells, device);
		var window = device.window();
		double middle = window.low() + window.width() / 2;
		var fresh = new boolean[cells.size()];
		var low = new boolean[cells.size()];
		var high = new boolean[cells.size()];
		for (int i = 0; i < low.length; i++) {
			boolean works = cells.fault(i) == Cells.WORKING;
			fresh[i] = works && cells.conductance()[i] == 0;
			high[i] = works && cells.target()[i] > middle;
			low[i] = works && !high[i];
		}
		var loop = new WriteVerify(cells, device, ramp, Followed.of(cells, traces), monitor);
		loop.run(Kind.FORMING, fresh, filled(cells, setGate), filled(cells, window.high()));
		loop.run(Kind.RESET, low, filled(cells, resetGate), cells.target());
		loop.run(Kind.SET, high, filled(cells, setGate), cells.target());
		loop.relax();
	}

	private static double[] filled(Cells cells, double value) {
		var all = new double[cells.size()];
		Arrays.fill(all, value);
		return all;
	}
}
