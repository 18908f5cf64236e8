// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MilestonesTest {
	private final Milestones milestones = new Milestones();

	@Test
	void aSlowRunSpeaksEveryTenSeconds() {
		int lines = 0;
		for (int tick = 1; tick <= 200; tick++) {
			lines += milestones.reached(tick * 0.5, tick * 1e-4) ? 1 : 0;
		}
		assertEquals(10, lines);
	}

	@Test
	void aSteadyRunSpeaksEveryTenth() {
		int lines = 0;
		for (int tick = 1; tick <= 60; tick++) {
			lines += milestones.reached(tick * 0.5, tick / 60.0) ? 1 : 0;
		}
		assertEquals(10, lines);
	}

	@Test
	void aFastRunDoesNotFloodTheLog() {
		assertFalse(milestones.reached(0.5, 0.9));
		assertTrue(milestones.reached(1, 0.95));
		assertFalse(milestones.reached(1.5, 1));
	}
}
