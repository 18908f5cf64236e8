// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

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

	private final double[][] y;

	Ports(int count) {
		y = new double[count][count];
	}

	private Ports(double[][] y) {
		this.y = y;
	}

	int count() {
		return y.length;
	}

	double between(int i, int j) {
		return i < j ? y[i][j] : y[j][i];
	}

	void join(int i, int j, double conductance) {
		y[Math.min(i, j)][Math.max(i, j)] += conductance;
	}

	/** Adds another network, of which node k is node {@code place[k]} here. */
	void add(Ports other, int[] place) {
		for (int i = 0; i < place.length; i++) {
			var row = other.y[i];
			int to = place[i];
			for (int j = i + 1; j < place.length; j++) {
				int column = place[j];
				if (to < column) {
					y[to][column] += row[j];
				} else {
					y[column][to] += row[j];
				}
			}
		}
	}

	/** Eliminates the first nodes: their rows then say how they follow from the others, which {@link #rest} has. */
	void eliminate(int first) {
		if (first <= SMALL) {
			eliminate(0, first, y.length);
		} else {
			eliminateByPanels(first);
		}
	}

	/** The network of the nodes from {@code first} on. */
	Ports rest(int first) {
		int count = y.length - first;
		var rest = new double[count][count];
		for (int i = 0; i < count; i++) {
			System.arraycopy(y[first + i], first + i, rest[i], i, count - i);
		}
		return new Ports(rest);
	}

	/** The rows of the first nodes, which have been eliminated. */
	Trace trace(int first) {
		var rows = new double[first][];
		System.arraycopy(y, 0, rows, 0, first);
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
		int count = y.length;
		for (int k = from; k < to; k++) {
			var pivot = y[k];
			double inverse = inverseSum(pivot, k + 1);
			for (int i = k + 1; i < last; i++) {
				double factor = pivot[i] * inverse;
				if (factor != 0) {
					add(factor, pivot, y[i], i + 1, count);
				}
			}
		}
	}

	private static void add(double factor, double[] what, double[] to, int from, int count) {
		for (int j = from; j < count; j++) {
			to[j] += factor * what[j];
		}
	}

	private static double inverseSum(double[] row, int from) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int j = from;
		for (; j + 3 < row.length; j += 4) {
			s0 += row[j];
			s1 += row[j + 1];
			s2 += row[j + 2];
			s3 += row[j + 3];
		}
		for (; j < row.length; j++) {
			s0 += row[j];
		}
		double sum = (s0 + s1) + (s2 + s3);
		return sum == 0 ? 0 : 1 / sum; // nothing is joined to it
	}

	private void eliminateByPanels(int first) {
		int count = y.length;
		var buffers = new Buffers(first, count);
		for (int from = 0; from < first; from += PANEL) {
			int to = Math.min(first, from + PANEL);
			eliminate(from, to, to);
			buffers.gather(from, to);
			buffers.spread(from, to, to, first);
		}
		buffers.spread(0, first, first, count);
	}

	/** Rows of eliminated nodes, once as they are and once divided by their sums, where the matrix product wants them. */
	private final class Buffers {
		private final int count;
		private final double[] rows;
		private final double[] scaled;
		private final double[] strip;
		private final Dense dense = Dense.get();

		Buffers(int first, int count) {
			this.count = count;
			rows = new double[first * count];
			scaled = new double[first * count];
			strip = new double[STRIP * count];
		}

		void gather(int from, int to) {
			for (int k = from; k < to; k++) {
				double inverse = inverseSum(y[k], k + 1);
				for (int j = to; j < count; j++) {
					rows[k * count + j] = y[k][j];
					scaled[k * count + j] = y[k][j] * inverse;
				}
			}
		}

		/** What the eliminated nodes [from, to) do to the rows [top, bottom). */
		void spread(int from, int to, int top, int bottom) {
			for (int i = top; i < bottom; i += STRIP) {
				int height = Math.min(STRIP, bottom - i);
				int width = count - i;
				dense.dgemm(true, false, height, width, to - from, 1, scaled, from * count + i, count, rows, from * count + i, count, 0, strip, 0, width);
				for (int r = 0; r < height; r++) {
					var row = y[i + r];
					int at = r * width - i;
					for (int j = i + r + 1; j < count; j++) {
						row[j] += strip[at + j];
					}
				}
			}
		}
	}
}
