// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;

/**
 * A weight is one cell, read against an ideal reference in the middle of the window:
 * w = 2 · range · (G - (Gmin + Gmax) / 2) / (Gmax - Gmin).
 */
public record SingleCell() implements MappingScheme {
	@Override
	public List<String> planes() {
		return List.of("cells");
	}

	@Override
	public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
		double middle = window.low() + window.width() / 2;
		double slope = window.width() / (2 * range);
		for (int i = 0; i < inputs * outputs; i++) {
			targets[0][i] = middle + Math.clamp(weights[i], -range, range) * slope;
		}
	}

	@Override
	public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
		double middle = window.low() + window.width() / 2;
		double slope = 2 * range / window.width();
		for (int i = 0; i < inputs * outputs; i++) {
			weights[i] = (float) ((conductances[0][i] - middle) * slope);
		}
	}
}
