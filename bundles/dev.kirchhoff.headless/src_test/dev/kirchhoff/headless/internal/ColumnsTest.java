// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class ColumnsTest {
	@Test
	void textToTheLeftNumbersToTheRight() {
		var columns = new Columns().row("point", "mapping", "accuracy").row("0", "real", "0.97").row("11", "ideal", "1.5e-3");
		assertEquals(List.of("  point  mapping  accuracy", "      0  real         0.97", "     11  ideal      1.5e-3"), columns.lines("  "));
	}

	@Test
	void unitsAreOneCharacterWide() {
		assertEquals(List.of("µS  a", "kΩ  b"), new Columns().row("µS", "a").row("kΩ", "b").lines(""));
	}

	@Test
	void noBlanksAtTheEnd() {
		assertEquals(List.of("a  long", "b  x"), new Columns().row("a", "long").row("b", "x").lines(""));
	}

	@Test
	void nothing() {
		assertEquals(List.of(), new Columns().lines(""));
	}
}
