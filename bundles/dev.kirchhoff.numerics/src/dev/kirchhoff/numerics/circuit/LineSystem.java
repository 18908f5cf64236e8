// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Arrays;

/**
 * The linearised crossbar, line by line. Unknown are the drops u along word lines and the rises v along bit lines, both relative to the
 * line's source (to a common potential where it has none), so that they keep their digits however small the wires' resistance is.
 * With L the conductance matrices of the wires and sources s at the cells, Kirchhoff's current law at both nodes of a cell reads
 *
 * <pre>
 * L_w u = s - P u - Q v        (word lines; P, Q: derivatives of the cell's current by its two potentials)
 * L_b v = s - P u - Q v        (bit lines)
 * </pre>
 *
 * A line is a ladder: (L_w + P) u = f is solved by moving current sources towards the source of the line. The factor a of a node is
 * the part of a current that reaches the next node, a = 1 / (1 + r s), with s the conductance to ground seen from there and r the
 * segment. No difference of like numbers is taken, and r = 0, open cells and open ends need no case of their own.
 */
final class LineSystem {
	final Grid grid;
	private final Terminals word;
	private final Terminals bit;
	/** Factors of word lines and bit lines. */
	final double[] a;
	final double[] b;
	/** Drop at the node next to the source for a current there, ohm, one a line. */
	final double[] wordEnd;
	final double[] bitEnd;

	LineSystem(Grid grid, Terminals word, Terminals bit) {
		this.grid = grid;
		this.word = word;
		this.bit = bit;
		a = new double[grid.size()];
		b = new double[grid.size()];
		wordEnd = new double[grid.size() / grid.stride()];
		bitEnd = new double[grid.stride()];
	}

	double wordSegment() {
		return word.segment();
	}

	double bitSegment() {
		return bit.segment();
	}

	/** Takes over the derivatives of the cells' currents, S, at least 0. */
	void factor(double[] byWord, double[] byBit) {
		for (int i = 0; i < grid.rows(); i++) {
			factorWordLine(i, byWord);
		}
		factorBitLines(byBit);
	}

	private void factorWordLine(int i, double[] p) {
		int row = i * grid.stride();
		double r = word.segment();
		double s = word.far()[i];
		for (int k = row + grid.columns() - 1; k > row; k--) {
			s += p[k];
			a[k] = 1 / (1 + r * s);
			s *= a[k];
		}
		s += p[row];
		double near = word.near()[i];
		a[row] = 1 / (1 + near * s);
		wordEnd[i] = end(near, s);
	}

	private void factorBitLines(double[] q) {
		int columns = grid.columns();
		double r = bit.segment();
		var s = Arrays.copyOf(bit.far(), columns);
		int last = (grid.rows() - 1) * grid.stride();
		for (int row = 0; row < last; row += grid.stride()) {
			for (int j = 0; j < columns; j++) {
				double sum = s[j] + q[row + j];
				double factor = 1 / (1 + r * sum);
				b[row + j] = factor;
				s[j] = sum * factor;
			}
		}
		for (int j = 0; j < columns; j++) {
			double sum = s[j] + q[last + j];
			double near = bit.near()[j];
			b[last + j] = 1 / (1 + near * sum);
			bitEnd[j] = end(near, sum);
		}
	}

	/** Resistance of a source and of a conductance to ground in parallel. */
	private static double end(double near, double s) {
		if (s == 0) {
			return Double.isInfinite(near) ? 0 : near; // a line that nothing is joined to stays where it is
		}
		return Double.isInfinite(near) ? 1 / s : near / (1 + near * s);
	}

	/** Solves (L_w + P) u = f for all word lines, in place. */
	void solveWordLines(double[] f) {
		for (int i = 0; i < grid.rows(); i += Grid.GROUP) {
			solveFourWordLines(i, f, i * grid.stride());
		}
	}

	/**
	 * Four word lines side by side: each is a chain of dependent operations, four of them keep the processor busy.
	 *
	 * @param i  first word line
	 * @param f  currents, overwritten by drops; the four lines lie at {@code at} with the grid's stride
	 */
	void solveFourWordLines(int i, double[] f, int at) {
		int stride = grid.stride();
		int columns = grid.columns();
		int at1 = at + stride;
		int at2 = at1 + stride;
		int at3 = at2 + stride;
		int k = i * stride;
		int k1 = k + stride;
		int k2 = k1 + stride;
		int k3 = k2 + stride;
		double c0 = 0;
		double c1 = 0;
		double c2 = 0;
		double c3 = 0;
		var a = this.a;
		for (int j = columns - 1; j >= 0; j--) {
			f[at + j] = c0 += f[at + j];
			c0 *= a[k + j];
			f[at1 + j] = c1 += f[at1 + j];
			c1 *= a[k1 + j];
			f[at2 + j] = c2 += f[at2 + j];
			c2 *= a[k2 + j];
			f[at3 + j] = c3 += f[at3 + j];
			c3 *= a[k3 + j];
		}
		f[at] = c0 = wordEnd[i] * f[at];
		f[at1] = c1 = wordEnd[i + 1] * f[at1];
		f[at2] = c2 = wordEnd[i + 2] * f[at2];
		f[at3] = c3 = wordEnd[i + 3] * f[at3];
		double r = word.segment();
		for (int j = 1; j < columns; j++) {
			f[at + j] = c0 = a[k + j] * Math.fma(r, f[at + j], c0);
			f[at1 + j] = c1 = a[k1 + j] * Math.fma(r, f[at1 + j], c1);
			f[at2 + j] = c2 = a[k2 + j] * Math.fma(r, f[at2 + j], c2);
			f[at3 + j] = c3 = a[k3 + j] * Math.fma(r, f[at3 + j], c3);
		}
	}

	/**
	 * Solves (L_b + Q) v = f for all bit lines, in place.
	 *
	 * @param carry work space of a row
	 */
	void solveBitLines(double[] f, double[] carry) {
		int stride = grid.stride();
		Arrays.fill(carry, 0);
		for (int i = 0; i < grid.rows(); i++) {
			downwards(f, carry, i * stride);
		}
		for (int i = grid.rows() - 1; i >= 0; i--) {
			upwards(f, carry, i);
		}
	}

	/** Collects the currents of a row of bit line nodes with what comes from above. */
	void downwards(double[] f, double[] carry, int row) {
		int stride = grid.stride();
		for (int j = 0; j < stride; j++) {
			carry[j] = carry[j] + f[row + j];
		}
		System.arraycopy(carry, 0, f, row, stride);
		for (int j = 0; j < stride; j++) {
			carry[j] = carry[j] * b[row + j];
		}
	}

	/** Turns collected currents into rises, from those of the row below. */
	void upwards(double[] f, double[] carry, int i) {
		int stride = grid.stride();
		int row = i * stride;
		if (i == grid.rows() - 1) {
			for (int j = 0; j < stride; j++) {
				carry[j] = bitEnd[j] * f[row + j];
			}
		} else {
			double r = bit.segment();
			for (int j = 0; j < stride; j++) {
				carry[j] = b[row + j] * Math.fma(r, f[row + j], carry[j]);
			}
		}
		System.arraycopy(carry, 0, f, row, stride);
	}
}
