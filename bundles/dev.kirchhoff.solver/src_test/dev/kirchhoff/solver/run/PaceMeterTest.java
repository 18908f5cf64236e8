// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceMeterTest {
	private final PaceMeter meter = new PaceMeter();

	@Test
	void saysNothingAtFirst() {
		assertEquals(Pace.UNKNOWN, meter.look(0, repeats(0)));
		assertEquals(Pace.UNKNOWN, meter.look(0.2, repeats(40)));
	}

	@Test
	void steadyRepeats() {
		meter.look(0, repeats(0));
		assertEquals(new Pace(100, 9), meter.look(1, repeats(100)));
	}

	@Test
	void whatWasThereBeforeIsNoSpeed() {
		meter.look(0, repeats(500));
		assertEquals(new Pace(100, 4), meter.look(1, repeats(600)));
	}

	@Test
	void onlyTheLastSecondsCount() {
		meter.look(0, repeats(0));
		for (int second = 1; second <= 30; second++) {
			meter.look(second, repeats(second));
		}
		Pace pace = null;
		for (int second = 31; second <= 40; second++) {
			pace = meter.look(second, repeats(30 + 50L * (second - 30)));
		}
		assertEquals(50, pace.repeatsPerSecond(), 1e-9);
	}

	@Test
	void aPauseStopsTheRateButKeepsTheEstimate() {
		meter.look(0, repeats(0));
		meter.look(1, repeats(100));
		Pace pace = null;
		for (int second = 2; second < 20; second++) {
			pace = meter.look(second, repeats(100));
		}
		assertEquals(0, pace.repeatsPerSecond());
		assertTrue(pace.secondsLeft() > 0);
	}

	@Test
	void trainingsAlone() {
		meter.look(0, new Progress(0, 4, 0, 1000, ""));
		var pace = meter.look(2, new Progress(1, 4, 0, 1000, ""));
		assertEquals(0, pace.repeatsPerSecond());
		assertEquals(6, pace.secondsLeft(), 1e-9);
	}

	@Test
	void nothingHappensYet() {
		meter.look(0, repeats(0));
		assertTrue(Double.isNaN(meter.look(5, repeats(0)).secondsLeft()));
	}

	@Test
	void done() {
		meter.look(0, repeats(0));
		assertEquals(0, meter.look(1, repeats(1000)).secondsLeft());
	}

	private static Progress repeats(long done) {
		return new Progress(0, 0, done, 1000, "");
	}
}
