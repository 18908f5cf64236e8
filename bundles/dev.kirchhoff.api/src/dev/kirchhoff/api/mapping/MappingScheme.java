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
 * @since 0.1
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
	 * Turns weights into target conductances.
	 *
	 * @param weights block of weights, row-major [inputs][outputs]
	 * @param range   weight that stands for the full conductance window: the largest absolute weight, or a value the user fixed; > 0
	 * @param window  conductances the device can be programmed to, S
	 * @param targets receives, per plane, row-major [inputs · wordLinesPerInput][outputs · bitLinesPerOutput], S
	 */
	void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets);

	/**
	 * Turns conductances into the weights that a matrix product through the planes shows. Where an array has wires, the conductances are
	 * those that the cells show through them: current at the end of the bit line for each volt at the beginning of the word line.
	 * <p>
	 * A weight must be affine in its own cells (those of its word and bit lines, on all planes) and must not depend on others: from this
	 * follows how {@linkplain dev.kirchhoff.api.device.Noisy noise} of cells becomes noise of weights, by moving one cell at a time.
	 *
	 * @param conductances per plane, as in {@link #encode}, S
	 * @param weights      receives the block, row-major [inputs][outputs]
	 */
	void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights);
}
