// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Bulk draws with the Vector API: lanes hold 32-bit words in 64 bits, which gives full products. What the scalar twin
 * computes for one draw, this computes for a lane, operation by operation; no lane-wise transcendental of the JDK.
 */
final class VectorDraws implements Draws {
	private static final VectorSpecies<Double> D = LaneProbe.DOUBLES;
	private static final VectorSpecies<Long> L = LaneProbe.LONGS;
	private static final VectorSpecies<Float> F = D.length() == 2 ? FloatVector.SPECIES_64
			: VectorSpecies.of(float.class, VectorShape.forBitSize(D.vectorBitSize() / 2));
	private static final int LANES = D.length();
	private static final long WORD = 0xFFFFFFFFL;
	private static final LongVector IOTA = LongVector.zero(L).addIndex(1);
	/** Doubles that stay in the first-level cache between the stages. */
	private static final int CHUNK = 1024;

	private final PlainDraws plain = new PlainDraws();

	@Override
	public void uniform(long key, long first, double[] out, int from, int to) {
		int head = Math.min(to, from + (int) (-first & Philox.GROUP - 1));
		int groups = (to - head) / Philox.GROUP;
		int tail = head + groups * Philox.GROUP;
		plain.uniform(key, first, out, from, head);
		groups(key, first + head - from, out, head, groups, -1L, Uniform.OFFSET);
		plain.uniform(key, first + tail - from, out, tail, to);
	}

	@Override
	public void uniform(long key, long first, float[] out, int from, int to) {
		int head = Math.min(to, from + (int) (-first & Philox.GROUP - 1));
		int groups = (to - head) / Philox.GROUP;
		int tail = head + groups * Philox.GROUP;
		plain.uniform(key, first, out, from, head);
		var draws = new double[Math.min(CHUNK, groups * Philox.GROUP)];
		for (int i = head; i < tail; i += CHUNK) {
			int n = Math.min(CHUNK, tail - i);
			groups(key, first + i - from, draws, 0, n / Philox.GROUP, Uniform.FLOAT_MANTISSA, Uniform.FLOAT_OFFSET);
			round(draws, out, i, n);
		}
		plain.uniform(key, first + tail - from, out, tail, to);
	}

	@Override
	public void normal(long key, long first, double[] out, int from, int to) {
		int head = Math.min(to, from + (int) (-first & Philox.GROUP - 1));
		int tail = head + (to - head) / Philox.GROUP * Philox.GROUP;
		plain.normal(key, first, out, from, head);
		for (int i = head; i < tail; i += CHUNK) {
			int n = Math.min(CHUNK, tail - i);
			groups(key, first + i - from, out, i, n / Philox.GROUP, -1L, Uniform.OFFSET);
			quantiles(out, i, i + n);
		}
		plain.normal(key, first + tail - from, out, tail, to);
	}

	@Override
	public void normal(long key, long first, float[] out, int from, int to) {
		int head = Math.min(to, from + (int) (-first & Philox.GROUP - 1));
		int tail = head + (to - head) / Philox.GROUP * Philox.GROUP;
		plain.normal(key, first, out, from, head);
		var draws = new double[Math.min(CHUNK, tail - head)];
		for (int i = head; i < tail; i += CHUNK) {
			int n = Math.min(CHUNK, tail - i);
			groups(key, first + i - from, draws, 0, n / Philox.GROUP, -1L, Uniform.OFFSET);
			quantiles(draws, 0, n);
			round(draws, out, i, n);
		}
		plain.normal(key, first + tail - from, out, tail, to);
	}

