// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.OperatingPoint;

/** One solution of one crossbar; its error is the residual of {@link CurrentLaw}. */
public record Solve(Crossbar crossbar, Bias bias, double tolerance) implements Subject<OperatingPoint> {
	/** A read of ohmic cells of {@code low} to {@code high} ohm. */
	public static Solve linear(int n, double low, double high, double segment, double tolerance) {
		return new Solve(Samples.linear(n, low, high, segment), Samples.read(n, 0, 0.3), tolerance);
	}

	/** A read of cells with the characteristic of Poole and Frenkel, at up to 1 V, where they are far from ohmic. */
	public static Solve nonlinear(int n, double low, double high, double segment) {
		return new Solve(Samples.nonlinear(n, low, high, segment), Samples.read(n, 0, 1), CircuitSolver.TOLERANCE);
	}

	@Override
	public OperatingPoint run() {
		return CircuitSolver.solve(crossbar, bias, tolerance);
	}

	@Override
	public Findings examine(OperatingPoint point) {
		return new Findings(point.effort().iterations(), CurrentLaw.residual(crossbar, bias, point.wordLineVoltage(), point.bitLineVoltage()));
	}

	@Override
	public long units() {
		return crossbar.cells().size();
	}
}
