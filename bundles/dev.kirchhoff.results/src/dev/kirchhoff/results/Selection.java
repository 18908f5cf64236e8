// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;
import java.util.stream.IntStream;

/** Chooses few of many for a picture. */
public final class Selection {
	private Selection() {
	}

	/** At most so many, evenly spaced, the first and the last among them. */
	public static <T> List<T> evenly(List<T> all, int most) {
		if (all.size() <= most) {
			return List.copyOf(all);
		}
		return most == 1 ? List.of(all.getFirst()) : IntStream.range(0, most).mapToObj(k -> all.get((int) Math.round((double) k * (all.size() - 1) / (most - 1)))).toList();
	}
}
