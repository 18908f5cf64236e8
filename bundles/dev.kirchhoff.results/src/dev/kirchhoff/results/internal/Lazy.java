// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.function.Supplier;

/** A value that is computed when first asked for, once. */
public final class Lazy<T> implements Supplier<T> {
	private Supplier<T> source;
	private T value;

	public Lazy(Supplier<T> source) {
		this.source = source;
	}

	@Override
	public synchronized T get() {
		if (source != null) {
			value = source.get();
			source = null;
		}
		return value;
	}
}
