// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.testkit.internal.DataSetChecks;

/**
 * Holds a data set to what {@link DataSource} promises: the same data for the same stream, finite, with samples to train on and to test with
 * that fit each other, and labels of its classes.
 *
 * <pre>
 * DataSetContract.of(new MyData(1000)).verify();
 * </pre>
 *
 * @since 1.0
 */
public final class DataSetContract extends Contract {
	private final DataSource source;
	private long seed = 1;

	private DataSetContract(DataSource source) {
		this.source = source;
	}

	public static DataSetContract of(DataSource source) {
		return new DataSetContract(source);
	}

	/** Another seed for the random stream. */
	public DataSetContract seed(long seed) {
		this.seed = seed;
		return this;
	}

	@Override
	public List<Finding> findings() {
		var findings = new ArrayList<Finding>();
		new DataSetChecks(source, seed).run(findings::add);
		return List.copyOf(findings);
	}

	@Override
	String subject() {
		return source.getClass().getName();
	}
}
