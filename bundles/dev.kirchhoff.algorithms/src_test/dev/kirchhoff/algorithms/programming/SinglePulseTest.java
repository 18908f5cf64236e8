// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.programming;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.numerics.random.RandomStream;

class SinglePulseTest {
	private static final SinglePulse PULSE = new SinglePulse(new BitPulses(2, 1.5, 3, 4, 1e-8));

	/** Conducts 1 or 3; SET from 2 V and gate 3 V, RESET from 1.5 V and gate 4 V; a SET costs 5 J for each volt, a RESET 7 J. */
	private record Bit() implements Device, Pulsed, Energetic {
		@Override
		public Range window() {
			return new Range(1, 3);
		}

		@Override
		public void pulse(Cells cells, Pulses pulses) {
			for (int i = 0; i < cells.size(); i++) {
				if (cells.fault(i) == Cells.WORKING && pulses.width() == 1e-8) {
					double v = pulses.amplitude()[i];
					double g = cells.conductance()[i];
					cells.conductance()[i] = v >= 2 && pulses.gate()[i] >= 3 ? 3 : v <= -1.5 && pulses.gate()[i] >= 4 ? 1 : g;
				}
			}
		}

		@Override
		public void energy(Cells cells, Pulses pulses, double[] joules) {
			for (int i = 0; i < joules.length; i++) {
				joules[i] = Math.abs(pulses.amplitude()[i]) * (pulses.kind() == Pulses.Kind.SET ? 5 : 7);
			}
		}
	}

	private static Cells cells(double[] present, double[] target) {
		int n = present.length;
		var lines = new int[n];
		for (int k = 0; k < n; k++) {
			lines[k] = k;
		}
		var cells = new Cells(1, new int[n], lines, new Draws(new RandomStream[] { RandomStream.of(1) }, n));
		System.arraycopy(present, 0, cells.conductance(), 0, n);
		System.arraycopy(target, 0, cells.target(), 0, n);
		return cells;
	}

	@Test
	void onlyCellsThatDoNotHoldTheirBitAreWrittenAndCounted() {
		// kept 0, kept 1, set, reset, untouched to 0, untouched to 1
		var cells = cells(new double[] { 1, 3, 1, 3, 0, 0 }, new double[] { 1, 3, 3, 1, 1, 3 });
		PULSE.program(cells, new Bit(), BiasScheme.GROUNDED, Monitor.NONE);
		assertArrayEquals(new double[] { 1, 3, 3, 1, 1, 3 }, cells.conductance());
		assertArrayEquals(new double[] { 0, 0, 1, 1, 1, 1 }, cells.state(Cells.PULSES));
		assertArrayEquals(new double[] { 0, 0, 1, 1, 0, 0 }, cells.state(Cells.SWITCHES), "an untouched cell held no bit");
		assertArrayEquals(new double[] { 0, 0, 10, 10.5, 10.5, 10 }, cells.state(Cells.ENERGY));
		assertArrayEquals(new double[] { 0, 0, 1e-8, 1e-8, 1e-8, 1e-8 }, cells.state(Cells.TIME));
		PULSE.program(cells, new Bit(), BiasScheme.GROUNDED, Monitor.NONE);
		assertArrayEquals(new double[] { 0, 0, 1, 1, 1, 1 }, cells.state(Cells.PULSES), "what is written is left alone");
	}

	@Test
	void pulsesAtStuckCellsAreInVain() {
		var cells = cells(new double[4], new double[] { 1, 3, 1, 3 });
		cells.faults()[0] = Cells.STUCK_LRS;
		cells.faults()[1] = Cells.STUCK_LRS;
		cells.faults()[2] = Cells.STUCK_HRS;
		cells.faults()[3] = Cells.STUCK_HRS;
		PULSE.program(cells, new Bit(), BiasScheme.GROUNDED, Monitor.NONE);
		assertArrayEquals(new double[] { 3, 3, 1, 1 }, cells.conductance());
		assertArrayEquals(new double[] { 1, 0, 0, 1 }, cells.state(Cells.PULSES));
		assertArrayEquals(new double[4], cells.state(Cells.SWITCHES));
	}

	@Test
	void aPulseThatIsTooWeakChangesNothingButCosts() {
		var cells = cells(new double[] { 1, 3 }, new double[] { 3, 1 });
		new SinglePulse(new BitPulses(1.9, 1.5, 3, 3.9, 1e-8)).program(cells, new Bit(), BiasScheme.GROUNDED, Monitor.NONE);
		assertArrayEquals(new double[] { 1, 3 }, cells.conductance());
		assertArrayEquals(new double[] { 1, 1 }, cells.state(Cells.PULSES));
		assertArrayEquals(new double[2], cells.state(Cells.SWITCHES));
		assertArrayEquals(new double[] { 9.5, 10.5 }, cells.state(Cells.ENERGY));
	}

	@Test
	void onlyBitsCanBeWritten() {
		assertEquals(Set.of(Pulsed.class), PULSE.needs());
		var cells = cells(new double[] { 1, 1 }, new double[] { 3, 2.5 });
		var refusal = assertThrows(KirchhoffException.class, () -> PULSE.program(cells, new Bit(), BiasScheme.GROUNDED, Monitor.NONE));
		assertTrue(refusal.getMessage().contains("2.5 S") && refusal.mend().contains("sign-magnitude"), refusal.line());
	}
}
