// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The circuit as a textbook solves it: one equation a node, elimination with pivots, Newton's method without tricks. Knows nothing of
 * what it checks but the convention.
 */
final class Reference {
	private record Resistor(int from, int to, double ohm) {
	}

	private final Crossbar crossbar;
	private final Bias bias;
	private final int rows;
	private final int columns;
	private final List<Resistor> resistors = new ArrayList<>();
	private final Map<Integer, Double> held = new HashMap<>();
	private int[] parent;

	final double[] word;
	final double[] bit;
	final double[] output;

	Reference(Crossbar crossbar, Bias bias) {
		this.crossbar = crossbar;
		this.bias = bias;
		rows = crossbar.rows();
		columns = crossbar.columns();
		word = new double[rows * columns];
		bit = new double[rows * columns];
		output = new double[columns];
		wire();
		solve();
	}

	private int w(int i, int j) {
		return i * columns + j;
	}

	private int b(int i, int j) {
		return rows * columns + i * columns + j;
	}

	private int wordSource(int i) {
		return 2 * rows * columns + i;
	}

	private int bitSource(int j) {
		return 2 * rows * columns + rows + j;
	}

	private void wire() {
		var wiring = crossbar.wiring();
		for (int i = 0; i < rows; i++) {
			if (!Double.isNaN(bias.wordLines()[i])) {
				held.put(wordSource(i), bias.wordLines()[i]);
				resistors.add(new Resistor(wordSource(i), w(i, 0), wiring.driver() + wiring.wordLine()));
				if (wiring.driveBothEnds()) {
					resistors.add(new Resistor(wordSource(i), w(i, columns - 1), wiring.driver() + wiring.wordLine()));
				}
			}
			for (int j = 1; j < columns; j++) {
				resistors.add(new Resistor(w(i, j - 1), w(i, j), wiring.wordLine()));
			}
		}
		for (int j = 0; j < columns; j++) {
			if (!Double.isNaN(bias.bitLines()[j])) {
				held.put(bitSource(j), bias.bitLines()[j]);
				resistors.add(new Resistor(b(rows - 1, j), bitSource(j), wiring.sense() + wiring.bitLine()));
				if (wiring.senseBothEnds()) {
					resistors.add(new Resistor(b(0, j), bitSource(j), wiring.sense() + wiring.bitLine()));
				}
			}
			for (int i = 1; i < rows; i++) {
				resistors.add(new Resistor(b(i - 1, j), b(i, j), wiring.bitLine()));
			}
		}
		if (crossbar.cells() instanceof LinearCells cells) {
			for (int k = 0; k < cells.size(); k++) {
				if (Double.isInfinite(cells.conductance()[k])) {
					resistors.add(new Resistor(k, rows * columns + k, 0));
				}
			}
		}
	}

	private int root(int node) {
		while (parent[node] != node) {
			node = parent[node];
		}
		return node;
	}

	private void solve() {
		int nodes = 2 * rows * columns + rows + columns;
		parent = new int[nodes];
		for (int k = 0; k < nodes; k++) {
			parent[k] = k;
		}
		for (var resistor : resistors) {
			if (resistor.ohm == 0) {
				int from = root(resistor.from);
				int to = root(resistor.to);
				parent[held.containsKey(from) ? to : from] = held.containsKey(from) ? from : to;
			}
		}
		var volts = new double[nodes];
		held.forEach((node, v) -> volts[root(node)] = v);
		for (int step = 0; step < 200; step++) {
			if (newton(volts) < 1e-14) {
				break;
			}
		}
		for (int k = 0; k < rows * columns; k++) {
			word[k] = volts[root(k)];
			bit[k] = volts[root(rows * columns + k)];
		}
		var current = new double[rows * columns];
		crossbar.cells().evaluate(0, rows * columns, word, bit, 0, current, new double[rows * columns], new double[rows * columns]);
		for (int k = 0; k < current.length; k++) {
			output[k % columns] += current[k];
		}
	}

	/** Newton's step on all potentials that are not held; returns its size. */
	private double newton(double[] volts) {
		var unknown = new HashMap<Integer, Integer>();
		for (int node = 0; node < 2 * rows * columns; node++) {
			int root = root(node);
			if (!held.containsKey(root)) {
				unknown.putIfAbsent(root, unknown.size());
			}
		}
		int n = unknown.size();
		var matrix = new double[n][n + 1];
		for (var resistor : resistors) {
			if (resistor.ohm > 0) {
				int from = root(resistor.from);
				int to = root(resistor.to);
				double g = 1 / resistor.ohm;
				add(matrix, unknown, from, to, g * (volts[from] - volts[to]), g, g);
			}
		}
		int cells = rows * columns;
		var current = new double[cells];
		var byWord = new double[cells];
		var byBit = new double[cells];
		var high = new double[cells];
		var low = new double[cells];
		for (int k = 0; k < cells; k++) {
			high[k] = volts[root(k)];
			low[k] = volts[root(cells + k)];
		}
		crossbar.cells().evaluate(0, cells, high, low, 0, current, byWord, byBit);
		for (int k = 0; k < cells; k++) {
			if (root(k) != root(cells + k)) {
				add(matrix, unknown, root(k), root(cells + k), current[k], byWord[k], byBit[k]);
			}
		}
		var step = gauss(matrix);
		double most = 0;
		for (var entry : unknown.entrySet()) {
			volts[entry.getKey()] += step[entry.getValue()];
			most = Math.max(most, Math.abs(step[entry.getValue()]));
		}
		return most;
	}

	/** A branch with current I from one node to the other and its derivatives. */
	private static void add(double[][] matrix, Map<Integer, Integer> unknown, int from, int to, double current, double byFrom, double byTo) {
		int n = matrix.length;
		Integer f = unknown.get(from);
		Integer t = unknown.get(to);
		if (f != null) {
			matrix[f][f] += byFrom;
			matrix[f][n] -= current;
			if (t != null) {
				matrix[f][t] -= byTo;
			}
		}
		if (t != null) {
			matrix[t][t] += byTo;
			matrix[t][n] += current;
			if (f != null) {
				matrix[t][f] -= byFrom;
			}
		}
	}

	private static double[] gauss(double[][] a) {
		int n = a.length;
		for (int k = 0; k < n; k++) {
			int pivot = k;
			for (int i = k; i < n; i++) {
				pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
			}
			var swap = a[k];
			a[k] = a[pivot];
			a[pivot] = swap;
			for (int i = k + 1; i < n && a[k][k] != 0; i++) {
				double factor = a[i][k] / a[k][k];
				for (int j = k; factor != 0 && j <= n; j++) {
					a[i][j] -= factor * a[k][j];
				}
			}
		}
		var x = new double[n];
		for (int k = n - 1; k >= 0; k--) {
			double sum = a[k][n];
			for (int j = k + 1; j < n; j++) {
				sum -= a[k][j] * x[j];
			}
			x[k] = a[k][k] == 0 ? 0 : sum / a[k][k];
		}
		return x;
	}
}
