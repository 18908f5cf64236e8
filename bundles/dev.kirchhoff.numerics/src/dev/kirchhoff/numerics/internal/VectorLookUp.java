// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Look-up with values in lanes when they are located, and with the four functions in lanes when these are interpolated: no gathering. */
final class VectorLookUp implements LookUp {
	private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

	@Override
	public boolean locate(Scale scale, float[] x, int from, int count, int[] index, float[] t) {
		int whole = F.loopBound(count);
		var outside = F.maskAll(false);
		for (int i = 0; i < whole; i += F.length()) {
			var v = FloatVector.fromArray(F, x, from + i);
			outside = outside.or(v.lt(scale.least())).or(v.compare(VectorOperators.GT, scale.most()));
			var distance = v.div(v.abs().max(Float.MIN_NORMAL).lanewise(VectorOperators.SQRT)).sub(scale.middle());
			var u = distance.max(0).mul(scale.above()).add(distance.min(0).mul(scale.below())).add(scale.offset());
			var step = ((IntVector) u.convertShape(VectorOperators.F2I, I, 0)).min(scale.last()).max(0);
			step.intoArray(index, i);
			u.sub((FloatVector) step.convertShape(VectorOperators.I2F, F, 0)).intoArray(t, i);
		}
		return PlainLookUp.locate(scale, x, from, whole, count, index, t) && !outside.anyTrue();
	}

	@Override
	public void interpolate(float[] table, int[] index, float[] t, int count, float[] out, int at, int step) {
		for (int i = 0; i < count; i++) {
			int j = FUNCTIONS * index[i];
			var p = FloatVector.fromArray(FOUR, table, j);
			var q = FloatVector.fromArray(FOUR, table, j + FUNCTIONS);
			q.sub(p).mul(t[i]).add(p).intoArray(out, at + i * step);
		}
	}
}
