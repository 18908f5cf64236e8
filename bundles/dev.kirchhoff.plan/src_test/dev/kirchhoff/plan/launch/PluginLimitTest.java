// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;

class PluginLimitTest {
	@Test
	void timesWithAndWithoutUnits() {
		assertEquals(Duration.ofMinutes(10), PluginLimit.parse("10 min"));
		assertEquals(Duration.ofSeconds(30), PluginLimit.parse("30"));
		assertEquals(Duration.ofMillis(1500), PluginLimit.parse("1500 ms"));
	}

	@Test
	void whatIsNoTimeIsRefusedWithAnExample() {
		for (var wrong : new String[] { "soon", "0", "-3 s", "5 V", "inf" }) {
			var line = assertThrows(KirchhoffException.class, () -> PluginLimit.parse(wrong)).line();
			assertTrue(line.startsWith("'" + wrong + "' is no time limit of a plug-in") && line.contains("10 min"), line);
		}
	}
}
