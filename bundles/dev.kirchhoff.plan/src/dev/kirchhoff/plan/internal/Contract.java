// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.ageing.Ageing;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.api.training.Trainer;

/** Asks an extension everything that planning will rely on, so that a plug-in that cannot answer is named before anything runs. */
final class Contract {
	private Contract() {
	}

	/** @throws RuntimeException whatever the extension throws, or an {@link IllegalStateException} that says which promise it breaks */
	static void check(Object extension) {
		switch (extension) {
			case null -> throw new IllegalStateException("it gave no device");
			case Device device -> device(device.window(), device.limits());
			case MappingScheme scheme -> {
				require(scheme.planes() != null && !scheme.planes().isEmpty(), "it has no planes");
				require(scheme.wordLinesPerInput() >= 1 && scheme.bitLinesPerOutput() >= 1, "a weight takes no cells");
			}
			case Metric metric -> {
				quantities(metric.quantities());
				quantities(metric.conclusions());
			}
			case ProgrammingAlgorithm algorithm -> require(algorithm.needs() != null, "it does not say what it needs");
			case OnChipTrainer trainer -> require(trainer.needs() != null, "it does not say what it needs");
			case Ageing ageing -> require(ageing.needs() != null, "it does not say what it needs");
			case Trainer trainer -> trainer.hardwareAware();
			default -> {
				// nothing is asked before it runs
			}
		}
	}

	private static void device(Range window, Range limits) {
		require(window != null && limits != null, "it has no window or no limits");
		require(Double.isFinite(window.width()) && window.width() > 0, "its window " + text(window) + " has no width");
		require(limits.low() <= window.low() && limits.high() >= window.high(), "its limits " + text(limits) + " do not contain its window " + text(window));
	}

	private static String text(Range range) {
		return range.low() + " to " + range.high() + " S";
	}

	private static void quantities(List<Quantity> quantities) {
		for (var quantity : quantities) {
			require(quantity.name() != null && !quantity.name().isBlank() && quantity.unit() != null, "it has a quantity without name or unit");
		}
	}

	private static void require(boolean kept, String broken) {
		if (!kept) {
			throw new IllegalStateException(broken);
		}
	}
}
