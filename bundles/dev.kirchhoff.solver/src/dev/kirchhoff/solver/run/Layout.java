// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Deployment;

/**
 * Which cells of which array a deployment uses, and where every weight is among them. Made once per deployment and shared.
 */
final class Layout {
	final Deployment deployment;
	/** Per array, word line of each used cell in order of writing. */
	final int[][] wordLines;
	/** Per array, bit line of each used cell. */
	final int[][] bitLines;
	/** [block][plane][k]: index within a copy of the array of the k-th cell of the region, row-major. */
	final int[][][] cells;
	/** Per array; null where all lines are ideal. */
	final Wires[] wires;

	Layout(Deployment deployment) {
		this.deployment = deployment;
		int arrays = deployment.arrays().size();
		var used = new boolean[arrays][];
		for (int a = 0; a < arrays; a++) {
			used[a] = new boolean[Math.multiplyExact(deployment.arrays().get(a).rows(), deployment.arrays().get(a).columns())];
		}
		for (var block : deployment.blocks()) {
			for (var region : block.regions()) {
				for (int position : positions(block, region)) {
					used[region.array()][position] = true;
				}
			}
		}
		wordLines = new int[arrays][];
		bitLines = new int[arrays][];
		wires = new Wires[arrays];
		var numbers = new int[arrays][];
		for (int a = 0; a < arrays; a++) {
			int columns = deployment.arrays().get(a).columns();
			var mine = used[a];
			var order = IntStream.range(0, mine.length).filter(p -> mine[p]).toArray();
			wordLines[a] = Arrays.stream(order).map(p -> p / columns).toArray();
			bitLines[a] = Arrays.stream(order).map(p -> p % columns).toArray();
			wires[a] = Wires.of(deployment.arrays().get(a), wordLines[a], bitLines[a]);
			numbers[a] = new int[mine.length];
			for (int k = 0; k < order.length; k++) {
				numbers[a][order[k]] = k;
			}
		}
		cells = deployment.blocks().stream()
				.map(block -> block.regions().stream()
						.map(region -> Arrays.stream(positions(block, region)).map(p -> numbers[region.array()][p]).toArray())
						.toArray(int[][]::new))
				.toArray(int[][][]::new);
	}

	/** Places of a region's cells on its array, word line by word line. */
	private int[] positions(Block block, Block.Region region) {
		int columns = deployment.arrays().get(region.array()).columns();
		var scheme = deployment.scheme().instance();
		int height = block.inputs() * scheme.wordLinesPerInput();
		int width = block.outputs() * scheme.bitLinesPerOutput();
		var positions = new int[height * width];
		for (int i = 0; i < height; i++) {
			for (int j = 0; j < width; j++) {
				positions[i * width + j] = (region.row() + i) * columns + region.column() + j;
			}
		}
		return positions;
	}
}
