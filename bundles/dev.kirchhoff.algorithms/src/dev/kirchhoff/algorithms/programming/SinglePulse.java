// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/**
 * Writes bits without verification: one SET or RESET pulse for each cell that does not hold its bit yet (Yu et al. 2016, Section II,
 * whose typical conditions are the defaults); what has become of the cells is noted as verified all the same. Cells that nobody has
 * touched get their pulse in any case.
 */
public record SinglePulse(BitPulses pulses) implements ProgrammingAlgorithm {

	/** Part of the window by which a target may miss its end, for rounding. */
	private static final double TOLERANCE = 1e-6;

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Pulsed.class);
	}

	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		Stuck.stick(cells, device);
		var set = new boolean[cells.size()];
		var reset = new boolean[cells.size()];
		for (int i = 0; i < set.length; i++) {
			boolean wanted = wanted(cells.target()[i], device);
			double present = cells.conductance()[i];
			boolean pulse = present == 0 || BitPulses.bit(present, device) != wanted;
			set[i] = pulse && wanted;
			reset[i] = pulse && !wanted;
		}
		pulses.write(cells, device, true, set);
		pulses.write(cells, device, false, reset);
		var verified = cells.state(Cells.VERIFIED);
		for (int i = 0; i < verified.length; i++) {
			verified[i] = BitPulses.bit(cells.conductance()[i], device) == wanted(cells.target()[i], device) ? 1 : 0;
		}
	}

	private static boolean wanted(double target, Device device) {
		var window = device.window();
		if (Math.min(Math.abs(target - window.low()), Math.abs(target - window.high())) > TOLERANCE * window.width()) {
			throw new KirchhoffException("single pulses write bits, and a target of " + target + " S is neither end of the device's window",
					"map weights of bits (sign-magnitude) or of three levels (differential), or program with another algorithm");
		}
		return BitPulses.bit(target, device);
	}
}
