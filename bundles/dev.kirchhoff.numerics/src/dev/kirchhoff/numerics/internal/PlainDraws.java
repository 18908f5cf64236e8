// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

/** Bulk draws in plain Java: the scalar functions, one after the other. */
final class PlainDraws implements Draws {
	@Override
	public void uniform(long key, long first, double[] out, int from, int to) {
		for (int i = from; i < to; i++) {
			out[i] = Uniform.of(Philox.bits(key, first + i - from));
		}
	}

	@Override
	public void uniform(long key, long first, float[] out, int from, int to) {
		for (int i = from; i < to; i++) {
			out[i] = Uniform.floatOf(Philox.bits(key, first + i - from));
		}
	}

	@Override
	public void normal(long key, long first, double[] out, int from, int to) {
		for (int i = from; i < to; i++) {
			out[i] = NormalQuantile.of(Uniform.of(Philox.bits(key, first + i - from)));
		}
	}

	@Override
	public void normal(long key, long first, float[] out, int from, int to) {
		for (int i = from; i < to; i++) {
			out[i] = (float) NormalQuantile.of(Uniform.of(Philox.bits(key, first + i - from)));
		}
	}
}
