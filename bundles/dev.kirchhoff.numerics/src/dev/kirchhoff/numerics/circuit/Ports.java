// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

import dev.kirchhoff.numerics.dense.Dense;

/**
 * A resistive network seen at some of its nodes: the conductances that join each pair of them, and nothing else. Eliminating a node
 * puts the star of its conductances in place as a mesh, y_ij += y_ik y_kj / d_k with d_k the sum of all conductances at k (Rosen
 * 1924). Only like signs are added (Grassmann, Taksar and Heyman 1985), so that every conductance keeps full relative accuracy
 * whatever the spread of resistances is, and conductances that stand for no resistance at all may be 1e25 times the others.
 * <p>
 * The conductance of nodes i and j > i is {@code y[i][j]}; what else is in a row means nothing. Rows are arrays of their own because
 * the compiler then sees that they do not overlap, and vectorises.
 */
final class Ports {
	/** Up to so many nodes are eliminated by plain loops. */
	private static final int SMALL = 12;
	/** Nodes that are eliminated together before the others hear of it. */
	private static final int PANEL = 32;
	/** Rows of a matrix product. */
	private static final int STRIP = 96;

	/** Nodes before this one have been eliminated. */
	private final int from;
	private final int end;
	private final double[][] y;

	Ports(int count) {
		this(0, count, new double[count][count]);
	}

	private Ports(int from, int end, double[][] y) {
		this.from = from;
		this.end = end;
		this.y = y;
	}

	/**
	 * A network of nodes that nothing joins.
	 *
	 * @param old one that nobody needs any more, whose memory is taken if it is large enough; may be null
	 */
	static Ports of(int count, Ports old) {
		if (old == null || old.y.length < count) {
			return new Ports(count);
		}
		for (int i = 0; i < count; i++) {
			Arrays.fill(old.y[i], i + 1, count, 0);
		}
		return new Ports(0, count, old.y);
	}

	int count() {
		return end - from;
	}

	double between(int i, int j) {
		return y[from + Math.min(i, j)][from + Math.max(i, j)];
	}

	void join(int i, int j, double conductance) {
		y[from + Math.min(i, j)][from + Math.max(i, j)] += conductance;
	}

	/** Adds another network, of which node k is node {@code place[k]} here. */
	void add(Ports other, int[] place) {
		for (int i = 0; i < place.length; i++) {
			var row = other.y[other.from + i];
			int to = place[i];
			var mine = y[to];
			for (int j = i + 1; j < place.length; j++) {
				int column = place[j];
				if (to < column) {
					mine[column] += row[other.from + j];
				} else {
					y[column][to] += row[other.from + j];
				}
			}
		}
	}

	/**
	 * Eliminates the first nodes; only of a network that has just been put together.
	 *
	 * @return the network of the others, in the same memory
	 */
	Ports eliminate(int first, Workspace workspace) {
		if (first <= SMALL) {
			eliminate(0, first, end);
		} else {
			workspace.prepare(first * end, STRIP * end);
			for (int k = 0; k < first; k += PANEL) {
				int to = Math.min(first, k + PANEL);
				eliminate(k, to, to);
				gather(k, to, workspace);
				spread(k, to, to, first, workspace);
			}
			spread(0, first, first, end, workspace);
		}
		return new Ports(first, end, y);
	}

	/** How the nodes that have been eliminated follow from the others. */
	Trace trace() {
		var rows = new double[from][];
		for (int k = 0; k < from; k++) {
			rows[k] = Arrays.copyOf(y[k], end);
		}
		return new Trace(rows);
	}

	/** How eliminated nodes follow from later ones: each is the mean of these, weighted by conductances. */
	record Trace(double[][] rows) {
		/**
		 * Finds the potentials of eliminated nodes.
		 *
		 * @param volts of all nodes, the eliminated ones first
		 */
		void restore(double[] volts) {
			for (int k = rows.length - 1; k >= 0; k--) {
				double sum = 0;
				double weighted = 0;
				for (int j = k + 1; j < volts.length; j++) {
					sum += rows[k][j];
					weighted += rows[k][j] * volts[j];
				}
				volts[k] = sum == 0 ? 0 : weighted / sum;
			}
		}
	}

	/** Eliminates nodes one by one; only rows below {@code last} take part. */
	private void eliminate(int from, int to, int last) {
		for (int k = from; k < to; k++) {
			var pivot = y[k];
			double inverse = inverseSum(pivot, k + 1);
			for (int i = k + 1; i < last; i++) {
				double factor = pivot[i] * inverse;
				if (factor != 0) {
					add(factor, pivot, y[i], i + 1, end);
				}
			}
		}
	}

	private static void add(double factor, double[] what, double[] to, int from, int end) {
		for (int j = from; j < end; j++) {
			to[j] += factor * what[j];
		}
	}

	private double inverseSum(double[] row, int from) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int j = from;
		for (; j < end - 3; j += 4) {
			s0 += row[j];
			s1 += row[j + 1];
			s2 += row[j + 2];
			s3 += row[j + 3];
		}
		for (; j < end; j++) {
			s0 += row[j];
		}
		double sum = (s0 + s1) + (s2 + s3);
		return sum == 0 ? 0 : 1 / sum; // nothing is joined to it
	}

	/** Rows of eliminated nodes, once as they are and once divided by their sums, where the matrix product wants them. */
	private void gather(int from, int to, Workspace workspace) {
		for (int k = from; k < to; k++) {
			double inverse = inverseSum(y[k], k + 1);
			System.arraycopy(y[k], to, workspace.rows, k * end + to, end - to);
			for (int j = to; j < end; j++) {
				workspace.scaled[k * end + j] = y[k][j] * inverse;
			}
		}
	}

	/** What the eliminated nodes [from, to) do to the rows [top, bottom). */
	private void spread(int from, int to, int top, int bottom, Workspace workspace) {
		for (int i = top; i < bottom; i += STRIP) {
			int height = Math.min(STRIP, bottom - i);
			int width = end - i;
			workspace.dense.dgemm(true, false, height, width, to - from, 1, workspace.scaled, from * end + i, end, workspace.rows, from * end + i, end,
					0, workspace.strip, 0, width);
			for (int r = 0; r < height; r++) {
				var row = y[i + r];
				int at = r * width - i;
				for (int j = i + r + 1; j < end; j++) {
					row[j] += workspace.strip[at + j];
				}
			}
		}
	}

	/** Memory for the matrix products of one elimination after the other. */
	static final class Workspace {
		private final Dense dense = Dense.get();
		private double[] rows = {};
		private double[] scaled = {};
		private double[] strip = {};

		private void prepare(int rowElements, int stripElements) {
			if (rows.length < rowElements) {
				rows = new double[rowElements];
				scaled = new double[rowElements];
			}
			if (strip.length < stripElements) {
				strip = new double[stripElements];
			}
		}
	}
}
