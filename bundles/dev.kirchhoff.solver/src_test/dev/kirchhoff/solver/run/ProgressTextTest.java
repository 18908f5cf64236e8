// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;


class ProgressTextTest {
	private static final Progress HALF = new Progress(0, 0, 5000, 10_000, "");

	@Test
	void aBarWithCountsRateAndTimeLeft() {
		assertEquals("moons [###############---------------]  50 %  5,000/10,000  1,250/s  0:04 left",
				ProgressText.bar("moons", HALF, new Pace(1250, 4), 79));
	}

	@Test
	void theBarGivesWayToTheWords() {
		assertEquals("moons [############------------]  50 %  5,000/10,000  1,250/s  0:04 left", ProgressText.bar("moons", HALF, new Pace(1250, 4), 72));
		assertEquals("moons  50 %  5,000/10,000  1,250/s  0:04 left", ProgressText.bar("moons", HALF, new Pace(1250, 4), 50));
	}

	@Test
	void aLineIsNeverLongerThanTheTerminal() {
		for (int width = 0; width < 120; width++) {
			assertTrue(ProgressText.bar("a long title", HALF, new Pace(1250, 4), width).length() <= width, "width " + width);
		}
	}

	@Test
	void whatIsNotKnownIsNotSaid() {
		assertEquals("moons:   0 %  0/10", ProgressText.plain("moons", new Progress(0, 0, 0, 10, ""), Pace.UNKNOWN));
	}

	@Test
	void trainingsAreHalfOfTheWork() {
		assertEquals(0.25, ProgressText.fraction(new Progress(1, 2, 0, 100, "")));
		assertEquals(0.75, ProgressText.fraction(new Progress(2, 2, 50, 100, "")));
		assertEquals(1, ProgressText.fraction(new Progress(2, 2, 100, 100, "")));
		assertEquals("x:  25 %  1.0 of 2 trained  0/100 (epoch 3, loss 0.1)",
				ProgressText.plain("x", new Progress(1, 2, 0, 100, "epoch 3, loss 0.1"), Pace.UNKNOWN));
		assertFalse(ProgressText.plain("x", new Progress(2, 2, 0, 100, ""), Pace.UNKNOWN).contains("trained"));
	}

	@Test
	void whatComesAfterTheLastRepeat() {
		assertEquals("x: 100 %  1,000/1,000  writing results", ProgressText.plain("x", new Progress(0, 0, 1000, 1000, ""), new Pace(200, 0)));
	}

	@Test
	void nothingToDoIsDone() {
		assertEquals(1, ProgressText.fraction(new Progress(0, 0, 0, 0, "")));
	}

	@Test
	void timesAndRates() {
		assertEquals("0:05", ProgressText.time(5.4));
		assertEquals("59:59", ProgressText.time(3599));
		assertEquals("1:02:03", ProgressText.time(3723));
		assertEquals("85 ms", ProgressText.duration(0.085));
		assertEquals("3.2 s", ProgressText.duration(3.21));
		assertEquals("2:05", ProgressText.duration(125));
		assertEquals("12.3/s", ProgressText.rate(12.34));
		assertEquals("45,600/s", ProgressText.rate(45600));
	}
}
