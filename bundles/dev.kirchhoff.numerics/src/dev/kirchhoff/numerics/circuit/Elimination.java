// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Solves a crossbar of ohmic cells exactly, by nested dissection (George 1973): a rectangle of cells is known by the network between
 * the wires that cross its edge; two neighbours are joined by eliminating the nodes they share. What is left in the end is the network
 * between the sources. About 30 n³ operations for n x n cells, nearly all in matrix products, and no number is ever the difference of
 * two others: open, shorted and stuck cells, any resistances and floating lines are solved to rounding.
 */
final class Elimination {
	/** What stands for no resistance, relative to all others. */
	private static final double HUGE = 1e25;
	/** Rows and columns that are eliminated at once. */
	private static final int LEAF = 3;

	private final int rows;
	private final int columns;
	private final double[] cells;
	private final double wordSegment;
	private final double bitSegment;
	private final double wordEnd;
	private final double bitEnd;
	private final boolean right;
	private final boolean top;
	private final boolean traced;
	private final Ports.Workspace workspace = new Ports.Workspace();
	/** Memory by depth and part. */
	private final List<Ports[]> shelves = new ArrayList<>();
	private final Node root;

	/**
	 * A rectangle of cells. Its ports are, in this order: left ends of its word lines, right ends if there is anything to the right, top
	 * ends if there is anything above, bottom ends. A segment belongs to the cell on its right or above it.
	 *
	 * @param trace       how potentials inside follow from those of the ports; null if nobody asks
	 * @param first       part to the left or above; null for a leaf
	 * @param firstPlace  where the first part's ports are among the nodes here, eliminated ones first; in a leaf, where the nodes of word
	 *                    lines are, cell by cell
	 * @param secondPlace the same of the second part, or of bit lines
	 */
	private record Node(int row, int rows, int column, int columns, boolean right, boolean top, Ports ports, Ports.Trace trace, Node first, Node second,
			int[] firstPlace, int[] secondPlace) {
		int count() {
			return rows + (right ? rows : 0) + (top ? columns : 0) + columns;
		}

		int leftPort(int i) {
			return i;
		}

		int rightPort(int i) {
			return rows + i;
		}

		int topPort(int j) {
			return rows + (right ? rows : 0) + j;
		}

		int bottomPort(int j) {
			return count() - columns + j;
		}
	}

	/** @param traced whether potentials inside will be asked for; that takes memory for about 60 numbers a cell */
	Elimination(int rows, int columns, double[] conductance, Wiring wiring, boolean traced) {
		this.rows = rows;
		this.columns = columns;
		this.traced = traced;
		double most = Arrays.stream(conductance).filter(Double::isFinite).max().orElse(0);
		for (double r : new double[] { wiring.wordLine(), wiring.bitLine(), wiring.driver(), wiring.sense() }) {
			most = Math.max(most, r > 0 ? 1 / r : 0);
		}
		double huge = HUGE * (most > 0 ? most : 1);
		cells = conductance.clone();
		for (int k = 0; k < cells.length; k++) {
			cells[k] = Math.min(cells[k], huge);
		}
		wordSegment = conductance(wiring.wordLine(), huge);
		bitSegment = conductance(wiring.bitLine(), huge);
		wordEnd = conductance(wiring.wordLine() + wiring.driver(), huge);
		bitEnd = conductance(wiring.bitLine() + wiring.sense(), huge);
		right = wiring.driveBothEnds();
		top = wiring.senseBothEnds();
		root = reduce(0, 0, 0, rows, 0, columns);
	}

	private static double conductance(double ohm, double huge) {
		return ohm == 0 ? huge : 1 / ohm;
	}

	/**
	 * @param depth how many times the array has been cut
	 * @param part  which part this is of what is cut: networks of one depth and part take turns in one memory
	 */
	private Node reduce(int depth, int part, int row, int height, int column, int width) {
		if (depth == shelves.size()) {
			shelves.add(new Ports[2]);
		}
		if (height <= LEAF && width <= LEAF) {
			return leaf(depth, part, row, height, column, width);
		}
		int half = Math.max(height, width) / 2;
		if (width >= height) {
			return beside(depth, part, reduce(depth + 1, 0, row, height, column, half), reduce(depth + 1, 1, row, height, column + half, width - half));
		}
		return above(depth, part, reduce(depth + 1, 0, row, half, column, width), reduce(depth + 1, 1, row + half, height - half, column, width));
	}

