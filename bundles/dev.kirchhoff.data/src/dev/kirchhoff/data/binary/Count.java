// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.binary;

import dev.kirchhoff.api.KirchhoffException;

/** How many of the samples in a file are used. */
public final class Count {
	private Count() {
	}

	/**
	 * The first so many.
	 *
	 * @param asked    0: all
	 * @param features values of a sample
	 * @throws KirchhoffException if there are not so many, none at all, or more than an array holds
	 */
	public static int of(int asked, long available, long features, String file) {
		if (available == 0 || features == 0) {
			throw new KirchhoffException(file + ": has no samples", "give a file that has some");
		}
		if (asked > available) {
			throw new KirchhoffException(file + ": has " + available + " samples, " + asked + " are asked for", "ask for fewer, or for 0, which means all");
		}
		long count = asked == 0 ? available : asked;
		if (features > Integer.MAX_VALUE || count > Integer.MAX_VALUE || count * features > Integer.MAX_VALUE - 8) {
			throw new KirchhoffException(file + ": " + count + " samples of " + features + " values are more than fit into memory at once",
					"use the first few only: " + (Integer.MAX_VALUE - 8) / Math.max(1, features) + " fit");
		}
		return (int) count;
	}
}
