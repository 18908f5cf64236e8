// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;

/**
 * A weight is one of three, on two cells side by side, one of which at most conducts well (Yu et al. 2016, Section III): +1 is (1, 0),
 * -1 is (0, 1) and 0 is (0, 0). Weights beyond half the range count as it. What is read is their difference:
 * w = range · (G1 - G2) / (Gmax - Gmin).
 */
public record Ternary() implements MappingScheme {
	@Override
	public List<String> planes() {
		return List.of("cells");
	}

	@Override
	public int bitLinesPerOutput() {
		return 2;
	}

	@Override
	public String cell(int plane, int wordLine, int bitLine) {
		return bitLine == 0 ? "positive" : "negative";
	}

	@Override
	public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
		for (int i = 0; i < inputs * outputs; i++) {
			targets[0][2 * i] = weights[i] >= range / 2 ? window.high() : window.low();
			targets[0][2 * i + 1] = weights[i] <= -range / 2 ? window.high() : window.low();
		}
	}

	@Override
	public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
		double slope = range / window.width();
		for (int i = 0; i < inputs * outputs; i++) {
			weights[i] = (float) ((conductances[0][2 * i] - conductances[0][2 * i + 1]) * slope);
		}
	}
}
