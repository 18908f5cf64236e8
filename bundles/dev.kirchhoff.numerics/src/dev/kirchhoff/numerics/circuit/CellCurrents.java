// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * Currents of ohmic cells from the potentials of all nodes, each from where it can be read most exactly: the voltage across the cell
 * if that is large, else what the wires bring to its word line node or take from its bit line node.
 */
final class CellCurrents {
	private final int rows;
	private final int columns;
	private final double[] conductance;
	private final double[] drops;
	private final double[] rises;
	private final Sources sources;
	private final Terminals word;
	private final Terminals bit;

	CellCurrents(Crossbar crossbar, Sources sources, double[] drops, double[] rises) {
		rows = crossbar.rows();
		columns = crossbar.columns();
		conductance = ((LinearCells) crossbar.cells()).conductance();
		this.drops = drops;
		this.rises = rises;
		this.sources = sources;
		word = sources.wordTerminals(crossbar.wiring());
		bit = sources.bitTerminals(crossbar.wiring());
	}

	/** A, row-major. */
	double[] all() {
		var currents = new double[conductance.length];
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				int k = i * columns + j;
				double g = conductance[k];
				// what a rounding error of a potential becomes in each of the three
				double alongWord = noise(word);
				double alongBit = noise(bit);
				currents[k] = g <= Math.min(alongWord, alongBit) ? g * (sources.word()[i] - drops[k] - sources.bit()[j] - rises[k])
						: alongWord <= alongBit ? carried(word, drops, i, k, 1, j, columns) : carried(bit, rises, j, k, -columns, rows - 1 - i, rows);
			}
		}
		double rounding = rounding();
		if (Arrays.stream(currents).allMatch(i -> Math.abs(i) <= rounding)) {
			Arrays.fill(currents, 0); // nothing flows
		}
		return currents;
	}

	/** What rounding of the potentials can do to a current, A. */
	double rounding() {
		double most = 0;
		double along = Math.min(noise(word), noise(bit));
		for (double g : conductance) {
			most = Math.max(most, Math.min(g, along));
		}
		return 4 * Math.ulp(sources.level()) * most * Math.max(rows, columns);
	}

	private static double noise(Terminals terminals) {
		return terminals.segment() > 0 ? 2 / terminals.segment() : Double.POSITIVE_INFINITY;
	}

	/**
	 * Current that the segments on both sides of a node bring to it.
	 *
	 * @param away step to the next node, away from the source
	 * @param from how many nodes are between the source and this one
	 */
	private static double carried(Terminals terminals, double[] deviation, int line, int k, int away, int from, int count) {
		double near = terminals.near()[line];
		double r = terminals.segment();
		double towards = from > 0 ? (deviation[k] - deviation[k - away]) / r : Double.isInfinite(near) ? 0 : deviation[k] / near;
		double beyond = from < count - 1 ? (deviation[k + away] - deviation[k]) / r : -terminals.far()[line] * deviation[k];
		return towards - beyond;
	}
}
