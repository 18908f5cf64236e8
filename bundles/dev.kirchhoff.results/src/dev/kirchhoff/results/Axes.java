// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;
import java.util.Locale;

/** Names of swept parameters: paths such as {@code train/seed}, which people abbreviate to {@code seed}. */
public final class Axes {
	private Axes() {
	}

	/** The last segments of a path that are enough to tell it from the other axes. */
	public static String shortName(List<String> axes, String axis) {
		for (int from = axis.lastIndexOf('/'); from >= 0; from = axis.lastIndexOf('/', from - 1)) {
			var end = axis.substring(from);
			if (axes.stream().noneMatch(other -> !other.equals(axis) && ("/" + other).endsWith(end))) {
				return end.substring(1);
			}
		}
		return axis;
	}

	/**
	 * The axes that a name can mean: the one of exactly that name, else those that end with {@code /name}.
	 *
	 * @return several if the name is ambiguous, none if it is unknown
	 */
	public static List<String> matching(List<String> axes, String name) {
		return axes.contains(name) ? List.of(name) : axes.stream().filter(axis -> axis.endsWith("/" + name)).toList();
	}

	/** Whether values of an axis stand for nothing but chance, so that points that differ only there are averaged. */
	public static boolean isSeed(String axis) {
		return axis.substring(axis.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).contains("seed");
	}
}
