// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import java.util.Arrays;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Sums with the Vector API: added as shorts while they fit, then as ints. What does not fill a vector is left to plain Java. */
final class VectorShorts implements ShortKernels {
	private static final VectorSpecies<Short> S = ShortVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
	/** As many shorts as there are ints. */
	private static final VectorSpecies<Short> HALF = VectorSpecies.of(short.class, VectorShape.forBitSize(I.vectorBitSize() / 2));
	private static final int LANES = S.length();
	private static final int BLOCK = 4 * LANES;

	@Override
	public void sumRows(short[] matrix, int columns, short[] rows, int from, int to, int together, int[] sums) {
		int whole = columns - columns % LANES;
		Arrays.fill(sums, 0, whole, 0);
		for (int first = from; first < to; first += together) {
			int last = Math.min(to, first + together);
			int j = 0;
			for (; j + BLOCK <= whole; j += BLOCK) {
				addBlock(matrix, columns, rows, first, last, j, sums);
			}
			for (; j < whole; j += LANES) {
				var s = ShortVector.zero(S);
				for (int i = first; i < last; i++) {
					s = s.add(ShortVector.fromArray(S, matrix, rows[i] * columns + j));
				}
				widen(s, j, sums);
			}
		}
		PlainShorts.sumRest(matrix, columns, rows, from, to, whole, sums);
	}

	private static void addBlock(short[] matrix, int columns, short[] rows, int from, int to, int j, int[] sums) {
		var s0 = ShortVector.zero(S);
		var s1 = s0;
		var s2 = s0;
		var s3 = s0;
		for (int i = from; i < to; i++) {
			int at = rows[i] * columns + j;
			s0 = s0.add(ShortVector.fromArray(S, matrix, at));
			s1 = s1.add(ShortVector.fromArray(S, matrix, at + LANES));
			s2 = s2.add(ShortVector.fromArray(S, matrix, at + 2 * LANES));
			s3 = s3.add(ShortVector.fromArray(S, matrix, at + 3 * LANES));
		}
		widen(s0, j, sums);
		widen(s1, j + LANES, sums);
		widen(s2, j + 2 * LANES, sums);
		widen(s3, j + 3 * LANES, sums);
	}

	private static void widen(ShortVector s, int j, int[] sums) {
		var low = (IntVector) s.convertShape(VectorOperators.S2I, I, 0);
		var high = (IntVector) s.convertShape(VectorOperators.S2I, I, 1);
		low.add(IntVector.fromArray(I, sums, j)).intoArray(sums, j);
		high.add(IntVector.fromArray(I, sums, j + I.length())).intoArray(sums, j + I.length());
	}

	@Override
	public int dot(short[] a, int from, int to, short[] b, int at) {
		int step = I.length();
		var s = IntVector.zero(I);
		var t = s;
		int i = from;
		for (; i + 2 * step <= to; i += 2 * step) {
			s = s.add(wide(a, i).mul(wide(b, at + i)));
			t = t.add(wide(a, i + step).mul(wide(b, at + i + step)));
		}
		int sum = s.add(t).reduceLanes(VectorOperators.ADD);
		for (; i < to; i++) {
			sum += a[i] * b[at + i];
		}
		return sum;
	}

	private static IntVector wide(short[] x, int from) {
		return (IntVector) ShortVector.fromArray(HALF, x, from).convertShape(VectorOperators.S2I, I, 0);
	}
}
