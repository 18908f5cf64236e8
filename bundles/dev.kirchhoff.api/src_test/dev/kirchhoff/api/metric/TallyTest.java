// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.metric.Table.View;

class TallyTest {
	@Test
	void sumsAreAddedByName() {
		var mine = new Tally();
		mine.sums("b", 2)[1] = 3;
		var other = new Tally();
		other.sums("b", 2)[1] = 4;
		other.sums("a", 1)[0] = 5;
		mine.add(other);
		assertArrayEquals(new double[] { 0, 7 }, mine.of("b", 2));
		assertArrayEquals(new double[] { 5 }, mine.of("a", 1));
		assertArrayEquals(new double[] { 0, 4 }, other.of("b", 2), "what is added stays as it is");
		other.sums("a", 1)[0] = 9;
		assertArrayEquals(new double[] { 5 }, mine.of("a", 1), "nothing is shared");
		assertEquals(List.of("a", "b"), List.copyOf(mine.all().keySet()));
	}

	@Test
	void whatWasNotCountedIsZeroAndLeavesNoTrace() {
		var tally = new Tally();
		assertArrayEquals(new double[3], tally.of("nothing", 3));
		assertEquals(0, tally.all().size());
		assertSame(tally.sums("x", 2), tally.sums("x", 2));
	}

	@Test
	void aNameKeepsItsSize() {
		var tally = new Tally();
		tally.sums("x", 2);
		assertThrows(IllegalArgumentException.class, () -> tally.sums("x", 3));
		assertThrows(IllegalArgumentException.class, () -> tally.of("x", 1));
		var other = new Tally();
		other.sums("x", 5);
		assertThrows(IllegalArgumentException.class, () -> tally.add(other));
	}

	@Test
	void tablesHaveColumnsOfOneLength() {
		var columns = List.of(new Quantity("x", "V", ""), new Quantity("y", "1", ""));
		assertEquals(2, new Table("t", "", View.CURVE, columns, new double[][] { { 1, 2 }, { 3, 4 } }).rows());
		assertEquals(0, new Table("t", "", View.CURVE, List.of(), new double[0][]).rows());
		assertThrows(IllegalArgumentException.class, () -> new Table("t", "", View.CURVE, columns, new double[][] { { 1, 2 }, { 3 } }));
		assertThrows(IllegalArgumentException.class, () -> new Table("t", "", View.CURVE, columns, new double[][] { { 1, 2 } }));
		assertEquals("x [V]", columns.get(0).label());
		assertEquals("y", columns.get(1).label());
	}
}
