// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.io.IOException;
import java.lang.ref.SoftReference;

import dev.kirchhoff.numerics.network.Parameters;

/**
 * Weights that a network comes with. They are read when they are wanted and forgotten when memory is short, as they can be large; all
 * threads and points that ask at the same time get the same ones, which nobody may change.
 */
public final class GivenWeights {
	/** Reads the weights. */
	@FunctionalInterface
	public interface Source {
		Parameters read() throws IOException;
	}

	private final String key;
	private final Source source;
	private SoftReference<Parameters> known = new SoftReference<>(null);

	/** @param key the same for the same weights, whatever their file is called */
	public GivenWeights(String key, Source source) {
		this.key = key;
		this.source = source;
	}

	/** The same for the same weights. */
	public String key() {
		return key;
	}

	/** @throws IOException if their file cannot be read any more */
	public synchronized Parameters get() throws IOException {
		var weights = known.get();
		if (weights == null) {
			weights = source.read();
			known = new SoftReference<>(weights);
		}
		return weights;
	}
}
