// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Bulk draws with the Vector API: lanes hold 32-bit words in 64 bits, which gives full products. What the scalar twin
 * computes for one draw, this computes for a lane, operation by operation; no lane-wise transcendental of the JDK.
 */
final class VectorDraws extends GroupedDraws {
	private static final VectorSpecies<Double> D = LaneProbe.DOUBLES;
	private static final VectorSpecies<Long> L = LaneProbe.LONGS;
	private static final VectorSpecies<Float> F = LaneProbe.FLOATS;
	private static final int LANES = D.length();
	private static final DoubleVector P0 = c(NormalQuantile.P0);
	private static final DoubleVector P1 = c(NormalQuantile.P1);
	private static final DoubleVector P2 = c(NormalQuantile.P2);
	private static final DoubleVector P3 = c(NormalQuantile.P3);
	private static final DoubleVector P4 = c(NormalQuantile.P4);
	private static final DoubleVector P5 = c(NormalQuantile.P5);
	private static final DoubleVector P6 = c(NormalQuantile.P6);
	private static final DoubleVector P7 = c(NormalQuantile.P7);
	private static final DoubleVector P8 = c(NormalQuantile.P8);
	private static final DoubleVector P9 = c(NormalQuantile.P9);
	private static final DoubleVector P10 = c(NormalQuantile.P10);
	private static final DoubleVector P11 = c(NormalQuantile.P11);
	private static final DoubleVector P12 = c(NormalQuantile.P12);
	private static final DoubleVector P13 = c(NormalQuantile.P13);
	private static final DoubleVector P14 = c(NormalQuantile.P14);
	private static final DoubleVector P15 = c(NormalQuantile.P15);
	private static final DoubleVector P16 = c(NormalQuantile.P16);
	private static final DoubleVector P17 = c(NormalQuantile.P17);
	private static final DoubleVector P18 = c(NormalQuantile.P18);
	private static final DoubleVector ONE = c(1);
	private static final DoubleVector MINUS_ONE = c(-1);
	private static final DoubleVector TWO = c(2);
	private static final long WORD = 0xFFFFFFFFL;
	private static final LongVector IOTA = LongVector.zero(L).addIndex(1);

	@Override
	void groups(long key, long first, double[] out, int from, int groups, long mantissa, double offset) {
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

	/** Tails wait until the end: a call within the loop would drive all its constants out of the registers. */
	@Override
	void quantiles(double[] a, int from, int to) {
		var tails = new int[to - from];
		int waiting = 0;
		for (int i = from; i < to; i += LANES) {
			var u = DoubleVector.fromArray(D, a, i);
			var y = u.mul(4).mul(ONE.sub(u));
			var tail = y.lt(NormalQuantile.BORDER);
			var v = VectorLogarithm.ofNormal(y).neg().sub(NormalQuantile.CENTRE);
			var z = u.fma(TWO, MINUS_ONE).mul(polynomial(v));
			z.blend(u, tail).intoArray(a, i);
			for (long set = tail.toLong(); set != 0; set &= set - 1) {
				tails[waiting++] = i + Long.numberOfTrailingZeros(set);
			}
		}
		for (int i = 0; i < waiting; i++) {
			a[tails[i]] = NormalQuantile.of(a[tails[i]]);
		}
	}

	private static DoubleVector polynomial(DoubleVector v) {
		var t = v.mul(v);
		var even = t.fma(P18, P16);
		even = t.fma(even, P14);
		even = t.fma(even, P12);
		even = t.fma(even, P10);
		even = t.fma(even, P8);
		even = t.fma(even, P6);
		even = t.fma(even, P4);
		even = t.fma(even, P2);
		even = t.fma(even, P0);
		var odd = t.fma(P17, P15);
		odd = t.fma(odd, P13);
		odd = t.fma(odd, P11);
		odd = t.fma(odd, P9);
		odd = t.fma(odd, P7);
		odd = t.fma(odd, P5);
		odd = t.fma(odd, P3);
		odd = t.fma(odd, P1);
		return v.fma(odd, even);
	}

	private static DoubleVector c(double value) {
		return DoubleVector.broadcast(D, value);
	}

	@Override
	void round(double[] a, float[] out, int at, int n) {
		for (int i = 0; i < n; i += LANES) {
			((FloatVector) DoubleVector.fromArray(D, a, i).convertShape(VectorOperators.D2F, F, 0)).intoArray(out, at + i);
		}
	}
}
