// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.model.KirchhoffFactory;

class SweepsTest {
	private static List<String> linear(double from, double to, int count) {
		var sweep = KirchhoffFactory.eINSTANCE.createLinearSweep();
		sweep.setFrom(from);
		sweep.setTo(to);
		sweep.setCount(count);
		return Sweeps.values(sweep);
	}

	private static List<String> log(double from, double to, int count) {
		var sweep = KirchhoffFactory.eINSTANCE.createLogSweep();
		sweep.setFrom(from);
		sweep.setTo(to);
		sweep.setCount(count);
		return Sweeps.values(sweep);
	}

	@Test
	void valuesAreWhatAPersonWouldWrite() {
		assertEquals(List.of("0", "0.1", "0.2", "0.3"), linear(0, 0.3, 4));
		assertEquals(List.of("16", "32", "48", "64"), linear(16, 64, 4));
		assertEquals(List.of("1e-4", "0.001", "0.01", "0.1"), log(1e-4, 0.1, 4));
		assertEquals(List.of("1.5e-5", "2e-5"), linear(1.5e-5, 2e-5, 2));
		assertEquals(List.of("3"), linear(3, 5, 1));
		assertEquals(List.of("1", "2", "4", "8"), log(1, 8, 4));
		assertEquals(List.of("5", "3", "1"), linear(5, 1, 3));
	}
}
