// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Links to the Vector API, nothing else; {@link Lanes} loads it to see whether that works. */
final class LaneProbe {
	/** At most eight lanes, for which {@link Philox} orders its draws. */
	static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED.length() > 8 ? DoubleVector.SPECIES_512
			: DoubleVector.SPECIES_PREFERRED;
	static final VectorSpecies<Long> LONGS = DoubleVector.SPECIES_PREFERRED.length() > 8 ? LongVector.SPECIES_512
			: LongVector.SPECIES_PREFERRED;

	/** As many floats as there are doubles. */
	static final VectorSpecies<Float> FLOATS = DOUBLES.length() == 1 ? FloatVector.SPECIES_64
			: VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

	/** Vectors of the same size, of twice as many lanes. */
	static final VectorSpecies<Float> WIDE_FLOATS = VectorSpecies.of(float.class, LONGS.vectorShape());
	static final VectorSpecies<Integer> WIDE_INTS = VectorSpecies.of(int.class, LONGS.vectorShape());

	private LaneProbe() {
	}

	static int bits() {
		return Math.min(DOUBLES.vectorBitSize(), LONGS.vectorBitSize());
	}
}
