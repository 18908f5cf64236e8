// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import java.util.Arrays;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.device.Relaxing;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * Incremental step pulses with verification (Pérez et al., used by Milo et al. 2019, Fig. 3a): pulses of growing amplitude, each followed
 * by a read, until the current is on the right side of its target or the last amplitude has been applied. All cells of a batch go through
 * the amplitudes together, each as long as it needs to. Random numbers belong to the ramp and to the pulse in it, so that a cell does not
 * notice how long others take.
 */
final class WriteVerify {
	/** Amplitudes and times, as the user sets them. */
	record Ramp(
			@Parameter(doc = "First amplitude", unit = "V", value = "0.1 V", min = 0) double start,
			@Parameter(doc = "Step from pulse to pulse (Milo 2019: 0.1 V)", unit = "V", value = "0.1 V", min = 1e-3) double step,
			@Parameter(doc = "Last amplitude (Milo 2019: 3 V)", unit = "V", value = "3 V", min = 0) double stop,
			@Parameter(doc = "Width of a pulse (assumed)", unit = "s", value = "10 µs", min = 1e-12) double width,
			@Parameter(doc = "Read voltage of the verification (Milo 2019: 0.5 V)", unit = "V", value = "0.5 V", min = 1e-3) double verifyVoltage,
			@Parameter(doc = "Time of a verification (assumed)", unit = "s", value = "1 µs", min = 0) double verifyTime) {
		Ramp {
			if (start > stop) {
				throw new IllegalArgumentException("start is above stop");
			}
		}

		/** Pulses of a ramp. */
		int pulses() {
			return 1 + (int) Math.floor((stop - start) / step + 1e-9);
		}
	}

	private final Cells cells;
	private final Device device;
	private final Ramp ramp;
	private final Monitor monitor;
	private final Draws draws;
	private final boolean[] followed;
	/** Cells that have been pulsed and have not relaxed since. */
	private final boolean[] written;
	private final double[] amplitude;
	private final double[] shown;
	private final double[] joules;
	private final double[] pulses;
	private final double[] time;
	private final double[] energy;
	private final double[] verified;
	/** Ramps and relaxations so far, those without any cell included: each has random numbers of its own. */
	private long phase;

	/** @param followed marks the cells whose every pulse is noted */
	WriteVerify(Cells cells, Device device, Ramp ramp, boolean[] followed, Monitor monitor) {
		this.cells = cells;
		this.device = device;
		this.ramp = ramp;
		this.followed = followed;
		this.monitor = monitor;
		draws = cells.draws();
		written = new boolean[cells.size()];
		amplitude = new double[cells.size()];
		shown = new double[cells.size()];
		joules = new double[cells.size()];
		pulses = cells.state(Cells.PULSES);
		time = cells.state(Cells.TIME);
		energy = cells.state(Cells.ENERGY);
		verified = cells.state(Cells.VERIFIED);
	}

	/**
	 * Pulses the cells that are wanted until each is on the right side of its goal.
	 *
	 * @param gate voltage of the access transistors, V, one a cell
	 * @param goal conductance at the verify voltage, S, one a cell: the least for SET and forming, the most for RESET
	 */
	void run(Pulses.Kind kind, boolean[] wanted, double[] gate, double[] goal) {
		var ownDraws = draws.at(phase++);
		var open = wanted.clone();
		verify(kind, open, goal);
		for (int k = 0; k < ramp.pulses() && any(open); k++) {
			monitor.check();
			double volt = ramp.start + k * ramp.step;
			for (int i = 0; i < open.length; i++) {
				amplitude[i] = open[i] ? kind == Pulses.Kind.RESET ? -volt : volt : 0;
			}
			cells.draws(ownDraws.at(k));
			var train = new Pulses(kind, amplitude, gate, ramp.width);
			if (device instanceof Energetic energetic) {
				energetic.energy(cells, train, joules);
			}
			((Pulsed) device).pulse(cells, train);
			for (int i = 0; i < open.length; i++) {
				if (open[i]) {
					written[i] = true;
					pulses[i]++;
					time[i] += ramp.width + ramp.verifyTime;
					energy[i] += joules[i];
				}
			}
			var pulsed = open.clone();
			verify(kind, open, goal);
			note(kind, pulsed, gate);
		}
	}

	/** Reads the cells that are open, and closes those that are where they should be. */
	private void verify(Pulses.Kind kind, boolean[] open, double[] goal) {
		read();
		for (int i = 0; i < open.length; i++) {
			if (open[i]) {
				boolean there = kind == Pulses.Kind.RESET ? shown[i] <= goal[i] : shown[i] >= goal[i];
				verified[i] = there ? 1 : 0;
				open[i] = !there;
			}
		}
	}

	/** What all cells show to the verification, S; the array is used again. */
	double[] read() {
		if (device instanceof Readout readout) {
			readout.readout(cells, ramp.verifyVoltage, shown);
		} else {
			System.arraycopy(cells.conductance(), 0, shown, 0, shown.length);
		}
		return shown;
	}

	private void note(Pulses.Kind kind, boolean[] pulsed, double[] gate) {
		for (int i = 0; i < pulsed.length; i++) {
			if (pulsed[i] && followed[i]) {
				cells.trace().add(i, kind, amplitude[i], gate[i], shown[i] * ramp.verifyVoltage);
			}
		}
	}

	/** Lets the cells relax that were pulsed since they last did; a device that does not say how stays as it is. */
	void relax() {
		var ownDraws = draws.at(phase++);
		if (device instanceof Relaxing relaxing) {
			cells.draws(ownDraws);
			relaxing.relax(cells, written);
		}
		Arrays.fill(written, false);
	}

	private static boolean any(boolean[] marks) {
		for (boolean mark : marks) {
			if (mark) {
				return true;
			}
		}
		return false;
	}
}
