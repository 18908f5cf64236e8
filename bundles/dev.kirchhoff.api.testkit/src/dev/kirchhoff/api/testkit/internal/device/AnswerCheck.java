// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** Every method of every capability works on cells in any state, also on those that nobody has touched. */
final class AnswerCheck implements DeviceCheck {
	/** May refuse what they have no data for. */
	private static final Set<String> MAY_REFUSE = Set.of("disturb", "pulse", "energy");

	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.allCalls()) {
			attempt(call, "cells at their targets", () -> call.on(bench.programmed(0, Bench.COPIES)), report);
			attempt(call, "cells that nobody has touched", () -> call.on(bench.fresh(0, Bench.COPIES)), report);
			attempt(call, "a batch without cells", () -> call.on(bench.fresh(0, 0)), report);
		}
		for (var method : MAY_REFUSE) {
			var all = bench.allCalls().stream().filter(call -> call.method().equals(method)).toList();
			if (!all.isEmpty() && bench.calls().stream().noneMatch(call -> call.method().equals(method))) {
				report.error(method, "it refuses everything", method, "answer for one case at least, or do not implement the capability");
			}
		}
	}

	private static void attempt(Call call, String cells, Runnable action, Report report) {
		try {
			action.run();
		} catch (RuntimeException | LinkageError | StackOverflowError e) {
			if (!(e instanceof KirchhoffException && MAY_REFUSE.contains(call.method()))) {
				report.error(call.method(), "it failed with " + Text.of(e), call.where() + ", " + cells, "catch the cause in the device");
			}
		}
	}
}
