// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.ui.internal.help.Culprit;

/** An error is laid at the right plug-in's door. */
class ErrorReportsTest {
	@Test
	void thePlugInWhoseCodeThrew() {
		var tio2 = Extensions.ofPlatform().find(Kind.DEVICE, "tio2").orElseThrow();
		var device = (dev.kirchhoff.api.device.Tunable) tio2.schema().bind(Map.of(), path -> path).instance().orElseThrow();
		var thrown = org.junit.jupiter.api.Assertions.assertThrows(NullPointerException.class, () -> device.tune(null));
		var culprit = Culprit.of(new IllegalStateException("the study stopped", thrown)).orElseThrow();
		assertEquals("dev.kirchhoff.devices.tio2", culprit.plugin());
		assertTrue(culprit.line().matches("plug-in dev\\.kirchhoff\\.devices\\.tio2 [0-9.a-z]+ failed in tune\\(\\)"), culprit.line());
	}

	@Test
	void nobodyOutsideIsBlamedForOurErrors() {
		var thrown = new IllegalStateException("ours");
		thrown.setStackTrace(new StackTraceElement[] { new StackTraceElement("dev.kirchhoff.plan.Planner", "plan", null, 1), new StackTraceElement("java.lang.Thread", "run", null, 1) });
		assertEquals(Optional.empty(), Culprit.of(thrown));
	}
}
