// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.List;

import dev.kirchhoff.api.mapping.MappingScheme;

/** @since 1.0 */
public final class MappingContract extends Contract {
	private final MappingScheme it;

	private MappingContract(MappingScheme it) {
		this.it = it;
	}

	public static MappingContract of(MappingScheme it) {
		return new MappingContract(it);
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
