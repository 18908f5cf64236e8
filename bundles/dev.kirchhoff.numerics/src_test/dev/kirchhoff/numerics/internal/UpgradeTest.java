// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

class UpgradeTest {
	private static final Consumer<Integer> SLEEP = millis -> {
		long end = System.nanoTime() + millis * 1_000_000L;
		while (System.nanoTime() < end) {
			LockSupport.parkNanos(100_000);
		}
	};

	@Test
	void fasterKernelsTakeOver() {
		var upgrade = new Upgrade<>(4, () -> 0, SLEEP);
		assertEquals(4, upgrade.get(1));
		assertTrue(upgrade.warmUp());
		assertEquals(0, upgrade.get(1));
	}

	@Test
	void slowerKernelsNever() {
		var upgrade = new Upgrade<>(0, () -> 4, SLEEP, 50_000_000L);
		assertFalse(upgrade.warmUp());
		assertEquals(0, upgrade.get(1));
	}

	@Test
	void nothingHappensWithoutOthers() {
		var upgrade = new Upgrade<>(4, () -> null, SLEEP);
		assertFalse(upgrade.warmUp());
		assertEquals(4, upgrade.get(1));
	}

	@Test
	void muchWorkBeginsTheWarmUp() throws InterruptedException {
		var upgrade = new Upgrade<>(2, () -> 0, SLEEP);
		long end = System.nanoTime() + 10_000_000_000L;
		while (upgrade.get(1 << 22) == 2 && System.nanoTime() < end) {
			Thread.sleep(1);
		}
		assertEquals(0, upgrade.get(1));
	}
}
