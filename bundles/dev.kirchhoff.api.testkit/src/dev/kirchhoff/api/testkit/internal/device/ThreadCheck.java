// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Two threads that call the device at once get what one alone gets: nothing is shared between calls. */
final class ThreadCheck implements DeviceCheck {
	private static final int THREADS = 2;
	private static final int ROUNDS = 20;
	/** More cells than elsewhere, so that calls overlap. */
	private static final int COPIES = 40;

	@Override
	public void check(Bench bench, Report report) {
		var methods = new HashSet<String>();
		for (var call : bench.repeatableCalls()) {
			if (!methods.add(call.method())) {
				continue;
			}
			var alone = new Outcome[] { call.on(bench.programmed(0, COPIES)), call.on(bench.programmed(COPIES, COPIES)) };
			try (var threads = Executors.newFixedThreadPool(THREADS)) {
				var start = new CountDownLatch(THREADS);
				var running = new ArrayList<Future<Boolean>>();
				for (int t = 0; t < THREADS; t++) {
					int thread = t;
					running.add(threads.submit(() -> {
						start.countDown();
						start.await();
						boolean same = true;
						for (int round = 0; round < ROUNDS && same; round++) {
							same = call.on(bench.programmed(thread * COPIES, COPIES)).isSame(alone[thread]);
						}
						return same;
					}));
				}
				boolean same = true;
				for (var one : running) {
					same &= one.get();
				}
				if (!same) {
					report.error(call.method(), "two threads at once get other results than one", call.where(),
							"keep no arrays or counters in fields, static ones included; the study calls a device from all its threads");
				}
			} catch (ExecutionException e) {
				report.error(call.method(), "two threads at once make it fail with " + Text.of(e.getCause()), call.where(), "keep no arrays or counters in fields, static ones included");
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}
}
