// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.circuit;

import java.util.Random;

/** Random circuits. */
final class Cases {
	final Random random;

	Cases(long seed) {
		random = new Random(seed);
	}

	double between(double low, double high) {
		return low + (high - low) * random.nextDouble();
	}

	/** As often near every power of ten. */
	double decades(double low, double high) {
		return low * Math.pow(high / low, random.nextDouble());
	}

	int size() {
		return 1 + random.nextInt(9);
	}

	/** Conductances of resistances between two bounds, some cells open. */
	double[] conductances(int count, double least, double most, double open) {
		var g = new double[count];
		for (int k = 0; k < count; k++) {
			g[k] = random.nextDouble() < open ? 0 : 1 / decades(least, most);
		}
		return g;
	}

	Wiring wiring(double least, double most) {
		return new Wiring(some(least, most), some(least, most), some(least, most), some(least, most), random.nextInt(3) == 0, random.nextInt(3) == 0);
	}

	private double some(double least, double most) {
		return random.nextInt(5) == 0 ? 0 : decades(least, most);
	}

	/** Sources between -1 and 1 V, some lines floating. */
	Bias bias(int rows, int columns, double floating) {
		return new Bias(sources(rows, floating), sources(columns, floating));
	}

	private double[] sources(int count, double floating) {
		var v = new double[count];
		for (int k = 0; k < count; k++) {
			v[k] = random.nextDouble() < floating ? Bias.FLOATING : between(-1, 1);
		}
		return v;
	}
}
