// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.numerics.random.RandomStream;

class CellsTest {
	private static final Draws DRAWS = new Draws(new RandomStream[] { RandomStream.of(1), RandomStream.of(2) }, 3);

	private static Cells cells() {
		return new Cells(2, new int[] { 0, 0, 4 }, new int[] { 1, 7, 2 }, DRAWS);
	}

	@Test
	void cellsOfAllCopiesStandBehindEachOther() {
		var cells = cells();
		assertEquals(2, cells.copies());
		assertEquals(3, cells.perCopy());
		assertEquals(6, cells.size());
		assertEquals(4, cells.wordLine(2));
		assertEquals(7, cells.bitLine(1));
		assertEquals(6, cells.target().length);
		assertEquals(6, cells.conductance().length);
		assertNotSame(cells.target(), cells.conductance());
		cells.faults()[4] = Cells.STUCK_HRS;
		assertEquals(Cells.STUCK_HRS, cells.fault(4));
		assertEquals(Cells.WORKING, cells.fault(1));
	}

	@Test
	void statesAreKeptByNameAndBeginAtZero() {
		var cells = cells();
		assertArrayEquals(new double[6], cells.state("gap"));
		cells.state("gap")[5] = 2;
		assertSame(cells.state("gap"), cells.state("gap"));
		assertEquals(2, cells.state("gap")[5]);
		assertArrayEquals(new double[6], cells.state("count"));
	}

	@Test
	void renewedCellsAreThoseOfAnArrayThatNobodyHasTouched() {
		var cells = cells();
		cells.target()[0] = 1;
		cells.conductance()[1] = 1;
		cells.faults()[2] = Cells.STUCK_LRS;
		cells.state("gap")[3] = 1;
		cells.renew();
		assertArrayEquals(new double[6], cells.target());
		assertArrayEquals(new double[6], cells.conductance());
		assertArrayEquals(new byte[6], cells.faults());
		assertArrayEquals(new double[6], cells.state("gap"));
	}

	@Test
	void contradictionsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Cells(1, new int[2], new int[3], DRAWS));
		assertThrows(ArithmeticException.class, () -> new Cells(1 << 30, new int[4], new int[4], DRAWS));
		assertThrows(NullPointerException.class, () -> new Cells(1, new int[1], new int[1], null));
		assertThrows(NullPointerException.class, () -> cells().draws(null));
		assertThrows(IllegalArgumentException.class, () -> new Pulses(Kind.SET, new double[2], new double[3], 1e-6));
		assertThrows(IllegalArgumentException.class, () -> new Range(1, 0));
		assertThrows(IllegalArgumentException.class, () -> new Range(Double.NaN, 0));
	}

	@Test
	void rangesAreClosedAndDoNotContainNaN() {
		var range = new Range(1, 2);
		assertEquals(List.of(true, true, false, false), List.of(range.contains(1), range.contains(2), range.contains(2.1), range.contains(Double.NaN)));
		assertEquals(1, range.width());
	}
}
