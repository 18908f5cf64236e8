// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Logarithm} in lanes, with the same bits. */
final class VectorLogarithm {
	private static final VectorSpecies<Double> D = LaneProbe.DOUBLES;
	private static final VectorSpecies<Long> L = LaneProbe.LONGS;

	private VectorLogarithm() {
	}

	/** For positive, normal, finite lanes; any other gives some number. */
	static DoubleVector ofNormal(DoubleVector x) {
		return ofNormal(x, LongVector.broadcast(L, Logarithm.SHIFTER_BITS));
	}

	/** As above, for lanes 2^e x, with e added to {@link Logarithm#SHIFTER_BITS}. */
	static DoubleVector ofNormal(DoubleVector x, LongVector shifter) {
		var bits = x.reinterpretAsLongs();
		var above = bits.sub(Logarithm.SQRT_HALF);
		var k = above.lanewise(VectorOperators.ASHR, 52).add(shifter).reinterpretAsDoubles().sub(Logarithm.SHIFTER);
		var f = bits.sub(above.and(Logarithm.EXPONENT)).reinterpretAsDoubles().sub(1);
		var s = f.div(f.add(2));
		var z = s.mul(s);
		var w = z.mul(z);
		var even = w.fma(w.fma(w.fma(c(Logarithm.L6), c(Logarithm.L4)), c(Logarithm.L2)), c(Logarithm.L0));
		var odd = w.fma(w.fma(c(Logarithm.L5), c(Logarithm.L3)), c(Logarithm.L1));
		var r = z.mul(z.fma(odd, even));
		var half = f.mul(0.5).mul(f);
		return k.fma(c(Logarithm.LN2_HIGH), f.sub(half.sub(s.fma(half.add(r), k.mul(Logarithm.LN2_LOW)))));
	}

	private static DoubleVector c(double value) {
		return DoubleVector.broadcast(D, value);
	}
}
