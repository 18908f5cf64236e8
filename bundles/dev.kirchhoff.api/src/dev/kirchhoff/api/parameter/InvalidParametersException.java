// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown by the constructor of an extension whose parameters do not fit, with everything that is wrong at once and a mend for each. What
 * is shown to the person then stands beside the parameter it is about. For one fault that is about no parameter in particular any other
 * exception does.
 *
 * @since 1.1
 */
public class InvalidParametersException extends IllegalArgumentException {
	private static final long serialVersionUID = 1;

	private final transient List<ParameterSchema.Fault> faults;

	/**
	 * @param faults everything that is wrong
	 * @throws IllegalArgumentException if nothing is
	 */
	public InvalidParametersException(List<ParameterSchema.Fault> faults) {
		super(faults.stream().map(fault -> fault.parameter() + ": " + fault.what()).collect(Collectors.joining("; ")));
		if (faults.isEmpty()) {
			throw new IllegalArgumentException("nothing is wrong");
		}
		this.faults = List.copyOf(faults);
	}

	/** Everything that is wrong, at least one. */
	public List<ParameterSchema.Fault> faults() {
		return faults;
	}
}
