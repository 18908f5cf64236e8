// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * A weight is a word of bits along a word line: a sign, high conductance for negative weights, and a magnitude from its most to its
 * least significant bit (Yu et al. 2016, Section IV): w = ±magnitude · range / (2^(bits-1) - 1). Cells are read as bits, against the
 * middle of the window.
 */
public record SignMagnitude(@Parameter(doc = "Cells of a weight, the sign included", value = "8", min = 2, max = 16) int bits) implements MappingScheme {
	@Override
	public List<String> planes() {
		return List.of("bits");
	}

	@Override
	public int bitLinesPerOutput() {
		return bits;
	}

	@Override
	public boolean isDigital() {
		return true;
	}

	@Override
	public String cell(int plane, int wordLine, int bitLine) {
		return bitLine == 0 ? "sign" : "bit " + (bits - 1 - bitLine);
	}

	private int largest() {
		return (1 << bits - 1) - 1;
	}

	@Override
	public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
		for (int i = 0; i < inputs * outputs; i++) {
			int magnitude = (int) Math.round(Math.min(1, Math.abs(weights[i] / range)) * largest());
			int code = weights[i] < 0 && magnitude > 0 ? largest() + 1 | magnitude : magnitude;
			for (int bit = 0; bit < bits; bit++) {
				targets[0][i * bits + bit] = (code >> bits - 1 - bit & 1) == 0 ? window.low() : window.high();
			}
		}
	}

	@Override
	public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
		double middle = window.low() + window.width() / 2;
		for (int i = 0; i < inputs * outputs; i++) {
			int magnitude = 0;
			for (int bit = 1; bit < bits; bit++) {
				magnitude = 2 * magnitude + (conductances[0][i * bits + bit] > middle ? 1 : 0);
			}
			double weight = magnitude * range / largest();
			weights[i] = (float) (conductances[0][i * bits] > middle ? -weight : weight);
		}
	}
}
