// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Logarithm} in lanes, with the same bits. */
final class VectorLogarithm {
	private static final VectorSpecies<Double> D = LaneProbe.DOUBLES;
	private static final DoubleVector L0 = c(Logarithm.L0);
	private static final DoubleVector L1 = c(Logarithm.L1);
	private static final DoubleVector L2 = c(Logarithm.L2);
	private static final DoubleVector L3 = c(Logarithm.L3);
	private static final DoubleVector L4 = c(Logarithm.L4);
	private static final DoubleVector L5 = c(Logarithm.L5);
	private static final DoubleVector L6 = c(Logarithm.L6);
	private static final DoubleVector LN2_HIGH = c(Logarithm.LN2_HIGH);

	private VectorLogarithm() {
	}

	/** For positive, normal, finite lanes; any other gives some number. */
	static DoubleVector ofNormal(DoubleVector x) {
		var bits = x.reinterpretAsLongs();
		var above = bits.sub(Logarithm.SQRT_HALF);
		var k = above.lanewise(VectorOperators.ASHR, 52).add(Logarithm.SHIFTER_BITS).reinterpretAsDoubles().sub(Logarithm.SHIFTER);
		var f = bits.sub(above.and(Logarithm.EXPONENT)).reinterpretAsDoubles().sub(1);
		var s = f.div(f.add(2));
		var z = s.mul(s);
		var w = z.mul(z);
		var even = w.fma(w.fma(w.fma(L6, L4), L2), L0);
		var odd = w.fma(w.fma(L5, L3), L1);
		var r = z.mul(z.fma(odd, even));
		var half = f.mul(0.5).mul(f);
		return k.fma(LN2_HIGH, f.sub(half.sub(s.fma(half.add(r), k.mul(Logarithm.LN2_LOW)))));
	}

	private static DoubleVector c(double value) {
		return DoubleVector.broadcast(D, value);
	}
}
