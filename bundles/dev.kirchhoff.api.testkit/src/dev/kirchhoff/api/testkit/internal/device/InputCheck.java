// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.Arrays;

import dev.kirchhoff.api.testkit.internal.Report;

/** What is given is only looked at: targets, faults, places, pulses and random streams stay as they are. */
final class InputCheck implements DeviceCheck {
	@Override
	public void check(Bench bench, Report report) {
		for (var call : bench.calls()) {
			var cells = bench.programmed(0, Bench.COPIES);
			var reference = bench.programmed(0, Bench.COPIES);
			var draws = cells.draws();
			var outcome = call.on(cells);
			changed(call, "target()", Arrays.equals(cells.target(), reference.target()), report);
			changed(call, "faults()", Arrays.equals(cells.faults(), reference.faults()), report);
			changed(call, "draws()", cells.draws() == draws, report);
			changed(call, "trace()", cells.trace().count() == 0, report);
			if (call.pulses() != null) {
				var given = call.pulses().of(reference);
				changed(call, "the amplitudes of its pulses", Arrays.equals(given.amplitude(), outcome.pulses().amplitude()), report);
				changed(call, "the gate voltages of its pulses", Arrays.equals(given.gate(), outcome.pulses().gate()), report);
			}
		}
	}

	private static void changed(Call call, String what, boolean same, Report report) {
		if (!same) {
			report.error(call.method(), "it changes " + what, call.where(), "change conductances and states of the device's own only; copy what you need to work on");
		}
	}
}
