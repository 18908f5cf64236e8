// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the API says of a kind of extension, as checks that run.
 *
 * @since 1.0
 */
public abstract sealed class Contract permits DeviceContract, ProgrammingContract, MappingContract, DataSetContract {
	Contract() {
	}

	/** Runs all checks; the same extension gives the same findings. Empty if all is well. */
	public abstract List<Finding> findings();

	/** What is checked, for a message. */
	abstract String subject();

	/**
	 * Runs all checks.
	 *
	 * @throws AssertionError that lists everything that breaks the contract, with a mend for each
	 */
	public final void verify() {
		var broken = findings().stream().filter(Finding::isError).toList();
		if (!broken.isEmpty()) {
			throw new AssertionError(broken.stream().map(Finding::line)
					.collect(Collectors.joining("\n  ", subject() + " breaks its contract in " + broken.size() + (broken.size() == 1 ? " point" : " points") + ":\n  ", "")));
		}
	}
}
