// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.plan.internal.Placement.Matrix;
import dev.kirchhoff.solver.study.Block;

class PlacementTest {
	/** Planes of cells, and perhaps one reference. */
	private record Scheme(int cells, boolean reference, int tall, int wide) implements MappingScheme {
		@Override
		public List<String> planes() {
			var planes = new ArrayList<String>();
			for (int k = 0; k < cells; k++) {
				planes.add("cells " + k);
			}
			if (reference) {
				planes.add("reference");
			}
			return planes;
		}

		@Override
		public boolean isReference(int plane) {
			return plane == cells;
		}

		@Override
		public int wordLinesPerInput() {
			return tall;
		}

		@Override
		public int bitLinesPerOutput() {
			return wide;
		}

		@Override
		public void encode(float[] weights, int inputs, int outputs, double range, Range window, double[][] targets) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void decode(double[][] conductances, int inputs, int outputs, double range, Range window, float[] weights) {
			throw new UnsupportedOperationException();
		}
	}

	/** What lies on a cell: of a reference, its plane and input. */
	private record Content(int node, Tensor tensor, int plane, int input, int output, int part) {
	}

	/** Checks that every weight has all its cells, that no cell has two contents; gives the used cells of each array. */
	private static int[] used(Scheme scheme, List<Matrix> matrices, List<Block> blocks, int[] rows, int[] columns) {
		Map<List<Integer>, Content> cells = new HashMap<>();
		var weights = new java.util.HashSet<Content>();
		for (var block : blocks) {
			for (int plane = 0; plane < block.regions().size(); plane++) {
				var region = block.regions().get(plane);
				for (int i = 0; i < block.inputs() * scheme.tall; i++) {
					for (int j = 0; j < scheme.bitLines(plane, block.outputs()); j++) {
						boolean reference = scheme.isReference(plane);
						var content = new Content(block.node(), block.tensor(), plane, block.firstInput() * scheme.tall + i, reference ? -1 : block.firstOutput() * scheme.wide + j, reference ? j : 0);
						assertTrue(region.row() + i < rows[region.array()] && region.column() + j < columns[region.array()], "inside the array");
						var other = cells.put(List.of(region.array(), region.row() + i, region.column() + j), content);
						assertTrue(other == null || reference && other.equals(content), "one content a cell");
						assertTrue(reference || weights.add(content), "one cell a content");
					}
				}
			}
		}
		long wanted = matrices.stream().mapToLong(m -> (long) m.inputs() * m.outputs() * scheme.cells * scheme.tall * scheme.wide).sum();
		assertEquals(wanted, weights.size(), "every weight has its cells");
		var used = new int[rows.length];
		cells.keySet().forEach(cell -> used[cell.getFirst()]++);
		return used;
	}

	private static List<Matrix> perceptron(int inputs, int hidden) {
		return List.of(new Matrix(1, Tensor.WEIGHTS, inputs, hidden), new Matrix(1, Tensor.BIAS, 1, hidden), new Matrix(3, Tensor.WEIGHTS, hidden, 10), new Matrix(3, Tensor.BIAS, 1, 10));
	}

	/** Milo et al. 2019, Section III: 197 x 19 + 20 x 10 = 3943 cells of 4096, reference lines beside them. */
	@Test
	void theNetworkOfTheFourKilobitArray() {
		var scheme = new Scheme(1, true, 1, 1);
		int[] rows = { 64, 64 };
		int[] columns = { 64, 16 };
		var blocks = new Placement(scheme, rows, columns).place(perceptron(196, 19)).orElseThrow();
		var used = used(scheme, perceptron(196, 19), blocks, rows, columns);
		assertEquals(3943, used[0]);
		assertTrue(used[1] >= 197 + 20 && used[1] < 300, used[1] + " cells of reference lines");
	}

	/** 197 x 79 + 80 x 10 = 16363 cells of 16384: hardly a cell is left. */
	@Test
	void anAlmostFullArray() {
		var scheme = new Scheme(1, true, 1, 1);
		int[] rows = { 64, 64, 64, 64, 64 };
		int[] columns = { 64, 64, 64, 64, 64 };
		var blocks = new Placement(scheme, rows, columns).place(perceptron(196, 79)).orElseThrow();
		var used = used(scheme, perceptron(196, 79), blocks, rows, columns);
		assertEquals(16363, used[0] + used[1] + used[2] + used[3]);
	}

	@Test
	void whateverTheSchemeAndTheArrays() {
		var random = RandomStream.of(5);
		long draw = 0;
		int placed = 0;
		for (int trial = 0; trial < 300; trial++) {
			var scheme = new Scheme(1 + random.below(3, draw++), random.below(2, draw++) == 0, 1 + random.below(2, draw++), 1 + random.below(3, draw++));
			var rows = new int[1 + random.below(4, draw++)];
			var columns = new int[rows.length];
			for (int a = 0; a < rows.length; a++) {
				rows[a] = 1 + random.below(40, draw++);
				columns[a] = 1 + random.below(40, draw++);
			}
			var matrices = perceptron(1 + random.below(30, draw++), 1 + random.below(12, draw++));
			var blocks = new Placement(scheme, rows, columns).place(matrices);
			if (blocks.isPresent()) {
				used(scheme, matrices, blocks.get(), rows, columns);
				placed++;
			}
		}
		assertTrue(placed > 50, placed + " of 300 fit");
	}
}
