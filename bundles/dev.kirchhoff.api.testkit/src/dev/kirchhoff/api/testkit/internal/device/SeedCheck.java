// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Set;

import dev.kirchhoff.api.testkit.internal.Report;

/**
 * Where chance is at work, another seed gives another result, and other copies too. That chance is at work shows in working cells of one
 * target which come out different.
 */
final class SeedCheck implements DeviceCheck {
	/** Cells of one target differ by the order of writing. */
	private static final Set<String> BY_PLACE = Set.of("disturb");

	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.repeatableCalls()) {
			if (BY_PLACE.contains(call.method())) {
				continue;
			}
			var cells = bench.programmed(0, Bench.COPIES);
			var before = cells.target().clone();
			var faults = cells.faults().clone();
			var first = call.on(cells);
			if (!isScattered(call, first, before, faults)) {
				continue;
			}
			var other = call.on(bench.programmed(0, Bench.COPIES, bench.seed() + 1));
			if (first.isSame(other)) {
				report.error(call.method(), "cells of one target differ, but another seed gives the same", call.where(), "draw from cells.draws(), not from a source with a seed of its own");
			} else if (isCopied(first, before, faults)) {
				report.error(call.method(), "all copies have the same", call.where(), "draw one number for every cell of every copy: Draws fills arrays of cells.size()");
			}
		}
	}

	/** Cells of one target and fault that were treated alike but came out different. */
	private static boolean isScattered(Call call, Outcome outcome, double[] target, byte[] fault) {
		var values = call.kind() == Call.Kind.READS ? outcome.answers() : outcome.conductance();
		for (int i = 1; i < values.length; i++) {
			for (int j = 0; j < i; j++) {
				if (target[i] == target[j] && fault[i] == fault[j] && i % 2 == j % 2 && isPulsed(outcome, i) == isPulsed(outcome, j) && values[i] != values[j]) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean isPulsed(Outcome outcome, int i) {
		return outcome.pulses() != null && outcome.pulses().amplitude()[i] != 0;
	}

	/** Whether the cells at the corners of the window are the same in all copies, though they are not the same in one. */
	private static boolean isCopied(Outcome outcome, double[] target, byte[] fault) {
		boolean differ = false;
		var values = outcome.answers().length > 0 ? outcome.answers() : outcome.conductance();
		for (int k = 0; k < Bench.PER_COPY; k++) {
			int other = Bench.PER_COPY + k;
			if (target[k] == target[other] && fault[k] == fault[other]) {
				if (values[k] != values[other]) {
					return false;
				}
				for (int i = 0; i < k; i++) {
					differ |= target[i] == target[k] && fault[i] == fault[k] && i % 6 == k % 6 && values[i] != values[k];
				}
			}
		}
		return differ;
	}
}
