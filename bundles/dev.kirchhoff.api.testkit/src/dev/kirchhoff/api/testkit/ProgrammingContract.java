// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.List;

import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/** @since 1.0 */
public final class ProgrammingContract extends Contract {
	private final ProgrammingAlgorithm it;

	private ProgrammingContract(ProgrammingAlgorithm it) {
		this.it = it;
	}

	public static ProgrammingContract of(ProgrammingAlgorithm it) {
		return new ProgrammingContract(it);
	}

	@Override
	public List<Finding> findings() {
		return List.of();
	}

	@Override
	String subject() {
		return it.getClass().getName();
	}
}
