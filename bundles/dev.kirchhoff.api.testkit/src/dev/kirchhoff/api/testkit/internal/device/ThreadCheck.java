// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Two threads that call the device at once get what one alone gets: nothing is shared between calls. */
final class ThreadCheck implements DeviceCheck {
	private static final int THREADS = 2;
	private static final int ROUNDS = 12;
	/** More cells than elsewhere, so that calls overlap. */
	private static final int COPIES = 40;

	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.calls()) {
			var alone = new Outcome[] { call.on(bench.programmed(0, COPIES)), call.on(bench.programmed(COPIES, COPIES)) };
			try (var threads = Executors.newFixedThreadPool(THREADS)) {
				var barrier = new CyclicBarrier(THREADS);
				var running = new ArrayList<Future<Boolean>>();
				for (int t = 0; t < THREADS; t++) {
					int thread = t;
					running.add(threads.submit(() -> {
						boolean same = true;
						for (int round = 0; round < ROUNDS; round++) {
							var cells = bench.programmed(thread * COPIES, COPIES);
							barrier.await();
							same &= call.on(cells).isSame(alone[thread]);
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
			} catch (java.util.concurrent.ExecutionException e) {
				report.error(call.method(), "two threads at once make it fail with " + Text.of(e.getCause()), call.where(), "keep no arrays or counters in fields, static ones included");
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}
}
