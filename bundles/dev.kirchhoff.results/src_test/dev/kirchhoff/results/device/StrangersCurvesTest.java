// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.device;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.solver.run.PluginWatch;
import dev.kirchhoff.solver.study.Use;

/** Pictures of a stranger's device that never answers do not keep anybody waiting. */
class StrangersCurvesTest {
	private static final Duration SOON = Duration.ofSeconds(20);

	/** Loops until it is interrupted, as every loop of a plug-in is when it is loaded as one. */
	private record Looping(CountDownLatch begun) implements Device, StaticIV {
		@Override
		public Range window() {
			return new Range(1e-6, 1e-4);
		}

		@Override
		public double current(double g, double v) {
			begun.countDown();
			while (!Thread.currentThread().isInterrupted()) {
				Thread.onSpinWait();
			}
			throw new IllegalStateException("interrupted");
		}
	}

	private static DeviceProbe probe(CountDownLatch begun) {
		return new DeviceProbe(new Use<>("cell", "looping", "org.example.looping 1.0.0", Map.of(), new Looping(begun)), List.of());
	}

	@Test
	void nobodyWaitsForPicturesThatNobodyWants() {
		var begun = new CountDownLatch(1);
		var unwanted = new AtomicBoolean();
		assertTimeoutPreemptively(SOON, () -> {
			Thread.ofPlatform().start(() -> {
				try {
					begun.await();
					unwanted.set(true);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			});
			Monitor monitor = unwanted::get;
			assertThrows(CancellationException.class, () -> DeviceCurves.of(probe(begun), monitor));
		});
	}

	@Test
	void oneThatTakesTooLongIsNamed() {
		var before = PluginWatch.limit();
		PluginWatch.limit(Duration.ofMillis(300));
		try {
			var fault = assertTimeoutPreemptively(SOON, () -> assertThrows(KirchhoffException.class, () -> DeviceCurves.of(probe(new CountDownLatch(1)), Monitor.NONE)));
			assertTrue(fault.getMessage().contains("looping of plug-in org.example.looping 1.0.0") && fault.getMessage().contains("gave no sign of life for 0.3 s"), fault.getMessage());
		} finally {
			PluginWatch.limit(before);
		}
	}
}
