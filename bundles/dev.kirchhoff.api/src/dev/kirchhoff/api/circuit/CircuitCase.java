// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.circuit;

import java.util.List;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;

/**
 * A crossbar and what is applied to it, as files hold it.
 *
 * @param name        for a heading
 * @param description one line for a reader; may be empty
 * @param biases      at least one; each is solved on its own
 * @since 1.0
 */
public record CircuitCase(String name, String description, Crossbar crossbar, List<Bias> biases) {
	/** @throws IllegalArgumentException if there is no bias, or one does not fit the crossbar */
	public CircuitCase {
		biases = List.copyOf(biases);
		if (biases.isEmpty()) {
			throw new IllegalArgumentException(name + ": nothing is applied to the crossbar");
		}
		for (var bias : biases) {
			if (bias.rows() != crossbar.rows() || bias.columns() != crossbar.columns()) {
				throw new IllegalArgumentException(name + ": " + bias.rows() + " + " + bias.columns() + " sources for a crossbar of " + crossbar.rows() + " x "
						+ crossbar.columns());
			}
		}
	}
}
