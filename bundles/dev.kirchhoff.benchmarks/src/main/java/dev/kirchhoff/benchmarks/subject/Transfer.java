// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.TransferMatrix;
import dev.kirchhoff.numerics.dense.Dense;

/**
 * Many reads of one array: its transfer matrix is built, and the inputs are multiplied with it. The error is the difference of the
 * output currents from those of {@link CircuitSolver#solve} for the first and the last input, relative to the largest.
 */
public final class Transfer implements Subject<Transfer.Result> {
	private final Crossbar crossbar;
	private final int vectors;
	/** [vectors][rows] */
	private final double[] inputs;

	/** @param outputs [vectors][columns], A */
	public record Result(TransferMatrix matrix, double[] outputs) {
	}

	/** @param vectors number of inputs, 0 to build the matrix only */
	public Transfer(int n, int vectors) {
		crossbar = Samples.linear(n, 5e3, 100e3, 1);
		this.vectors = vectors;
		inputs = new double[vectors * n];
		for (int k = 0; k < vectors; k++) {
			System.arraycopy(voltages(k), 0, inputs, k * n, n);
		}
	}

	private double[] voltages(int vector) {
		return Samples.voltages(crossbar.rows(), vector, 0.3);
	}

	@Override
	public Result run() {
		var matrix = TransferMatrix.of(crossbar);
		var outputs = new double[vectors * crossbar.columns()];
		multiply(matrix, vectors, inputs, outputs);
		return new Result(matrix, outputs);
	}

	private void multiply(TransferMatrix matrix, int count, double[] x, double[] y) {
		int rows = matrix.rows();
		int columns = matrix.columns();
		Dense.get().dgemm(false, false, count, columns, rows, 1, x, 0, rows, matrix.conductance(), 0, columns, 0, y, 0, columns);
	}

	@Override
	public Findings examine(Result result) {
		if (vectors > 0) {
			return Findings.direct(Math.max(error(0, result.outputs), error(vectors - 1, result.outputs)));
		}
		var outputs = new double[crossbar.columns()];
		multiply(result.matrix, 1, voltages(0), outputs);
		return Findings.direct(error(0, outputs));
	}

	private double error(int vector, double[] outputs) {
		int n = crossbar.columns();
		var actual = new double[n];
		System.arraycopy(outputs, vector * n, actual, 0, n);
		return Findings.difference(actual, CircuitSolver.solve(crossbar, Samples.read(n, vector, 0.3)).outputCurrents());
	}

	@Override
	public long units() {
		return (long) crossbar.cells().size() * Math.max(1, vectors);
	}
}
