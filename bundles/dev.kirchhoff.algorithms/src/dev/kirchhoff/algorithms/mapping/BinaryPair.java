// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.mapping;

import java.util.List;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * A weight is +1 or -1 on two cells side by side, and a sense amplifier tells which of them conducts better: +1 if the one at BL has the higher
 * resistance, else -1 (Hirtzlin et al. 2019, Figs. 5 and 6). What the amplifier compares is G(BLb) - G(BL) + offset + noise. Every column of
 * a block has an amplifier of its own, whose offset belongs to the chip, and decides where two cells look the same, however small it is.
 * Noise is that of a single reading: here a network is read once, a trainer reads anew.
 */
public record BinaryPair(
		@Parameter(doc = "Standard deviation of the offsets of the sense amplifiers", unit = "S", value = "0 S", min = 0) double offset,
		@Parameter(doc = "Standard deviation of the noise of one reading of a sense amplifier", unit = "S", value = "0 S", min = 0) double noise,
		@Parameter(doc = "Which chip: another number has other offsets", value = "1") long chip)
		implements MappingScheme {

	/** S. No amplifier is symmetric; this is far below what any two cells differ by, if they differ. */
	private static final double LEAST_OFFSET = 1e-30;

	@Override
	public List<String> planes() {
		return List.of("cells");
	}

	@Override
	public int bitLinesPerOutput() {
		return 2;
	}

	@Override
	public boolean isDigital() {
		return true;
	}

	@Override
	public String cell(int plane, int wordLine, int bitLine) {
		return bitLine == 0 ? "BL" : "BLb";
	}

	/** One cell at the top of the window, the other at the bottom. */
	@Override
	public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
		for (int k = 0; k < inputs * outputs; k++) {
			targets[0][2 * k] = weights[k] >= 0 ? window.low() : window.high();
			targets[0][2 * k + 1] = weights[k] >= 0 ? window.high() : window.low();
		}
	}

	@Override
	public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
		var offsets = new double[outputs];
		offsets(0, offsets);
		var reading = amplifiers().split("reading");
		for (int i = 0; i < inputs; i++) {
			for (int j = 0; j < outputs; j++) {
				int k = i * outputs + j;
				double difference = conductances[0][2 * k + 1] - conductances[0][2 * k] + offsets[j];
				if (noise > 0) {
					difference += noise * reading.noise(k);
				}
				weights[k] = (float) (difference > 0 ? range : -range);
			}
		}
	}

	private RandomStream amplifiers() {
		return RandomStream.of(chip).split("sense amplifiers");
	}

	/**
	 * Offsets of the amplifiers of a block.
	 *
	 * @param first   column of the block that belongs to the first of them
	 * @param offsets receives one a column, S
	 */
	public void offsets(int first, double[] offsets) {
		amplifiers().split("offsets").normal(first, offsets, 0, offsets.length);
		for (int j = 0; j < offsets.length; j++) {
			offsets[j] *= Math.max(offset, LEAST_OFFSET);
		}
	}
}
