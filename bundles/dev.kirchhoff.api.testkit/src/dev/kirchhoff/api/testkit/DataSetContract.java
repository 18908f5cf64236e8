// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.List;

import dev.kirchhoff.api.data.DataSource;

/** @since 1.0 */
public final class DataSetContract extends Contract {
	private final DataSource it;

	private DataSetContract(DataSource it) {
		this.it = it;
	}

	public static DataSetContract of(DataSource it) {
		return new DataSetContract(it);
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
