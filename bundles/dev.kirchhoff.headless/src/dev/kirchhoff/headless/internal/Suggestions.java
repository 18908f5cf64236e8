// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a person may have meant by a name that is not known. */
public final class Suggestions {
	private static final int MOST = 3;
	private static final int SHORTEST_PART = 3;

	private Suggestions() {
	}

	/** {@code did you mean a or b?}, or what the list of known names is called. */
	public static String mend(String name, Collection<String> known, String otherwise) {
		var near = near(name, known);
		return near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", near) + "?";
	}

	/** Known names that are like this one, nearest first; the last part of a dotted name stands for the whole. */
	public static List<String> near(String name, Collection<String> known) {
		var wanted = last(name);
		int most = Math.max(1, wanted.length() / 3);
		return known.stream().distinct().filter(candidate -> distance(wanted, last(candidate)) <= most)
				.sorted(Comparator.comparingInt((String candidate) -> distance(wanted, last(candidate))).thenComparing(Comparator.naturalOrder()))
				.limit(MOST).toList();
	}

	private static String last(String name) {
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	/** Changes that lead from one to the other; a part of a name is near to it. */
	private static int distance(String wanted, String candidate) {
		boolean part = candidate.contains(wanted) || wanted.contains(candidate);
		return part && Math.min(wanted.length(), candidate.length()) >= SHORTEST_PART ? Math.min(1, edits(wanted, candidate)) : edits(wanted, candidate);
	}

	private static int edits(String from, String to) {
		var above = new int[to.length() + 1];
		for (int j = 0; j <= to.length(); j++) {
			above[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			var row = new int[to.length() + 1];
			row[0] = i;
			for (int j = 1; j <= to.length(); j++) {
				int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
				row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
			}
			above = row;
		}
		return above[to.length()];
	}
}
