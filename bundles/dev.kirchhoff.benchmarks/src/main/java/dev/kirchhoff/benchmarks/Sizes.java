// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.List;

/** How large arrays are in a full and in a quick run: word lines, and as many bit lines. */
record Sizes(List<Integer> full, List<Integer> quick) {
	/** All sizes in a full run, those up to {@code largestQuick} in a quick one. */
	static Sizes of(int largestQuick, Integer... sizes) {
		var full = List.of(sizes);
		return new Sizes(full, full.stream().filter(size -> size <= largestQuick).toList());
	}

	List<Integer> get(boolean quickly) {
		return quickly ? quick : full;
	}
}
