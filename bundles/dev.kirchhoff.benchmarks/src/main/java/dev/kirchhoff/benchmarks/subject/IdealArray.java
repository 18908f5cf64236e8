// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import dev.kirchhoff.numerics.circuit.OperatingRange;
import dev.kirchhoff.numerics.circuit.SeparableArray;
import dev.kirchhoff.numerics.circuit.SeparableLaw;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Many reads of an array without wires, in single precision: of ohmic cells by one product, or of cells with the characteristic of Poole
 * and Frenkel by a sum of products or by an exponential for every cell. The error is that of the currents of some inputs to sums over
 * all cells in double precision, relative to the largest.
 */
public final class IdealArray implements Subject<float[]> {
	private static final int VECTORS = 256;
	private static final int EXAMINED = 4;

	private final int n;
	private final double[] conductance;
	/** [rows][vectors], V. */
	private final float[] voltages;
	private final boolean ohmic;
	private final Method method;

	private interface Method {
		/** As {@link SeparableArray#multiply}. */
		void multiply(float[] x, int count, float[] y);
	}

	private IdealArray(int n, boolean ohmic, double tolerance) {
		this.n = n;
		this.ohmic = ohmic;
		conductance = Samples.conductance(n, 5e3, 100e3);
		voltages = new float[n * VECTORS];
		RandomStream.of(5).uniform(0, voltages, 0, voltages.length);
		method = ohmic ? product() : tolerance == 0 ? this::exponentials : separable(tolerance);
	}

	/** Cells of ohmic devices. */
	public static IdealArray linear(int n) {
		return new IdealArray(n, true, 0);
	}

	/** Nonlinear cells, as a sum of as few products as keep the error within the tolerance. */
	public static IdealArray separable(int n, double tolerance) {
		return new IdealArray(n, false, tolerance);
	}

	/** Nonlinear cells, one by one. */
	public static IdealArray exponential(int n) {
		return new IdealArray(n, false, 0);
	}

	private Method product() {
		var g = new float[conductance.length];
		for (int k = 0; k < g.length; k++) {
			g[k] = (float) conductance[k];
		}
		return (x, count, y) -> Dense.get().sgemm(true, false, n, count, n, 1, g, 0, n, x, 0, count, 0, y, 0, count);
	}

	private Method separable(double tolerance) {
		var law = SeparableLaw.of(Samples.POOLE_FRENKEL, new OperatingRange(1 / 100e3, 1 / 5e3, 0, 1), tolerance);
		return SeparableArray.of(law, n, n, conductance)::multiply;
	}

	private void exponentials(float[] x, int count, float[] y) {
		for (int o = 0; o < n; o++) {
			for (int v = 0; v < count; v++) {
				double sum = 0;
				for (int i = 0; i < n; i++) {
					sum += Samples.POOLE_FRENKEL.current(conductance[i * n + o], x[i * count + v]);
				}
				y[o * count + v] = (float) sum;
			}
		}
	}

	@Override
	public float[] run() {
		var currents = new float[n * VECTORS];
		method.multiply(voltages, VECTORS, currents);
		return currents;
	}

	@Override
	public Findings examine(float[] currents) {
		var actual = new double[EXAMINED * n];
		var expected = new double[actual.length];
		for (int k = 0; k < actual.length; k++) {
			int o = k / EXAMINED;
			int v = k % EXAMINED;
			actual[k] = currents[o * VECTORS + v];
			for (int i = 0; i < n; i++) {
				double volt = voltages[i * VECTORS + v];
				double g = conductance[i * n + o];
				expected[k] += ohmic ? g * volt : Samples.POOLE_FRENKEL.current(g, volt);
			}
		}
		return Findings.direct(Findings.difference(actual, expected));
	}

	@Override
	public long units() {
		return (long) conductance.length * VECTORS;
	}
}
