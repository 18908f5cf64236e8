// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.metric;

import java.util.Map;
import java.util.TreeMap;

/**
 * Sums over repeats, by name. Those of all batches of a point are added in a fixed order, so the result does not depend on which
 * thread or machine did which batch.
 *
 * @since 1.0
 */
public final class Tally {
	private final Map<String, double[]> sums = new TreeMap<>();

	/**
	 * The sums of that name, for the caller to add to.
	 *
	 * @param size how many; the same at every call
	 */
	public double[] sums(String name, int size) {
		var array = sums.computeIfAbsent(name, any -> new double[size]);
		if (array.length != size) {
			throw new IllegalArgumentException("tally " + name + " has " + array.length + " sums, not " + size);
		}
		return array;
	}

	/** The sums of that name, or an array of zeros if nothing was added. */
	public double[] of(String name, int size) {
		return sums.containsKey(name) ? sums(name, size) : new double[size];
	}

	/** All sums, by name in alphabetical order. */
	public Map<String, double[]> all() {
		return sums;
	}

	/** Adds another tally to this one. */
	public void add(Tally other) {
		other.sums.forEach((name, values) -> {
			var mine = sums(name, values.length);
			for (int i = 0; i < values.length; i++) {
				mine[i] += values[i];
			}
		});
	}
}
