// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Bulk draws in plain Java; both halves of a block are used. */
final class PlainDraws extends GroupedDraws {
	private static final long WORD = 0xFFFFFFFFL;

	@Override
	void groups(long key, long first, double[] out, int from, int groups, long mantissa, double offset) {
		long keep = mantissa & -1L >>> 12;
		for (int g = 0; g < groups; g++) {
			int at = from + g * Philox.GROUP;
			for (int lane = 0; lane < 8; lane++) {
				long block = (first >>> 1) + g * 8L + lane;
				long c0 = block;
				long c1 = block >>> 32;
				long c2 = 0;
				long c3 = 0;
				int k0 = (int) key;
				int k1 = (int) (key >>> 32);
				for (int round = 0; round < Philox.ROUNDS; round++) {
					long p0 = Philox.MULTIPLIER_0 * (c0 & WORD);
					long p1 = Philox.MULTIPLIER_1 * (c2 & WORD);
					c0 = p1 >>> 32 ^ c1 ^ k0;
					c1 = p1;
					c2 = p0 >>> 32 ^ c3 ^ k1;
					c3 = p0;
					k0 += Philox.WEYL_0;
					k1 += Philox.WEYL_1;
				}
				long low = c1 << 32 | c0 & WORD;
				long high = c3 << 32 | c2 & WORD;
				out[at + lane] = Double.longBitsToDouble(low >>> 12 & keep | Uniform.ONE) - offset;
				out[at + 8 + lane] = Double.longBitsToDouble(high >>> 12 & keep | Uniform.ONE) - offset;
			}
		}
	}

	@Override
	void quantiles(double[] a, int from, int to) {
		int n = to - from;
		var v = new double[n];
		for (int i = 0; i < n; i++) {
			double u = a[from + i];
			v[i] = NormalQuantile.variable(4 * u * (1 - u));
		}
		for (int i = 0; i < n; i++) {
			v[i] = NormalQuantile.polynomial(v[i]);
		}
		for (int i = 0; i < n; i++) {
			double u = a[from + i];
			a[from + i] = 4 * u * (1 - u) < NormalQuantile.BORDER ? NormalQuantile.tail(u) : Math.fma(2, u, -1) * v[i];
		}
	}

	@Override
	void words(long key, long first, int[] out, int groups) {
		for (int g = 0; g < groups; g++) {
			int at = g * Philox.SHORT_GROUP;
			for (int lane = 0; lane < 8; lane++) {
				long block = (first >>> 2) + g * 8L + lane;
				long c0 = block;
				long c1 = block >>> 32;
				long c2 = Philox.PURPOSE_SHORT;
				long c3 = 0;
				int k0 = (int) key;
				int k1 = (int) (key >>> 32);
				for (int round = 0; round < Philox.ROUNDS; round++) {
					long p0 = Philox.MULTIPLIER_0 * (c0 & WORD);
					long p1 = Philox.MULTIPLIER_1 * (c2 & WORD);
					c0 = p1 >>> 32 ^ c1 ^ k0;
					c1 = p1;
					c2 = p0 >>> 32 ^ c3 ^ k1;
					c3 = p0;
					k0 += Philox.WEYL_0;
					k1 += Philox.WEYL_1;
				}
				out[at + 2 * lane] = (int) c0;
				out[at + 2 * lane + 1] = (int) c2;
				out[at + 16 + 2 * lane] = (int) c1;
				out[at + 17 + 2 * lane] = (int) c3;
			}
		}
	}

	@Override
	void normals(int[] words, float[] out, int at, int groups) {
		for (int i = 0; i < groups * Philox.SHORT_GROUP; i += Philox.SHORT_GROUP) {
			for (int lane = 0; lane < 16; lane++) {
				float radius = BoxMuller.radius(words[i + lane]);
				int angle = words[i + 16 + lane];
				out[at + i + lane] = BoxMuller.sine(radius, angle);
				out[at + i + 16 + lane] = BoxMuller.cosine(radius, angle);
			}
		}
	}

	@Override
	void round(double[] a, float[] out, int at, int n) {
		for (int i = 0; i < n; i++) {
			out[at + i] = (float) a[i];
		}
	}
}
