// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.parameter.InvalidParametersException;
import dev.kirchhoff.api.parameter.ParameterSchema.Fault;

/** Everything that is wrong with what somebody wrote. */
final class Mistakes {
	private final List<Fault> faults = new ArrayList<>();

	void add(String parameter, String what, String mend) {
		faults.add(new Fault(parameter, what, mend));
	}

	/** @param column counted from 1 */
	void at(String parameter, int column, String what, String mend) {
		add(parameter, "column " + column + ": " + what, mend);
	}

	boolean isEmpty() {
		return faults.isEmpty();
	}

	/** @throws InvalidParametersException with all of them, if there are any */
	void raise() {
		if (!faults.isEmpty()) {
			throw new InvalidParametersException(faults);
		}
	}
}
