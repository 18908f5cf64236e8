// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReportsTest {
	@Test
	void fourDigits() {
		assertEquals("0.9731", Reports.number(0.97312));
		assertEquals("0.5", Reports.number(0.5));
		assertEquals("12", Reports.number(12));
		assertEquals("1.234e-05", Reports.number(1.2341e-5));
		assertEquals("12346", Reports.number(12345.6));
		assertEquals("NaN", Reports.number(Double.NaN));
		assertEquals("0", Reports.number(0));
	}
}
