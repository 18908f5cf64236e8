// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.kirchhoff.api.testkit.Finding;
import dev.kirchhoff.api.testkit.internal.Report;
import dev.kirchhoff.api.testkit.internal.Text;

/** All checks of a device by name, in the order in which they run: what is wrong at the root comes first. */
public final class DeviceChecks {
	private static final Map<String, DeviceCheck> CHECKS = new LinkedHashMap<>();

	static {
		CHECKS.put("parameters", new ParameterCheck());
		CHECKS.put("window", new WindowCheck());
		CHECKS.put("answers", new AnswerCheck());
		CHECKS.put("finite", new FiniteCheck());
		CHECKS.put("magnitude", new MagnitudeCheck());
		CHECKS.put("limits", new LimitCheck());
		CHECKS.put("passive", new PassiveCheck());
		CHECKS.put("monotone-voltage", new MonotoneVoltageCheck());
		CHECKS.put("monotone-conductance", new MonotoneConductanceCheck());
		CHECKS.put("monotone-pulses", new MonotonePulseCheck());
		CHECKS.put("bulk", new BulkCheck());
		CHECKS.put("kernels", new KernelCheck());
		CHECKS.put("deterministic", new DeterminismCheck());
		CHECKS.put("copies", new CopyCheck());
		CHECKS.put("seeds", new SeedCheck());
		CHECKS.put("threads", new ThreadCheck());
		CHECKS.put("inputs", new InputCheck());
		CHECKS.put("reads", new ReadCheck());
		CHECKS.put("stuck", new StuckCheck());
		CHECKS.put("addressed", new AddressedCheck());
		CHECKS.put("gradual", new GradualCheck());
		CHECKS.put("gradual-pulses", new GradualPulsesCheck());
	}

	private DeviceChecks() {
	}

	public static List<String> names() {
		return List.copyOf(CHECKS.keySet());
	}

	/** Runs all but some. A window that cannot be used ends it: nothing could be said of the rest. */
	public static void run(Bench bench, Set<String> without, Consumer<Finding> findings) {
		for (var entry : CHECKS.entrySet()) {
			if (!without.contains(entry.getKey())) {
				run(entry.getValue(), bench, new Report(entry.getKey(), findings));
			}
			if (entry.getKey().equals("window") && !WindowCheck.isUsable(bench)) {
				return;
			}
		}
	}

	private static void run(DeviceCheck check, Bench bench, Report report) {
		try {
			check.check(bench, report);
		} catch (RuntimeException | LinkageError | StackOverflowError e) {
			report.error("exception", "the device failed with " + Text.of(e), "", "catch the cause in the device; nothing in a batch of the study may stop it");
		}
	}
}
