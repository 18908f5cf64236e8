// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which lines hang together through cells, and which of them no source reaches. */
final class Islands {
	private Islands() {
	}

	/** Lines without any path to a source: word line i as i, bit line j as rows + j; ascending. */
	static int[] of(Crossbar crossbar, Bias bias) {
		int rows = crossbar.rows();
		int columns = crossbar.columns();
		boolean all = Arrays.stream(bias.wordLines()).noneMatch(Double::isNaN) && Arrays.stream(bias.bitLines()).noneMatch(Double::isNaN);
		if (all) {
			return new int[0];
		}
		var parent = IntStream.range(0, rows + columns).toArray();
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				if (!crossbar.cells().open(i * columns + j)) {
					parent[root(parent, i)] = root(parent, rows + j);
				}
			}
		}
		var reached = new boolean[rows + columns];
		for (int line = 0; line < rows + columns; line++) {
			double v = line < rows ? bias.wordLines()[line] : bias.bitLines()[line - rows];
			reached[root(parent, line)] |= !Double.isNaN(v);
		}
		return IntStream.range(0, rows + columns).filter(line -> !reached[root(parent, line)]).toArray();
	}

	private static int root(int[] parent, int line) {
		while (parent[line] != line) {
			parent[line] = parent[parent[line]];
			line = parent[line];
		}
		return line;
	}
}
