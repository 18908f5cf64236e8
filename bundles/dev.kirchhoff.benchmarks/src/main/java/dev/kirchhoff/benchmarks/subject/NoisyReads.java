// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks.subject;

import dev.kirchhoff.numerics.circuit.CellRedraw;
import dev.kirchhoff.numerics.circuit.ReadNoise;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * The noise of many reads of an array without wires whose cells have a standard deviation of 2 %: by one product of variances, or by
 * drawing every cell anew in every read. The error is that of the variance of all currents together, each relative to what theory says;
 * with N currents it is about sqrt(2 / N) even if all is right.
 */
public final class NoisyReads implements Subject<float[]> {
	private static final int READS = 256;
	private static final double PART = 0.02;

	private final int n;
	/** S, [rows][columns]. */
	private final double[] sigma;
	/** V, [rows][reads]. */
	private final float[] voltages;
	private final Method method;

	private interface Method {
		/** As {@link ReadNoise#add}. */
		void add(RandomStream stream, long firstRead, float[] x, int count, float[] y);
	}

	private NoisyReads(int n, boolean redrawn) {
		this.n = n;
		sigma = Samples.conductance(n, 5e3, 100e3);
		for (int k = 0; k < sigma.length; k++) {
			sigma[k] *= PART;
		}
		voltages = new float[n * READS];
		RandomStream.of(6).uniform(0, voltages, 0, voltages.length);
		method = redrawn ? CellRedraw.normal(n, n, sigma)::add : ReadNoise.of(n, n, sigma)::add;
	}

	/** By a product of variances. */
	public static NoisyReads summed(int n) {
		return new NoisyReads(n, false);
	}

	/** Cell by cell. */
	public static NoisyReads redrawn(int n) {
		return new NoisyReads(n, true);
	}

	@Override
	public float[] run() {
		var currents = new float[n * READS];
		method.add(RandomStream.of(7), 0, voltages, READS, currents);
		return currents;
	}

	@Override
	public Findings examine(float[] currents) {
		double sum = 0;
		for (int k = 0; k < currents.length; k++) {
			double variance = 0;
			for (int i = 0; i < n; i++) {
				double deviation = sigma[i * n + k / READS] * voltages[i * READS + k % READS];
				variance += deviation * deviation;
			}
			sum += currents[k] * currents[k] / variance;
		}
		return Findings.direct(Math.abs(sum / currents.length - 1));
	}

	@Override
	public long units() {
		return (long) sigma.length * READS;
	}
}