	/** Where a network may be put together that joins two of a greater depth. */
	private Ports network(int depth, int part, int count) {
		var shelf = shelves.get(depth);
		shelf[part] = Ports.of(count, shelf[part]);
		return shelf[part];
	}

	/** A few cells at once: their nodes make a small dense network. */
	private Node leaf(int depth, int part, int row, int height, int column, int width) {
		boolean toRight = right || column + width < columns;
		boolean toTop = top || row > 0;
		int inside = height * (toRight ? width - 1 : width) + (toTop ? height - 1 : height) * width;
		var node = new Node(row, height, column, width, toRight, toTop, null, null, null, null, null, null);
		var network = network(depth, part, inside + node.count());
		var word = new int[height * width];
		var bit = new int[height * width];
		// word lines first, along the line: each of their nodes has few neighbours when its turn comes
		int next = 0;
		for (int k = 0; k < word.length; k++) {
			boolean port = toRight && k % width == width - 1;
			word[k] = port ? inside + node.rightPort(k / width) : next++;
		}
		for (int k = 0; k < bit.length; k++) {
			boolean port = toTop && k < width;
			bit[k] = port ? inside + node.topPort(k) : next++;
		}
		for (int i = 0; i < height; i++) {
			for (int j = 0; j < width; j++) {
				int k = i * width + j;
				int leftOf = j == 0 ? inside + node.leftPort(i) : word[k - 1];
				int below = i == height - 1 ? inside + node.bottomPort(j) : bit[k + width];
				network.join(leftOf, word[k], column + j == 0 ? wordEnd : wordSegment);
				network.join(bit[k], below, row + i == rows - 1 ? bitEnd : bitSegment);
				network.join(word[k], bit[k], cells[(row + i) * columns + column + j]);
			}
		}
		return eliminated(node, network, inside, null, null, word, bit);
	}

	private Node eliminated(Node shape, Ports network, int inside, Node first, Node second, int[] firstPlace, int[] secondPlace) {
		var left = network.eliminate(inside, workspace);
		return new Node(shape.row, shape.rows, shape.column, shape.columns, shape.right, shape.top, left, traced ? left.trace() : null,
				traced ? first : null, traced ? second : null, firstPlace, secondPlace);
	}

	private Node beside(int depth, int part, Node a, Node b) {
		var shape = new Node(a.row, a.rows, a.column, a.columns + b.columns, b.right, a.top, null, null, null, null, null, null);
		int shared = a.rows;
		var aPlace = new int[a.count()];
		var bPlace = new int[b.count()];
		for (int i = 0; i < a.rows; i++) {
			aPlace[a.leftPort(i)] = shared + shape.leftPort(i);
			aPlace[a.rightPort(i)] = i;
			bPlace[b.leftPort(i)] = i;
			if (b.right) {
				bPlace[b.rightPort(i)] = shared + shape.rightPort(i);
			}
		}
		for (int j = 0; j < a.columns; j++) {
			aPlace[a.bottomPort(j)] = shared + shape.bottomPort(j);
			if (a.top) {
				aPlace[a.topPort(j)] = shared + shape.topPort(j);
			}
		}
		for (int j = 0; j < b.columns; j++) {
			bPlace[b.bottomPort(j)] = shared + shape.bottomPort(a.columns + j);
			if (b.top) {
				bPlace[b.topPort(j)] = shared + shape.topPort(a.columns + j);
			}
		}
		return joined(depth, part, shape, shared, a, b, aPlace, bPlace);
	}

	private Node above(int depth, int part, Node a, Node b) {
		var shape = new Node(a.row, a.rows + b.rows, a.column, a.columns, a.right, a.top, null, null, null, null, null, null);
		int shared = a.columns;
		var aPlace = new int[a.count()];
		var bPlace = new int[b.count()];
		for (int j = 0; j < a.columns; j++) {
			aPlace[a.bottomPort(j)] = j;
			bPlace[b.topPort(j)] = j;
			bPlace[b.bottomPort(j)] = shared + shape.bottomPort(j);
			if (a.top) {
				aPlace[a.topPort(j)] = shared + shape.topPort(j);
			}
		}
		for (int i = 0; i < a.rows; i++) {
			aPlace[a.leftPort(i)] = shared + shape.leftPort(i);
			if (a.right) {
				aPlace[a.rightPort(i)] = shared + shape.rightPort(i);
			}
		}
		for (int i = 0; i < b.rows; i++) {
			bPlace[b.leftPort(i)] = shared + shape.leftPort(a.rows + i);
			if (b.right) {
				bPlace[b.rightPort(i)] = shared + shape.rightPort(a.rows + i);
			}
		}
		return joined(depth, part, shape, shared, a, b, aPlace, bPlace);
	}

