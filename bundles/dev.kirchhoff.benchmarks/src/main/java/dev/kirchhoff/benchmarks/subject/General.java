// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.LinearCells;

/**
 * What somebody would do who has a library for sparse matrices and no solver for crossbars: write down the nodal equations, and let the
 * library factor them (EJML, Cholesky) and solve for each input. EJML has no order of its own that keeps the factor sparse, so that it
 * is given a good one ({@link Dissection}). The error is the residual of {@link CurrentLaw} for the last input.
 */
public final class General implements Subject<List<General.Potentials>> {
	private final Crossbar crossbar;
	private final double[] conductance;
	private final List<Bias> biases;

	/** Of word line and bit line nodes, V, [rows][columns]. */
	public record Potentials(double[] word, double[] bit) {
	}

	public General(int n, int vectors) {
		crossbar = Samples.linear(n, 5e3, 100e3, 1);
		conductance = ((LinearCells) crossbar.cells()).conductance();
		biases = IntStream.range(0, vectors).mapToObj(vector -> Samples.read(n, vector, 0.3)).toList();
	}

	@Override
	public List<Potentials> run() {
		var places = Dissection.places(crossbar.rows(), crossbar.columns());
		var solver = LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
		if (!solver.setA(equations(places))) {
			throw new IllegalStateException("EJML found no Cholesky factor");
		}
		var solutions = new ArrayList<Potentials>();
		var left = new DMatrixRMaj(places.length, 1);
		var right = new DMatrixRMaj(places.length, 1);
		for (var bias : biases) {
			currents(bias, places, right.data);
			solver.solve(right, left);
			int cells = places.length / 2;
			var word = new double[cells];
			var bit = new double[cells];
			for (int k = 0; k < cells; k++) {
				word[k] = left.data[places[k]];
				bit[k] = left.data[places[cells + k]];
			}
			solutions.add(new Potentials(word, bit));
		}
		return solutions;
	}

	/** Upper triangle of the nodal matrix; the factorisation reads no more. */
	private DMatrixSparseCSC equations(int[] places) {
		int rows = crossbar.rows();
		int columns = crossbar.columns();
		int cells = rows * columns;
		double along = 1 / crossbar.wiring().wordLine();
		double down = 1 / crossbar.wiring().bitLine();
		var entries = new DMatrixSparseTriplet(2 * cells, 2 * cells, 5 * cells);
		for (int i = 0; i < rows; i++) {
			for (int j = 0; j < columns; j++) {
				int k = i * columns + j;
				double g = conductance[k];
				int word = places[k];
				int bit = places[cells + k];
				entries.addItem(word, word, g + (j == columns - 1 ? along : 2 * along));
				entries.addItem(bit, bit, g + (i == 0 ? down : 2 * down));
				entries.addItem(Math.min(word, bit), Math.max(word, bit), -g);
				if (j > 0) {
					join(entries, word, places[k - 1], along);
				}
				if (i > 0) {
					join(entries, bit, places[cells + k - columns], down);
				}
			}
		}
		return DConvertMatrixStruct.convert(entries, (DMatrixSparseCSC) null);
	}

	private static void join(DMatrixSparseTriplet entries, int one, int other, double g) {
		entries.addItem(Math.min(one, other), Math.max(one, other), -g);
	}

	/** Currents that the sources would drive into nodes at ground; bit lines are at ground. */
	private void currents(Bias bias, int[] places, double[] right) {
		Arrays.fill(right, 0);
		for (int i = 0; i < crossbar.rows(); i++) {
			right[places[i * crossbar.columns()]] = bias.wordLines()[i] / crossbar.wiring().wordLine();
		}
	}

	@Override
	public Findings examine(List<Potentials> solutions) {
		var last = solutions.getLast();
		return Findings.direct(CurrentLaw.residual(crossbar, biases.getLast(), last.word, last.bit));
	}

	@Override
	public long units() {
		return (long) conductance.length * biases.size();
	}
}
