// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.util.List;
import java.util.Map;

import dev.kirchhoff.model.io.Problem;

/**
 * What a check of a document has found.
 *
 * @param utilisation by name of an array, which part of its cells is used, 0..1; empty where an experiment cannot be planned
 */
public record Checked(List<Problem> problems, Map<String, Double> utilisation) {
	static final Checked NOTHING = new Checked(List.of(), Map.of());

	public Checked {
		problems = List.copyOf(problems);
		utilisation = Map.copyOf(utilisation);
	}
}
