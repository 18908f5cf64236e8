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
 * <p>
 * A field over the cells is an array of rows: the compiler sees that rows do not overlap, and vectorises.
 */
final class LineSystem {
	final int rows;
	final int columns;
	private final Terminals word;
	private final Terminals bit;
	/** Factors of word lines and bit lines. */
	private final double[][] a;
	private final double[][] b;
	/** Drop at the node next to the source for a current there, ohm, one a line. */
	private final double[] wordEnd;
	private final double[] bitEnd;
	/** Stands in for rows that the last group of four lacks. */
	private final double[] none;

	LineSystem(int rows, int columns, Terminals word, Terminals bit) {
		this.rows = rows;
		this.columns = columns;
		this.word = word;
		this.bit = bit;
		a = new double[rows][columns];
		b = new double[rows][columns];
		wordEnd = new double[rows];
		bitEnd = new double[columns];
		none = new double[columns];
	}

	double[][] field() {
		return new double[rows][columns];
	}

	/** Takes over the derivatives of the cells' currents, S, at least 0. */
	void factor(double[][] byWord, double[][] byBit) {
		for (int i = 0; i < rows; i++) {
			factorWordLine(i, byWord[i]);
		}
		var s = bit.far().clone();
		for (int i = 0; i < rows - 1; i++) {
			factorBitLineNodes(b[i], byBit[i], s);
		}
		for (int j = 0; j < columns; j++) {
			double sum = s[j] + byBit[rows - 1][j];
			b[rows - 1][j] = 1 / (1 + bit.near()[j] * sum);
			bitEnd[j] = end(bit.near()[j], sum);
		}
	}

	private void factorWordLine(int i, double[] p) {
		double r = word.segment();
		double s = word.far()[i];
		var factors = a[i];
		for (int j = columns - 1; j > 0; j--) {
			s += p[j];
			factors[j] = 1 / (1 + r * s);
			s *= factors[j];
		}
		s += p[0];
		double near = word.near()[i];
		factors[0] = 1 / (1 + near * s);
		wordEnd[i] = end(near, s);
	}

	private void factorBitLineNodes(double[] factors, double[] q, double[] s) {
		double r = bit.segment();
		for (int j = 0; j < columns; j++) {
			double sum = s[j] + q[j];
			factors[j] = 1 / (1 + r * sum);
			s[j] = sum * factors[j];
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
	void solveWordLines(double[][] f) {
		for (int i = 0; i < rows; i += 4) {
			solve(i, f[i], i + 1 < rows ? f[i + 1] : none, i + 2 < rows ? f[i + 2] : none, i + 3 < rows ? f[i + 3] : none);
		}
	}

	/** Solves word lines i to i + 3 in place: each is a chain of dependent operations, four of them keep the processor busy. */
	void solveFourWordLines(int i, double[][] four) {
		solve(i, four[0], four[1], four[2], four[3]);
	}

	private void solve(int i, double[] f0, double[] f1, double[] f2, double[] f3) {
		int last = rows - 1;
		var a0 = a[i];
		var a1 = a[Math.min(i + 1, last)];
		var a2 = a[Math.min(i + 2, last)];
		var a3 = a[Math.min(i + 3, last)];
		double c0 = 0;
		double c1 = 0;
		double c2 = 0;
		double c3 = 0;
		for (int j = columns - 1; j >= 0; j--) {
			f0[j] = c0 += f0[j];
			c0 *= a0[j];
			f1[j] = c1 += f1[j];
			c1 *= a1[j];
			f2[j] = c2 += f2[j];
			c2 *= a2[j];
			f3[j] = c3 += f3[j];
			c3 *= a3[j];
		}
		f0[0] = c0 = wordEnd[i] * f0[0];
		f1[0] = c1 = wordEnd[Math.min(i + 1, last)] * f1[0];
		f2[0] = c2 = wordEnd[Math.min(i + 2, last)] * f2[0];
		f3[0] = c3 = wordEnd[Math.min(i + 3, last)] * f3[0];
		double r = word.segment();
		for (int j = 1; j < columns; j++) {
			f0[j] = c0 = a0[j] * Math.fma(r, f0[j], c0);
			f1[j] = c1 = a1[j] * Math.fma(r, f1[j], c1);
			f2[j] = c2 = a2[j] * Math.fma(r, f2[j], c2);
			f3[j] = c3 = a3[j] * Math.fma(r, f3[j], c3);
		}
		if (i + 3 > last) {
			Arrays.fill(none, 0);
		}
	}

	/** Solves (L_b + Q) v = f for all bit lines, in place. */
	void solveBitLines(double[][] f) {
		for (int i = 0; i < rows; i++) {
			downwards(i, f);
		}
		for (int i = rows - 1; i >= 0; i--) {
			upwards(i, f);
		}
	}

	/** Adds to the currents of a row of bit line nodes what comes from the row above, in place; rows in ascending order. */
	void downwards(int i, double[][] f) {
		if (i == 0) {
			return;
		}
		collect(f[i], f[i - 1], b[i - 1], columns);
	}

	private static void collect(double[] row, double[] above, double[] factors, int columns) {
		for (int j = 0; j < columns; j++) {
			row[j] = Math.fma(above[j], factors[j], row[j]);
		}
	}

	/** Turns the collected currents of a row into rises, in place; rows in descending order. */
	void upwards(int i, double[][] f) {
		if (i == rows - 1) {
			scale(f[i], bitEnd, columns);
		} else {
			raise(f[i], f[i + 1], b[i], bit.segment(), columns);
		}
	}

	private static void scale(double[] row, double[] by, int columns) {
		for (int j = 0; j < columns; j++) {
			row[j] = row[j] * by[j];
		}
	}

	private static void raise(double[] row, double[] below, double[] factors, double r, int columns) {
		for (int j = 0; j < columns; j++) {
			row[j] = factors[j] * Math.fma(r, row[j], below[j]);
		}
	}

	/**
	 * Where bit lines have no resistance, only the sum of currents along each counts: it is put at the end of the line, so that what
	 * cancels along a line does not bury it. Nothing is left where a source holds the whole line.
	 */
	void lump(double[][] f) {
		if (!isLumped()) {
			return;
		}
		var end = f[rows - 1];
		for (int i = 0; i < rows - 1; i++) {
			for (int j = 0; j < columns; j++) {
				end[j] += f[i][j];
			}
			Arrays.fill(f[i], 0);
		}
		for (int j = 0; j < columns; j++) {
			end[j] = bitEnd[j] == 0 ? 0 : end[j];
		}
	}

	/** Whether a bit line is one node. */
	boolean isLumped() {
		return bit.segment() == 0;
	}
}
