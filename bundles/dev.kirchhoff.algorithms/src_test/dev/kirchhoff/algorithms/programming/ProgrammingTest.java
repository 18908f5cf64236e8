// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.algorithms.ageing.Storage;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Aged;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Disturbed;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.numerics.random.RandomStream;

class ProgrammingTest {
	/** Only has a window. */
	private record Plain() implements Device {
		@Override
		public Range window() {
			return new Range(1, 2);
		}
	}

	/** Tunes to twice the target, adds 100 when disturbed, sticks at 7 and notes what it was asked. */
	private record Noting(List<String> asked) implements Device, Tunable, Disturbed, Faulty, Aged {
		@Override
		public Range window() {
			return new Range(1, 2);
		}

		@Override
		public void tune(Cells cells) {
			asked.add("tune");
			for (int i = 0; i < cells.size(); i++) {
				cells.conductance()[i] = 2 * cells.target()[i];
			}
		}

		@Override
		public void disturb(Cells cells, BiasScheme scheme) {
			asked.add("disturb " + scheme);
			for (int i = 0; i < cells.size(); i++) {
				cells.conductance()[i] += 100;
			}
		}

		@Override
		public void stick(Cells cells) {
			asked.add("stick");
			for (int i = 0; i < cells.size(); i++) {
				if (cells.fault(i) != Cells.WORKING) {
					cells.conductance()[i] = 7;
				}
			}
		}

		@Override
		public void age(Cells cells, double duration, double temperature) {
			asked.add("age " + duration + " s at " + temperature + " K");
		}
	}

	private record Undisturbed() implements Device, Tunable {
		@Override
		public Range window() {
			return new Range(1, 2);
		}

		@Override
		public void tune(Cells cells) {
			System.arraycopy(cells.target(), 0, cells.conductance(), 0, cells.size());
		}
	}

	/** Targets 1, 1.5 and 2; the second is stuck at LRS, the third at HRS. */
	private static Cells cells() {
		var cells = new Cells(1, new int[3], new int[] { 0, 1, 2 }, new Draws(new RandomStream[] { RandomStream.of(1) }, 3));
		cells.target()[0] = 1;
		cells.target()[1] = 1.5;
		cells.target()[2] = 2;
		cells.faults()[1] = Cells.STUCK_LRS;
		cells.faults()[2] = Cells.STUCK_HRS;
		return cells;
	}

	@Test
	void tuningTunesThenDisturbsThenSticks() {
		var asked = new ArrayList<String>();
		var cells = cells();
		new Tuning(true).program(cells, new Noting(asked), BiasScheme.THIRD, Monitor.NONE);
		assertEquals(List.of("tune", "disturb THIRD", "stick"), asked);
		assertArrayEquals(new double[] { 102, 7, 7 }, cells.conductance());
	}

	@Test
	void tuningWithoutDisturbance() {
		var asked = new ArrayList<String>();
		var cells = cells();
		new Tuning(false).program(cells, new Noting(asked), BiasScheme.THIRD, Monitor.NONE);
		assertEquals(List.of("tune", "stick"), asked);
		assertArrayEquals(new double[] { 2, 7, 7 }, cells.conductance());
		assertEquals(Set.of(Tunable.class), new Tuning(false).needs());
	}

	@Test
	void aDeviceThatSaysNothingOfDisturbanceAndFaults() {
		var cells = cells();
		new Tuning(true).program(cells, new Undisturbed(), BiasScheme.HALF, Monitor.NONE);
		assertArrayEquals(new double[] { 1, 2, 1 }, cells.conductance(), "stuck at the ends of the window");
	}

	@Test
	void exactWritesEveryWorkingCellToItsTarget() {
		var cells = cells();
		new Exact().program(cells, new Plain(), BiasScheme.GROUNDED, Monitor.NONE);
		assertArrayEquals(new double[] { 1, 2, 1 }, cells.conductance());
		var asked = new ArrayList<String>();
		new Exact().program(cells, new Noting(asked), BiasScheme.GROUNDED, Monitor.NONE);
		assertArrayEquals(new double[] { 1, 7, 7 }, cells.conductance());
		assertEquals(List.of("stick"), asked);
		assertEquals(Set.of(), new Exact().needs());
	}

	@Test
	void storageAges() {
		var asked = new ArrayList<String>();
		new Storage(3600, 398.15).age(cells(), new Noting(asked), Monitor.NONE);
		new Storage(0, 398.15).age(cells(), new Noting(asked), Monitor.NONE);
		assertEquals(List.of("age 3600.0 s at 398.15 K"), asked);
		assertEquals(Set.of(Aged.class), new Storage(0, 1).needs());
	}
}
