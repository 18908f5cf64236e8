// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import java.util.List;
import java.util.OptionalDouble;

import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.model.io.Problem;

/** Reads values of options; what is wrong with them is collected. */
final class Values {
	static final Unit VOLT = Unit.parse("V");
	static final Unit OHM = Unit.parse("Ω");

	private final List<Problem> problems;

	Values(List<Problem> problems) {
		this.problems = problems;
	}

	void problem(String option, String what, String mend) {
		problems.add(Problem.error(option, "", what, mend));
	}

	/** A finite value in a unit; empty if there is no text, or it is wrong, which has been noted. */
	OptionalDouble read(String option, String text, Unit unit) {
		if (text == null) {
			return OptionalDouble.empty();
		}
		try {
			double value = unit.read(text);
			if (Double.isFinite(value)) {
				return OptionalDouble.of(value);
			}
			problem(option, "'" + text + "' is not finite", "give a finite value");
		} catch (IllegalArgumentException | ArithmeticException e) {
			problem(option, e.getMessage(), "give a value such as '1 " + unit.text() + "'");
		}
		return OptionalDouble.empty();
	}
}
