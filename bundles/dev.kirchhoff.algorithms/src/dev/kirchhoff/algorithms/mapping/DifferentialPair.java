// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;

/**
 * A weight is the difference of two cells on two planes. Its positive part is on one, its negative part on the other, the idle cell at
 * the low end of the window: w = range · (G+ - G-) / (Gmax - Gmin).
 */
public record DifferentialPair() implements MappingScheme {
	@Override
	public List<String> planes() {
		return List.of("positive", "negative");
	}

	@Override
	public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
		double slope = window.width() / range;
		for (int i = 0; i < inputs * outputs; i++) {
			double w = Math.clamp(weights[i], -range, range);
			targets[0][i] = window.low() + Math.max(w, 0) * slope;
			targets[1][i] = window.low() + Math.max(-w, 0) * slope;
		}
	}

	@Override
	public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
		double slope = range / window.width();
		for (int i = 0; i < inputs * outputs; i++) {
			weights[i] = (float) ((conductances[0][i] - conductances[1][i]) * slope);
		}
	}
}
