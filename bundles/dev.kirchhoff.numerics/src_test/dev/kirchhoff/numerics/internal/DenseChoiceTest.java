// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class DenseChoiceTest {
	@Test
	void givesWhatIsAskedFor() {
		assertEquals("plain Java", DenseChoice.of("java").kernels().name());
		assertEquals(List.of("kirchhoff.dense=java"), DenseChoice.of("java").whyNot());
		if (Lanes.usable()) {
			assertEquals("Vector API", DenseChoice.of("vector").kernels().name());
		} else {
			assertThrows(IllegalStateException.class, () -> DenseChoice.of("vector"));
		}
	}

	@Test
	void saysWhyNothingBetterWasTaken() {
		var choice = DenseChoice.of(" ");
		int worse = switch (choice.kernels()) {
		case OpenBlas best -> 0;
		case UpgradingDense vector -> 1;
		default -> 2;
		};
		assertEquals(worse, choice.whyNot().size(), choice.whyNot().toString());
		assertEquals(worse == 0, choice.kernels().name().matches("OpenBLAS \\d+\\.\\d+\\.\\d+.* \\(.+\\)"),
				choice.kernels().name());
	}

	@Test
	void refusesTheUnknown() {
		var e = assertThrows(IllegalStateException.class, () -> DenseChoice.of("mkl"));
		assertTrue(e.getMessage().contains("kirchhoff.dense=mkl") && e.getMessage().contains("openblas, vector, java"));
	}
}
