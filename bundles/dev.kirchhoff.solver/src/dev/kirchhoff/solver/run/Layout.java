// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import dev.kirchhoff.api.mapping.PlacedBlock;
import dev.kirchhoff.numerics.circuit.OperatingRange;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
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
	/** The blocks with their cells, for plug-ins to look at. */
	final List<PlacedBlock> placed;
	/** Per array; null where all lines are ideal. */
	final Wires[] wires;
	/** Characteristics of devices, made when first needed. */
	final Map<LawKey, SeparableLaw> laws = new ConcurrentHashMap<>();

	/**
	 * What determines a characteristic's sum of products.
	 *
	 * @param device key of the extension and its parameters
	 */
	record LawKey(String device, OperatingRange range, double tolerance) {
	}

	Layout(Deployment deployment) {
		this.deployment = deployment;
		int arrays = deployment.arrays().size();
		var used = new boolean[arrays][];
		for (int a = 0; a < arrays; a++) {
			used[a] = new boolean[Math.multiplyExact(deployment.arrays().get(a).rows(), deployment.arrays().get(a).columns())];
		}
		for (var block : deployment.blocks()) {
			for (int plane = 0; plane < block.regions().size(); plane++) {
				for (int position : positions(block, plane)) {
					used[block.regions().get(plane).array()][position] = true;
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
				.map(block -> IntStream.range(0, block.regions().size())
						.mapToObj(plane -> Arrays.stream(positions(block, plane)).map(p -> numbers[block.regions().get(plane).array()][p]).toArray())
						.toArray(int[][]::new))
				.toArray(int[][][]::new);
		placed = IntStream.range(0, cells.length).mapToObj(this::placed).toList();
	}

	private PlacedBlock placed(int b) {
		var block = deployment.blocks().get(b);
		var planes = IntStream.range(0, block.regions().size()).mapToObj(p -> new PlacedBlock.Plane(block.regions().get(p).array(), cells[b][p])).toList();
		return new PlacedBlock(block.node(), block.tensor(), block.firstInput(), block.inputs(), block.firstOutput(), block.outputs(), planes);
	}

	/** Places of a region's cells on its array, word line by word line. */
	private int[] positions(Block block, int plane) {
		var region = block.regions().get(plane);
		int columns = deployment.arrays().get(region.array()).columns();
		var scheme = deployment.scheme().instance();
		int height = block.inputs() * scheme.wordLinesPerInput();
		int width = scheme.bitLines(plane, block.outputs());
		var positions = new int[height * width];
		for (int i = 0; i < height; i++) {
			for (int j = 0; j < width; j++) {
				positions[i * width + j] = (region.row() + i) * columns + region.column() + j;
			}
		}
		return positions;
	}
}
