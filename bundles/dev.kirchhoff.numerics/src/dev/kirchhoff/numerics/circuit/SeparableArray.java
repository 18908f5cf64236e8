// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import dev.kirchhoff.numerics.dense.Dense;

/**
 * An array of nonlinear cells without wires in one state, read at matrix-product speed: {@code I_j = sum over i of f(G_ij, V_i)} is one
 * product in 32 bit, of the factors a_k(G) of all terms with the factors b_k(V). It costs about as many linear
 * products as the {@link SeparableLaw} has terms. Cells of 0 S are open.
 *
 * <p>Confined to one thread at a time; {@link #another()} is the same array for another thread. Results share the guarantees of
 * {@link Dense}.
 *
 * @since 1.0
 */
public final class SeparableArray {
	/**
	 * Input vectors whose factors are made and multiplied at once: the more, the less often the cells' factors are read, the fewer, the
	 * nearer the voltages' factors stay.
	 */
	private static final int WIDTH = 256;
	private static final int LEAST_WIDTH = 64;
	/** Floats of the voltages' factors beyond which fewer input vectors are taken. */
	private static final int PANEL = 1 << 21;

	private final SeparableLaw law;
	private final int rows;
	private final int columns;
	/** a_k(G), [row][term][column], A. */
	private final float[] weights;
	private final Dense dense = Dense.get();
	private final VoltagePanel panel;

	private SeparableArray(SeparableLaw law, int rows, int columns, float[] weights) {
		this.law = law;
		this.rows = rows;
		this.columns = columns;
		this.weights = weights;
		panel = law.voltagePanel(rows);
	}

	/**
	 * An array whose bit lines collect the currents of their cells.
	 *
	 * @param conductance state of each cell, S, row-major [rows][columns]; 0 for an open cell
	 * @throws IllegalArgumentException if sizes contradict each other, or states are out of the law's range; the message names the first
	 *                                  such cell and says how many there are
	 */
	public static SeparableArray of(SeparableLaw law, int rows, int columns, double[] conductance) {
		return new SeparableArray(law, rows, columns, factors(law, rows, columns, conductance));
	}

	/**
	 * Two arrays driven by the same word lines, whose currents are subtracted, plus less minus: one product for both. Where only the
	 * difference counts, it costs half.
	 *
	 * @param plus  as the conductances of {@link #of}
	 * @param minus of the other array
	 * @throws IllegalArgumentException as {@link #of}
	 */
	public static SeparableArray difference(SeparableLaw law, int rows, int columns, double[] plus, double[] minus) {
		var weights = factors(law, rows, columns, plus);
		var subtracted = factors(law, rows, columns, minus);
		for (int i = 0; i < weights.length; i++) {
			weights[i] -= subtracted[i];
		}
		return new SeparableArray(law, rows, columns, weights);
	}

	/**
	 * An array whose bit lines collect weighted currents of several cells each, as pairs and references give them: what stands for a
	 * cell are sums over its cells of a coefficient times {@link SeparableLaw#conductanceFactors(double[], double[][]) a_k(G)}.
	 *
	 * @param factors per term, row-major [rows][columns]; the unit of the coefficient times A
	 * @throws IllegalArgumentException if there is not one array of the right length per term
	 */
	public static SeparableArray ofFactors(SeparableLaw law, int rows, int columns, float[][] factors) {
		int rank = law.rank();
		if (factors.length != rank) {
			throw new IllegalArgumentException(factors.length + " arrays for " + rank + " terms");
		}
		var weights = new float[Math.multiplyExact(rank, Math.multiplyExact(rows, columns))];
		for (int k = 0; k < rank; k++) {
			if (factors[k].length != rows * columns) {
				throw new IllegalArgumentException(factors[k].length + " factors for an array of " + rows + " x " + columns);
			}
			for (int i = 0; i < rows; i++) {
				System.arraycopy(factors[k], i * columns, weights, (i * rank + k) * columns, columns);
			}
		}
		return new SeparableArray(law, rows, columns, weights);
	}

	/** The same array for another thread; shares the factors. */
	public SeparableArray another() {
		return new SeparableArray(law, rows, columns, weights);
	}

	private static float[] factors(SeparableLaw law, int rows, int columns, double[] conductance) {
		if (rows < 1 || columns < 1 || (long) rows * columns != conductance.length) {
			throw new IllegalArgumentException(conductance.length + " cells for an array of " + rows + " x " + columns);
		}
		requireRange(law.range(), columns, conductance);
		var result = new float[Math.multiplyExact(law.rank(), conductance.length)];
		law.conductanceFactors(conductance, columns, result);
		return result;
	}

	private static void requireRange(OperatingRange range, int columns, double[] conductance) {
		int first = -1;
		int count = 0;
		for (int i = 0; i < conductance.length; i++) {
			if (conductance[i] != 0 && !range.holdsConductance(conductance[i])) {
				first = count++ == 0 ? i : first;
			}
		}
		if (count > 0) {
			throw new IllegalArgumentException("cell (" + first / columns + ", " + first % columns + ") has a conductance of "
					+ conductance[first] + " S" + (count > 1 ? ", and " + (count - 1) + " more are out of range" : "")
					+ "; the law was made for " + range.leastConductance() + " to " + range.mostConductance() + " S (and 0 for an open cell)");
		}
	}

	public int rows() {
		return rows;
	}

	public int columns() {
		return columns;
	}

	/**
	 * Sets {@code y[o * count + k]} to the current out of bit line o, A, with the bit lines at ground, for input vector k.
	 *
	 * @param x     voltages of the word lines, V, feature-major [rows][count]; may be longer
	 * @param count number of input vectors, at least 1
	 * @param y     [columns][count], overwritten; may be longer
	 * @throws IllegalArgumentException if an array is too short or a voltage is out of the law's range; then {@code y} is unspecified
	 */
	public void multiply(float[] x, int count, float[] y) {
		Panels.require(rows, columns, x, count, y);
		int inner = law.rank() * rows;
		int width = Math.min(count, Math.clamp(PANEL / inner, LEAST_WIDTH, WIDTH));
		for (int from = 0; from < count; from += width) {
			int n = Math.min(width, count - from);
			panel.fill(x, count, from, n);
			dense.sgemm(true, true, columns, n, inner, 1, weights, 0, columns, panel.values(), 0, panel.rowLength(), 0, y, from, count);
		}
	}
}
