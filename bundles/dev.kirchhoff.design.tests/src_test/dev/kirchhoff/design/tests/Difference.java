// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.tests;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, as a person would mark it. */
final class Difference {
	private static final int AROUND = 2;

	private Difference() {
	}

	/** Lines that went with "-", lines that came with "+", and a little of what is around; empty if nothing differs. */
	static String of(String expected, String actual) {
		var all = compare(expected.lines().toList(), actual.lines().toList());
		var shown = new ArrayList<String>();
		var last = -1;
		for (int k = 0; k < all.size(); k++) {
			if (isNear(all, k)) {
				if (last >= 0 && k > last + 1) {
					shown.add("  ...");
				}
				shown.add(all.get(k));
				last = k;
			}
		}
		return String.join("\n", shown);
	}

	private static boolean isNear(List<String> lines, int at) {
		return lines.subList(Math.max(0, at - AROUND), Math.min(lines.size(), at + AROUND + 1)).stream().anyMatch(line -> !line.startsWith("  "));
	}

	/** By the longest common subsequence. */
	private static List<String> compare(List<String> expected, List<String> actual) {
		var common = new int[expected.size() + 1][actual.size() + 1];
		for (int i = expected.size() - 1; i >= 0; i--) {
			for (int j = actual.size() - 1; j >= 0; j--) {
				common[i][j] = expected.get(i).equals(actual.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
			}
		}
		var lines = new ArrayList<String>();
		int i = 0;
		int j = 0;
		while (i < expected.size() || j < actual.size()) {
			if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
				lines.add("  " + expected.get(i++));
				j++;
			} else if (i < expected.size() && (j == actual.size() || common[i + 1][j] >= common[i][j + 1])) {
				lines.add("- " + expected.get(i++));
			} else {
				lines.add("+ " + actual.get(j++));
			}
		}
		return lines;
	}
}
