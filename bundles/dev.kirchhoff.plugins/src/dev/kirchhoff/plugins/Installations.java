// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.util.function.Consumer;

import dev.kirchhoff.plugins.internal.P2Installation;

/** Where to get an {@link Installation}. */
public final class Installations {
	private Installations() {
	}

	/**
	 * The running product.
	 *
	 * @param warnings told, in a line each, what could not be done without anything failing: a site that cannot be reached just now
	 */
	public static Installation ofProduct(Consumer<String> warnings) {
		return new P2Installation(warnings);
	}
}
