// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.mapping;

import java.util.List;

import dev.kirchhoff.api.Range;

/**
 * How signed weights become conductances and how currents become weights again. A matrix of weights is laid on one or more
 * <em>planes</em>, each a rectangle of cells somewhere on an array: word lines are inputs, bit lines are outputs.
 * <p>
 * An implementation is a record of its parameters without state of its own.
 *
 * @since 1.0
 */
public interface MappingScheme {
	/** Names of the planes, for example {@code positive} and {@code negative}; never empty. */
	List<String> planes();

	/** Bit lines of one plane that one output takes. */
	default int bitLinesPerOutput() {
		return 1;
	}

	/** Word lines of one plane that one input takes. */
	default int wordLinesPerInput() {
		return 1;
	}

	/**
	 * Whether a plane is a reference: one bit line that all outputs of a block share. Its targets do not depend on the weights, so that
	 * blocks of the same inputs may lie on the same reference.
	 *
	 * @param plane index in {@link #planes()}
	 */
	default boolean isReference(int plane) {
		return false;
	}

	/** Bit lines that a block takes on a plane. */
	default int bitLines(int plane, int outputs) {
		return (isReference(plane) ? 1 : outputs) * bitLinesPerOutput();
	}

	/**
	 * Whether cells are read one by one against a threshold, as bits. Noise of reads then does not add up in an output, and a weight
	 * need not be affine in its cells.
	 */
	default boolean isDigital() {
		return false;
	}

	/**
	 * What a cell of a weight is called in reports, for example {@code sign} or {@code bit 3}.
	 *
	 * @param plane    index in {@link #planes()}
	 * @param wordLine 0 .. {@link #wordLinesPerInput()} - 1
	 * @param bitLine  0 .. {@link #bitLinesPerOutput()} - 1
	 */
	default String cell(int plane, int wordLine, int bitLine) {
		String name = planes().get(plane);
		int each = wordLinesPerInput() * bitLinesPerOutput();
		return each == 1 ? name : name + " " + (wordLine * bitLinesPerOutput() + bitLine);
	}

	/**
	 * Turns weights into target conductances.
	 *
	 * @param weights block of weights, row-major [inputs][outputs]
	 * @param range   weight that stands for the full conductance window: the largest absolute weight, or a value the user fixed; > 0
	 * @param window  conductances the device can be programmed to, S
	 * @param targets receives, per plane, row-major [inputs · wordLinesPerInput][{@link #bitLines bitLines}], S
	 */
	void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets);

	/**
	 * Turns conductances into the weights that a matrix product through the planes shows. Where an array has wires, the conductances are
	 * those that the cells show through them: current at the end of the bit line for each volt at the beginning of the word line.
	 * <p>
	 * Unless the scheme is {@linkplain #isDigital() digital}, a weight must be affine in its own cells (those of its word and bit lines,
	 * on all planes) and must not depend on others: from this follows how {@linkplain dev.kirchhoff.api.device.Noisy noise} of cells becomes noise of weights, by moving one cell at a time.
	 *
	 * @param conductances per plane, as in {@link #encode}, S
	 * @param weights      receives the block, row-major [inputs][outputs]
	 */
	void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights);
}
