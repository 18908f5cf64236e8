// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.numerics.random.RandomStream;

class SetWeakResetTest {
	/** Window 1 to 3; a weak RESET takes 0.1. */
	private record Steps() implements Device, Pulsed, Energetic, Faulty {
		@Override
		public Range window() {
			return new Range(1, 3);
		}

		@Override
		public void pulse(Cells cells, Pulses pulses) {
			for (int i = 0; i < cells.size(); i++) {
				double volt = pulses.amplitude()[i];
				if (volt != 0) {
					assertEquals(pulses.kind() == Pulses.Kind.SET ? 2 : -1.2, volt);
					cells.conductance()[i] = pulses.kind() == Pulses.Kind.SET ? 3 : cells.conductance()[i] - 0.1;
				}
			}
		}

		@Override
		public void energy(Cells cells, Pulses pulses, double[] joules) {
			for (int i = 0; i < joules.length; i++) {
				joules[i] = pulses.kind() == Pulses.Kind.SET ? 5 : 3;
			}
		}

		@Override
		public void stick(Cells cells) {
			for (int i = 0; i < cells.size(); i++) {
				if (cells.fault(i) != Cells.WORKING) {
					cells.conductance()[i] = 1;
				}
			}
		}
	}

	@Test
	void everyCellIsSetAndLowTargetsGetWeakResets() {
		var cells = new Cells(1, new int[4], new int[4], new Draws(new RandomStream[] { RandomStream.of(1) }, 4));
		System.arraycopy(new double[] { 1, 3, 1.9, 1 }, 0, cells.target(), 0, 4);
		cells.faults()[3] = Cells.STUCK_HRS;
		var algorithm = new SetWeakReset(2, 2, 1.2, 1e-7);
		assertEquals(Set.of(Pulsed.class), algorithm.needs());
		algorithm.program(cells, new Steps(), BiasScheme.GROUNDED, Monitor.NONE);
		assertArrayEquals(new double[] { 2.8, 3, 2.8, 1 }, cells.conductance(), 1e-12);
		assertArrayEquals(new double[] { 3, 1, 3, 0 }, cells.state(Cells.PULSES));
		assertArrayEquals(new double[] { 11, 5, 11, 0 }, cells.state(Cells.ENERGY));
		assertArrayEquals(new double[] { 3e-7, 1e-7, 3e-7, 0 }, cells.state(Cells.TIME), 1e-18);
	}
}
