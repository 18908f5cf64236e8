// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.data;

import java.util.Objects;

/**
 * Samples to train on and samples to test with.
 *
 * @param name  for people
 * @param note  what a reader of results must know of the data, for example that it is synthetic; empty if nothing
 * @since 1.0
 */
public record DataSet(String name, String note, Samples train, Samples test) {
	public DataSet {
		Objects.requireNonNull(train);
		Objects.requireNonNull(test);
		if (train.features() != test.features()) {
			throw new IllegalArgumentException(name + ": " + train.features() + " features to train on, " + test.features() + " to test with");
		}
	}
}
