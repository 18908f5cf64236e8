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
 * Multilevel incremental step pulses with verification, M-ISPVA (Milo et al. 2019, Section II): cells are formed with the gate voltage of
 * the top level, brought to the lowest level by RESET, and set to their level with the gate voltage that limits the current to it. The
 * lowest level is that of RESET (ISPVA). Cells drift after their last verification; further passes find those that have left their
 * level and write them again. RESET only finds a cell too high: one that has fallen below the lowest level is set first.
 */
public record MultilevelIspva(
		WriteVerify.Ramp ramp,
		@Parameter(doc = "Levels of the low-resistance state, ascending", unit = "S", value = "30 µS, 60 µS, 90 µS, 120 µS", min = 0) double[] levels,
		@Parameter(doc = "Gate voltage of each of these levels; in between, and beyond, along straight lines (Milo 2019: 1 to 1.6 V)", unit = "V", value = "1 V, 1.2 V, 1.4 V, 1.6 V", min = 0) double[] gates,
		@Parameter(doc = "Gate voltage of RESET (Milo 2019: 2.7 V)", unit = "V", value = "2.7 V", min = 0) double resetGate,
		@Parameter(doc = "Level that RESET stops at, and to which cells with a lower target are left (Milo 2019: 5 µA at 0.5 V)", unit = "S", value = "10 µS", min = 0) double lowest,
		@Parameter(doc = "Form cells that nobody has touched", value = "true") boolean form,
		@Parameter(doc = "Passes over the array; 1 as in the paper", value = "1", min = 1, max = 1000) int passes,
		@Parameter(doc = "Distance from its target at which a later pass writes a cell again", unit = "S", value = "6 µS", min = 0) double tolerance,
		@Parameter(doc = "Cells of each level whose every pulse is kept, in the first copy", value = "0", min = 0, max = 1000) int traces)
		implements ProgrammingAlgorithm {

	/** Part of a level by which a target may differ from it, for rounding. */
	private static final double ROUNDING = 1e-6;

	public MultilevelIspva {
		if (levels.length < 2 || levels.length != gates.length) {
			throw new IllegalArgumentException(levels.length + " levels for " + gates.length + " gates; give two or more of each");
		}
		for (int k = 1; k < levels.length; k++) {
			if (!(levels[k] > levels[k - 1])) {
				throw new IllegalArgumentException("levels do not ascend");
			}
		}
		if (!(lowest < levels[0])) {
			throw new IllegalArgumentException("lowest is not below the levels");
		}
	}

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Pulsed.class);
	}

	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		Stuck.stick(cells, device);
		var loop = new WriteVerify(cells, device, ramp, Followed.of(cells, traces), monitor);
		var wanted = new boolean[cells.size()];
		for (int i = 0; i < wanted.length; i++) {
			wanted[i] = cells.fault(i) == Cells.WORKING;
		}
		if (form) {
			var fresh = wanted.clone();
			for (int i = 0; i < fresh.length; i++) {
				fresh[i] &= cells.conductance()[i] == 0;
			}
			loop.run(Kind.FORMING, fresh, all(cells, gate(levels[levels.length - 1])), all(cells, levels[levels.length - 1]));
		}
		for (int pass = 0; pass < passes; pass++) {
			if (pass > 0 && !left(cells, loop.read(), wanted)) {
				break;
			}
			if (pass > 0) {
				lift(cells, loop, wanted);
			}
			write(cells, loop, wanted);
			loop.relax();
		}
	}

	/** Sets those of the cells that belong to the lowest level to the one above, so that RESET can bring them down again. */
	private void lift(Cells cells, WriteVerify loop, boolean[] wanted) {
		var low = wanted.clone();
		for (int i = 0; i < low.length; i++) {
			low[i] &= !isAboveLowest(cells.target()[i]);
		}
		loop.run(Kind.SET, low, all(cells, gates[0]), all(cells, levels[0]));
	}

	private boolean isAboveLowest(double target) {
		return target > lowest * (1 + ROUNDING);
	}

	private void write(Cells cells, WriteVerify loop, boolean[] wanted) {
		loop.run(Kind.RESET, wanted, all(cells, resetGate), all(cells, lowest));
		var set = wanted.clone();
		var gate = new double[set.length];
		for (int i = 0; i < set.length; i++) {
			set[i] &= isAboveLowest(cells.target()[i]);
			gate[i] = gate(cells.target()[i]);
		}
		loop.run(Kind.SET, set, gate, cells.target());
	}

	/** Marks the working cells that are too far from their targets; false if there is none. */
	private boolean left(Cells cells, double[] shown, boolean[] wanted) {
		boolean any = false;
		for (int i = 0; i < wanted.length; i++) {
			double target = Math.max(lowest, cells.target()[i]);
			wanted[i] = cells.fault(i) == Cells.WORKING && Math.abs(shown[i] - target) > tolerance;
			any |= wanted[i];
		}
		return any;
	}

	private static double[] all(Cells cells, double value) {
		var all = new double[cells.size()];
		Arrays.fill(all, value);
		return all;
	}

	/** Gate voltage that belongs to a level, V. */
	private double gate(double level) {
		int k = 1;
		while (k < levels.length - 1 && level > levels[k]) {
			k++;
		}
		double part = (level - levels[k - 1]) / (levels[k] - levels[k - 1]);
		return Math.max(0, gates[k - 1] + part * (gates[k] - gates[k - 1]));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof MultilevelIspva ispva && ramp.equals(ispva.ramp) && Arrays.equals(levels, ispva.levels) && Arrays.equals(gates, ispva.gates)
				&& resetGate == ispva.resetGate && lowest == ispva.lowest && form == ispva.form && passes == ispva.passes && tolerance == ispva.tolerance
				&& traces == ispva.traces;
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(levels) + 31 * ramp.hashCode();
	}
}