	private Node joined(int depth, int part, Node shape, int shared, Node a, Node b, int[] aPlace, int[] bPlace) {
		var network = network(depth, part, shared + shape.count());
		network.add(a.ports, aPlace);
		network.add(b.ports, bPlace);
		return eliminated(shape, network, shared, a, b, aPlace, bPlace);
	}

	/** The network between all sources: word lines, then bit lines. Lines without a source are eliminated. */
	private record Outside(Ports ports, Ports.Trace trace, int inside, int[] rootPlace, int[] wordPlace, int[] bitPlace) {
	}

	private Outside outside(boolean[] wordDriven, boolean[] bitDriven) {
		int floating = count(wordDriven, false) + count(bitDriven, false);
		int far = (right ? rows : 0) + (top ? columns : 0);
		int inside = floating + far;
		int driven = inside;
		int next = 0;
		var wordPlace = new int[rows];
		var bitPlace = new int[columns];
		for (int i = 0; i < rows; i++) {
			wordPlace[i] = wordDriven[i] ? driven++ : next++;
		}
		for (int j = 0; j < columns; j++) {
			bitPlace[j] = bitDriven[j] ? driven++ : next++;
		}
		var place = new int[root.count()];
		var network = new Ports(driven);
		for (int i = 0; i < rows; i++) {
			place[root.leftPort(i)] = wordPlace[i];
			if (right) {
				place[root.rightPort(i)] = next;
				if (wordDriven[i]) {
					network.join(next, wordPlace[i], wordEnd);
				}
				next++;
			}
		}
		for (int j = 0; j < columns; j++) {
			place[root.bottomPort(j)] = bitPlace[j];
			if (top) {
				place[root.topPort(j)] = next;
				if (bitDriven[j]) {
					network.join(next, bitPlace[j], bitEnd);
				}
				next++;
			}
		}
		network.add(root.ports, place);
		var left = network.eliminate(inside, workspace);
		return new Outside(left, traced ? left.trace() : null, inside, place, wordPlace, bitPlace);
	}

	private static int count(boolean[] all, boolean what) {
		return (int) IntStream.range(0, all.length).filter(k -> all[k] == what).count();
	}

	/** Conductance from every word line's source to every bit line's sense node, S, row-major, while all lines have one. */
	double[] transfer() {
		var wordDriven = new boolean[rows];
		var bitDriven = new boolean[columns];
		Arrays.fill(wordDriven, true);
		Arrays.fill(bitDriven, true);
		var outside = outside(wordDriven, bitDriven);
		var transfer = new double[rows * columns];
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				transfer[i * columns + j] = outside.ports.between(outside.wordPlace[i] - outside.inside, outside.bitPlace[j] - outside.inside);
			}
		}
		return transfer;
	}

	/**
	 * Finds all potentials; only if {@code traced}.
	 *
	 * @param word receives those of word line nodes, V, row-major
	 * @param bit  receives those of bit line nodes
	 */
	void solve(Sources sources, double[] word, double[] bit) {
		var outside = outside(sources.wordDriven(), sources.bitDriven());
		var volts = new double[outside.inside + outside.ports.count()];
		for (int i = 0; i < rows; i++) {
			volts[outside.wordPlace[i]] = sources.word()[i];
		}
		for (int j = 0; j < columns; j++) {
			volts[outside.bitPlace[j]] = sources.bit()[j];
		}
		outside.trace.restore(volts);
		descend(root, pick(volts, outside.rootPlace), word, bit);
	}

	private void descend(Node node, double[] ports, double[] word, double[] bit) {
		var volts = new double[node.trace.rows().length + ports.length];
		System.arraycopy(ports, 0, volts, node.trace.rows().length, ports.length);
		node.trace.restore(volts);
		if (node.first != null) {
			descend(node.first, pick(volts, node.firstPlace), word, bit);
			descend(node.second, pick(volts, node.secondPlace), word, bit);
			return;
		}
		for (int i = 0; i < node.rows; i++) {
			for (int j = 0; j < node.columns; j++) {
				int k = (node.row + i) * columns + node.column + j;
				word[k] = volts[node.firstPlace[i * node.columns + j]];
				bit[k] = volts[node.secondPlace[i * node.columns + j]];
			}
		}
	}

	private static double[] pick(double[] from, int[] places) {
		var picked = new double[places.length];
		for (int k = 0; k < places.length; k++) {
			picked[k] = from[places[k]];
		}
		return picked;
	}
}
