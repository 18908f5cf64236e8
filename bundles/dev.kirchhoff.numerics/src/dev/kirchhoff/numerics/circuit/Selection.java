// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One cell of a solved crossbar that is meant, and the others that are not: what a reader takes it for, what flows around it, and what
 * voltage disturbs whom.
 *
 * @param row    of the selected cell
 * @param column of the selected cell
 * @since 1.0
 */
public record Selection(OperatingPoint point, int row, int column) {
	/** Which of the other cells. */
	public enum Group {
		/** Half-selected: on the selected word line. */
		ROW,
		/** Half-selected: on the selected bit line. */
		COLUMN,
		/** On neither. */
		UNSELECTED
	}

	/**
	 * Voltages across some cells, from word line to bit line, V.
	 *
	 * @param cells how many; the rest is NaN if there are none
	 */
	public record Spread(int cells, double min, double mean, double max) {
	}

	/** @throws IllegalArgumentException if the cell is not in the crossbar */
	public Selection {
		if (row < 0 || row >= point.rows() || column < 0 || column >= point.columns()) {
			throw new IllegalArgumentException("cell (" + row + ", " + column + ") of a crossbar of " + point.rows() + " x " + point.columns());
		}
	}

	/**
	 * The cell that a bias selects: its word line and its bit line each differ from all others, which are alike.
	 *
	 * @return empty if no cell stands out; of two lines both may, and then the pair with the largest voltage between its sources counts
	 */
	public static Optional<Selection> of(OperatingPoint point) {
		var bias = point.bias();
		var rows = odd(bias.wordLines());
		var columns = odd(bias.bitLines());
		Selection found = null;
		double most = 0;
		for (int row : rows) {
			for (int column : columns) {
				double v = Math.abs(bias.wordLines()[row] - bias.bitLines()[column]);
				if (v > most) {
					most = v;
					found = new Selection(point, row, column);
				}
			}
		}
		return Optional.ofNullable(found);
	}

	/** Lines with a source that differ from all others, which are alike. */
	private static int[] odd(double[] potentials) {
		return IntStream.range(0, potentials.length)
				.filter(line -> !Double.isNaN(potentials[line]) && potentials.length > 1 && alike(potentials, line) && !same(potentials[line], potentials[line == 0 ? 1 : 0]))
				.toArray();
	}

	/** Whether all lines but one are alike. */
	private static boolean alike(double[] potentials, int but) {
		double first = potentials[but == 0 ? 1 : 0];
		return IntStream.range(0, potentials.length).allMatch(line -> line == but || same(potentials[line], first));
	}

	/** Floating lines are alike. */
	private static boolean same(double a, double b) {
		return a == b || Double.isNaN(a) && Double.isNaN(b);
	}

	/** What the sources of the selected lines apply to the cell, V; NaN if one of them has none. */
	public double applied() {
		return point.bias().wordLines()[row] - point.bias().bitLines()[column];
	}

	/** What reaches the cell, V. */
	public double voltage() {
		return point.cellVoltage(row, column);
	}

	/** What flows through the cell, A. */
	public double current() {
		return point.cellCurrent()[row * point.columns() + column];
	}

	/** What flows into the sense node of its bit line but not through the cell, A: half-selected cells and sneak paths. */
	public double sneakCurrent() {
		return point.outputCurrent(column) - current();
	}

	/** What a reader takes for the cell's conductance, S: the current into the sense node over the applied voltage. */
	public double effectiveConductance() {
		return point.outputCurrent(column) / applied();
	}

	/** The group of another cell. */
	public Group group(int otherRow, int otherColumn) {
		return otherRow == row ? Group.ROW : otherColumn == column ? Group.COLUMN : Group.UNSELECTED;
	}

	/** Voltages across all cells of a group, V, in row-major order. */
	public double[] voltages(Group group) {
		int columns = point.columns();
		IntPredicate member = k -> (k / columns != row || k % columns != column) && group(k / columns, k % columns) == group;
		return IntStream.range(0, point.rows() * columns).filter(member).mapToDouble(k -> point.cellVoltage(k / columns, k % columns)).toArray();
	}

	/** Least, mean and largest voltage across the cells of a group. */
	public Spread spread(Group group) {
		var statistics = Arrays.stream(voltages(group)).summaryStatistics();
		return statistics.getCount() == 0 ? new Spread(0, Double.NaN, Double.NaN, Double.NaN)
				: new Spread((int) statistics.getCount(), statistics.getMin(), statistics.getAverage(), statistics.getMax());
	}
}
