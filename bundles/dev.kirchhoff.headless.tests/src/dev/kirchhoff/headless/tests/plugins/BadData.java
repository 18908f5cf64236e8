// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.tests.plugins;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.numerics.random.RandomStream;

/** A data set that cannot be had. */
public record BadData() implements DataSource {
	@Override
	public DataSet load(RandomStream random, Monitor monitor) {
		throw new IllegalStateException("the archive is closed");
	}
}
