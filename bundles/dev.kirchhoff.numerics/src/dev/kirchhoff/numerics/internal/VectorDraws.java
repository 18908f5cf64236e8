// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Bulk draws with the Vector API: lanes hold 32-bit words in 64 bits, which gives full products; what is in the upper half
 * of a lane between two products, or of a key, does not matter. What the scalar twin
 * computes for one draw, this computes for a lane, operation by operation; no lane-wise transcendental of the JDK.
 */
final class VectorDraws extends GroupedDraws {
	private static final VectorSpecies<Double> D = LaneProbe.DOUBLES;
	private static final VectorSpecies<Long> L = LaneProbe.LONGS;
	private static final VectorSpecies<Float> F = LaneProbe.FLOATS;
	private static final VectorSpecies<Float> WIDE = LaneProbe.WIDE_FLOATS;
	private static final VectorSpecies<Integer> WIDE_INTS = LaneProbe.WIDE_INTS;
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
	private static final FloatVector L0 = w(BoxMuller.L0);
	private static final FloatVector L1 = w(BoxMuller.L1);
	private static final FloatVector L2 = w(BoxMuller.L2);
	private static final FloatVector L3 = w(BoxMuller.L3);
	private static final FloatVector L4 = w(BoxMuller.L4);
	private static final FloatVector L5 = w(BoxMuller.L5);
	private static final FloatVector L6 = w(BoxMuller.L6);
	private static final FloatVector L7 = w(BoxMuller.L7);
	private static final FloatVector L8 = w(BoxMuller.L8);
	private static final FloatVector S0 = w(BoxMuller.S0);
	private static final FloatVector S1 = w(BoxMuller.S1);
	private static final FloatVector S2 = w(BoxMuller.S2);
	private static final FloatVector S3 = w(BoxMuller.S3);
	private static final FloatVector S4 = w(BoxMuller.S4);
	private static final FloatVector C0 = w(BoxMuller.C0);
	private static final FloatVector C1 = w(BoxMuller.C1);
	private static final FloatVector C2 = w(BoxMuller.C2);
	private static final FloatVector C3 = w(BoxMuller.C3);
	private static final FloatVector C4 = w(BoxMuller.C4);
	private static final FloatVector STEP = w(BoxMuller.STEP);
	private static final FloatVector HALF_STEP = w(BoxMuller.HALF_STEP);
	private static final FloatVector MINUS_2_LN2 = w(BoxMuller.MINUS_2_LN2);
	private static final long WORD = 0xFFFFFFFFL;
	private static final LongVector WEYL_0 = LongVector.broadcast(L, Philox.WEYL_0);
	private static final LongVector WEYL_1 = LongVector.broadcast(L, Philox.WEYL_1);
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
				var k0 = LongVector.broadcast(L, key);
				var k1 = LongVector.broadcast(L, key >>> 32);
				for (int round = 0; round < Philox.ROUNDS; round++) {
					var p0 = m0.mul(c0.and(word));
					var p1 = m1.mul(c2.and(word));
					c0 = p1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c1)
							.lanewise(VectorOperators.XOR, k0);
					c1 = p1;
					c2 = p0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c3)
							.lanewise(VectorOperators.XOR, k1);
					c3 = p0;
					k0 = k0.add(WEYL_0);
					k1 = k1.add(WEYL_1);
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

	@Override
	void words(long key, long first, int[] out, int groups) {
		var word = LongVector.broadcast(L, WORD);
		var m0 = LongVector.broadcast(L, Philox.MULTIPLIER_0).and(word);
		var m1 = LongVector.broadcast(L, Philox.MULTIPLIER_1).and(word);
		long block = first >>> 2;
		int at = 0;
		for (int g = 0; g < groups; g++, block += 8, at += Philox.SHORT_GROUP) {
			for (int lane = 0; lane < 8; lane += LANES) {
				var c0 = IOTA.add(block + lane);
				var c1 = c0.lanewise(VectorOperators.LSHR, 32);
				var c2 = LongVector.broadcast(L, Philox.PURPOSE_SHORT);
				var c3 = LongVector.zero(L);
				var k0 = LongVector.broadcast(L, key);
				var k1 = LongVector.broadcast(L, key >>> 32);
				for (int round = 0; round < Philox.ROUNDS; round++) {
					var p0 = m0.mul(c0.and(word));
					var p1 = m1.mul(c2.and(word));
					c0 = p1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c1)
							.lanewise(VectorOperators.XOR, k0);
					c1 = p1;
					c2 = p0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, c3)
							.lanewise(VectorOperators.XOR, k1);
					c3 = p0;
					k0 = k0.add(WEYL_0);
					k1 = k1.add(WEYL_1);
				}
				c2.lanewise(VectorOperators.LSHL, 32).or(c0.and(word)).reinterpretAsInts().intoArray(out, at + 2 * lane);
				c3.lanewise(VectorOperators.LSHL, 32).or(c1.and(word)).reinterpretAsInts().intoArray(out, at + 16 + 2 * lane);
			}
		}
	}

	/** In one method: vectors that a call returns are objects whenever the compiler chooses not to inline it. */
	@Override
	void normals(int[] words, float[] out, int at, int groups) {
		for (int i = 0; i < groups * Philox.SHORT_GROUP; i += Philox.SHORT_GROUP) {
			for (int lane = i; lane < i + 16; lane += 2 * LANES) {
				var word = IntVector.fromArray(WIDE_INTS, words, lane);
				var p = ((FloatVector) word.lanewise(VectorOperators.LSHR, 1).convert(VectorOperators.I2F, 0)).fma(STEP, HALF_STEP);
				var bits = p.reinterpretAsInts();
				var above = bits.sub(BoxMuller.SQRT_HALF);
				var e = (FloatVector) above.lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0);
				var f = bits.sub(above.and(BoxMuller.EXPONENT)).reinterpretAsFloats().sub(1);
				var g = f.mul(f);
				var even = g.fma(g.fma(g.fma(g.fma(L8, L6), L4), L2), L0);
				var odd = g.fma(g.fma(g.fma(L7, L5), L3), L1);
				var radius = e.fma(MINUS_2_LN2, f.mul(f.fma(odd, even))).sqrt();
				var angle = IntVector.fromArray(WIDE_INTS, words, lane + 16);
				var a = ((FloatVector) angle.lanewise(VectorOperators.OR, 1).convert(VectorOperators.I2F, 0)).mul(STEP);
				var t = a.mul(a);
				radius.mul(a.mul(t.fma(t.fma(t.fma(t.fma(S4, S3), S2), S1), S0))).intoArray(out, at + lane);
				var side = radius.reinterpretAsInts().lanewise(VectorOperators.XOR, angle.lanewise(VectorOperators.LSHL, 31))
						.reinterpretAsFloats();
				side.mul(t.fma(t.fma(t.fma(t.fma(C4, C3), C2), C1), C0)).intoArray(out, at + lane + 16);
			}
		}
	}

	private static FloatVector w(float value) {
		return FloatVector.broadcast(WIDE, value);
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