	/** Uniform draws of whole groups; {@code first} is a multiple of the group. */
	private static void groups(long key, long first, double[] out, int from, int groups, long mantissa, double offset) {
		var word = LongVector.broadcast(L, WORD);
		var m0 = LongVector.broadcast(L, Philox.MULTIPLIER_0).and(word);
		var m1 = LongVector.broadcast(L, Philox.MULTIPLIER_1).and(word);
		var keep = LongVector.broadcast(L, mantissa);
		var one = LongVector.broadcast(L, Uniform.ONE);
		long block = first >>> 1;
		int at = from;
		for (int g = 0; g < groups; g++, block += 8, at += Philox.GROUP) {
			for (int lane = 0; lane < 8; lane += LANES) {
				var c0 = IOTA.add(block + lane);
				var c1 = c0.lanewise(VectorOperators.LSHR, 32);
				var c2 = LongVector.zero(L);
				var c3 = c2;
				int k0 = (int) key;
				int k1 = (int) (key >>> 32);
				for (int round = 0; round < Philox.ROUNDS; round++) {
					var p0 = m0.mul(c0.and(word));
					var p1 = m1.mul(c2.and(word));
					c0 = p1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c1)
							.lanewise(VectorOperators.XOR, k0);
					c1 = p1;
					c2 = p0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c3)
							.lanewise(VectorOperators.XOR, k1);
					c3 = p0;
					k0 += Philox.WEYL_0;
					k1 += Philox.WEYL_1;
				}
				var low = c1.lanewise(VectorOperators.LSHL, 32).or(c0.and(word));
				var high = c3.lanewise(VectorOperators.LSHL, 32).or(c2.and(word));
				low.lanewise(VectorOperators.LSHR, 12).and(keep).or(one).viewAsFloatingLanes()
						.reinterpretAsDoubles().sub(offset).intoArray(out, at + lane);
				high.lanewise(VectorOperators.LSHR, 12).and(keep).or(one).viewAsFloatingLanes()
						.reinterpretAsDoubles().sub(offset).intoArray(out, at + 8 + lane);
			}
		}
	}

	/** {@link NormalQuantile#of} in place; the range is a whole number of lanes. */
	private static void quantiles(double[] a, int from, int to) {
		for (int i = from; i < to; i += LANES) {
			var u = DoubleVector.fromArray(D, a, i);
			var one = DoubleVector.broadcast(D, 1);
			var y = u.mul(4).mul(one.sub(u));
			var tail = y.lt(NormalQuantile.BORDER);
			var v = VectorLogarithm.ofNormal(y).neg().sub(NormalQuantile.CENTRE);
			var z = u.fma(DoubleVector.broadcast(D, 2), one.neg()).mul(polynomial(v));
			if (tail.anyTrue()) {
				z.blend(u, tail).intoArray(a, i);
				for (long set = tail.toLong(); set != 0; set &= set - 1) {
					int j = i + Long.numberOfTrailingZeros(set);
					a[j] = NormalQuantile.of(a[j]);
				}
			} else {
				z.intoArray(a, i);
			}
		}
	}

	private static DoubleVector polynomial(DoubleVector v) {
		var t = v.mul(v);
		var even = t.fma(c(NormalQuantile.P18), c(NormalQuantile.P16));
		even = t.fma(even, c(NormalQuantile.P14));
		even = t.fma(even, c(NormalQuantile.P12));
		even = t.fma(even, c(NormalQuantile.P10));
		even = t.fma(even, c(NormalQuantile.P8));
		even = t.fma(even, c(NormalQuantile.P6));
		even = t.fma(even, c(NormalQuantile.P4));
		even = t.fma(even, c(NormalQuantile.P2));
		even = t.fma(even, c(NormalQuantile.P0));
		var odd = t.fma(c(NormalQuantile.P17), c(NormalQuantile.P15));
		odd = t.fma(odd, c(NormalQuantile.P13));
		odd = t.fma(odd, c(NormalQuantile.P11));
		odd = t.fma(odd, c(NormalQuantile.P9));
		odd = t.fma(odd, c(NormalQuantile.P7));
		odd = t.fma(odd, c(NormalQuantile.P5));
		odd = t.fma(odd, c(NormalQuantile.P3));
		odd = t.fma(odd, c(NormalQuantile.P1));
		return v.fma(odd, even);
	}

	private static DoubleVector c(double value) {
		return DoubleVector.broadcast(D, value);
	}

	private static void round(double[] a, float[] out, int at, int n) {
		for (int i = 0; i < n; i += LANES) {
			((FloatVector) DoubleVector.fromArray(D, a, i).convertShape(VectorOperators.D2F, F, 0)).intoArray(out, at + i);
		}
	}
}
