// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.circuit;

import java.util.Arrays;

/** Things that are joined to each other in groups, some of them to a source: disjoint sets with path halving. */
final class Ties {
	/** No source. */
	static final int NONE = -1;

	private final int[] parent;
	private final int[] source;

	Ties(int size) {
		parent = new int[size];
		Arrays.setAll(parent, k -> k);
		source = new int[size];
		Arrays.fill(source, NONE);
	}

	/** Puts the group of a thing at a source. */
	void hold(int thing, int by) {
		source[root(thing)] = by;
	}

	/** A source of the thing's group, or {@link #NONE}. */
	int source(int thing) {
		return source[root(thing)];
	}

	boolean joined(int a, int b) {
		return root(a) == root(b);
	}

	/** Makes two groups one. */
	void join(int a, int b) {
		int from = root(b);
		int to = root(a);
		parent[from] = to;
		if (source[to] == NONE) {
			source[to] = source[from];
		}
	}

	private int root(int thing) {
		int at = thing;
		while (parent[at] != at) {
			parent[at] = parent[parent[at]];
			at = parent[at];
		}
		return at;
	}
}
