// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.kirchhoff.api.parameter.InvalidParametersException;
import dev.kirchhoff.api.parameter.ParameterSchema.Fault;

/** Everything that is wrong with what somebody wrote, told from left to right. */
final class Mistakes {
	private final List<Mistake> mistakes = new ArrayList<>();

	/** @param column 0 where it is not about a place in the text */
	private record Mistake(int column, Fault fault) {
	}

	void add(String parameter, String what, String mend) {
		mistakes.add(new Mistake(0, new Fault(parameter, what, mend)));
	}

	/** @param column counted from 1 */
	void at(String parameter, int column, String what, String mend) {
		mistakes.add(new Mistake(column, new Fault(parameter, "column " + column + ": " + what, mend)));
	}

	boolean isEmpty() {
		return mistakes.isEmpty();
	}

	/** @throws InvalidParametersException with all of them, if there are any */
	void raise() {
		if (!mistakes.isEmpty()) {
			throw new InvalidParametersException(mistakes.stream().sorted(Comparator.comparingInt(Mistake::column)).map(Mistake::fault).toList());
		}
	}
}
