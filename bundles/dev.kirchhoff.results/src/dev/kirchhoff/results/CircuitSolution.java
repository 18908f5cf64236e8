// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Optional;

import dev.kirchhoff.numerics.circuit.OperatingPoint;
import dev.kirchhoff.numerics.circuit.Power;
import dev.kirchhoff.numerics.circuit.ReadErrors;
import dev.kirchhoff.numerics.circuit.Selection;

/**
 * A crossbar under one bias, solved, with what follows from it.
 *
 * @param applied   what is applied, in words
 * @param selection the cell that is meant, if it is one
 */
public record CircuitSolution(String applied, OperatingPoint point, Power power, ReadErrors errors, Optional<Selection> selection) {
	/** Derives everything; the errors may take a second solution, on ideal wires. */
	public static CircuitSolution of(String applied, OperatingPoint point, Optional<Selection> selection) {
		return new CircuitSolution(applied, point, Power.of(point), ReadErrors.of(point), selection);
	}
}
