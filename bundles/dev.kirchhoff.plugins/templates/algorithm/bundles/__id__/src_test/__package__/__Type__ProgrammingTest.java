package ${id};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.testkit.ProgrammingContract;
import dev.kirchhoff.numerics.random.RandomStream;

class ${Type}ProgrammingTest {
	private static final ${Type}Programming LOOP = new ${Type}Programming(0.01, 0.6, 0.05, 3, 1.6, 2.7, 1e-6, 0.2, 500);

	/** Every pulse above a threshold of 1 V moves a cell by up to a twentieth of the window for each volt beyond it, as chance will have it. */
	private record Drifter(Range window) implements Device, Pulsed {
		@Override
		public void pulse(Cells cells, Pulses pulses) {
			var uniform = new double[cells.size()];
			cells.draws().uniform("drift", uniform);
			for (int i = 0; i < cells.size(); i++) {
				double volts = pulses.amplitude()[i];
				if (cells.fault(i) == Cells.WORKING && Math.abs(volts) > 1) {
					double way = Math.copySign((Math.abs(volts) - 1) * window.width() / 20 * uniform[i], volts);
					cells.conductance()[i] = Math.clamp(cells.conductance()[i] + way, window.low(), window.high());
				}
			}
		}
	}

	private static final Drifter DEVICE = new Drifter(new Range(1e-6, 101e-6));

	private static Cells cells(int count) {
		var cells = new Cells(1, new int[count], IntStream.range(0, count).toArray(), new Draws(new RandomStream[] { RandomStream.of(7) }, count));
		for (int i = 0; i < count; i++) {
			cells.target()[i] = DEVICE.window().low() + DEVICE.window().width() * i / (count - 1);
			cells.conductance()[i] = 50e-6;
		}
		return cells;
	}

	private static Cells programmed(${Type}Programming loop, Cells cells) {
		loop.program(cells, DEVICE, BiasScheme.HALF, Monitor.NONE);
		return cells;
	}

	/**
	 * What Kirchhoff expects of every programming algorithm: cells come near their targets, stuck ones stay, the same random numbers give the
	 * same cells whichever copies go together, and more. The kit's own device takes pulses of a hundredth of its window.
	 */
	@Test
	void keepsTheContract() {
		ProgrammingContract.of(LOOP).within(0.01).verify();
	}

	@Test
	void everyCellEndsNearItsTarget() {
		var cells = programmed(LOOP, cells(101));
		for (int i = 0; i < cells.size(); i++) {
			assertEquals(cells.target()[i], cells.conductance()[i], 1e-6 + 1e-12, "cell " + i);
		}
		assertTrue(Arrays.stream(cells.state(Cells.VERIFIED)).allMatch(value -> value == 1));
	}

	@Test
	void aNarrowerToleranceTakesMorePulses() {
		var narrow = new ${Type}Programming(0.001, 0.6, 0.05, 3, 1.6, 2.7, 1e-6, 0.2, 500);
		double pulses = Arrays.stream(programmed(LOOP, cells(101)).state(Cells.PULSES)).sum();
		assertTrue(Arrays.stream(programmed(narrow, cells(101)).state(Cells.PULSES)).sum() > 1.2 * pulses, "more than " + pulses);
	}

	@Test
	void stuckCellsStayWhereTheyAre() {
		var cells = cells(20);
		cells.faults()[3] = Cells.STUCK_LRS;
		cells.faults()[4] = Cells.STUCK_HRS;
		programmed(LOOP, cells);
		assertEquals(DEVICE.window().high(), cells.conductance()[3]);
		assertEquals(DEVICE.window().low(), cells.conductance()[4]);
		assertEquals(0, cells.state(Cells.PULSES)[3] + cells.state(Cells.VERIFIED)[3]);
	}

	@Test
	void whatCannotBeReachedIsGivenUpAndSaid() {
		var cells = programmed(new ${Type}Programming(0.01, 0.6, 0.05, 0.9, 1.6, 2.7, 1e-6, 0.2, 30), cells(3));
		assertEquals(30, cells.state(Cells.PULSES)[0], "below the threshold nothing moves");
		assertEquals(0, cells.state(Cells.VERIFIED)[0]);
	}
}
