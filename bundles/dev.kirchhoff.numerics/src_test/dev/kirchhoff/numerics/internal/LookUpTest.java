// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation gives the bits of the formulas and leaves the rest of the arrays alone. */
class LookUpTest {
	private static final LookUp.Scale[] SCALES = { new LookUp.Scale(0, 1, 0, 64, 64, 0, 63),
			new LookUp.Scale(-0.25f, 1, 0, 64, 200, 100, 163), new LookUp.Scale(0.25f, 1, 0.5f, 99, 99, 0, 48) };

	static Stream<LookUp> implementations() {
		return Lanes.usable() ? Stream.of(new PlainLookUp(), Lanes.load(LookUp.class, "VectorLookUp")) : Stream.of(new PlainLookUp());
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void valuesAreFound(LookUp lookUp) {
		var random = new Random(1);
		for (var scale : SCALES) {
			for (int count : new int[] { 0, 1, 7, 8, 16, 45 }) {
				var x = new float[count + 3];
				for (int i = 0; i < count; i++) {
					x[3 + i] = random.nextInt(8) == 0 ? 0 : random.nextFloat(-0.5f, 1.5f);
				}
				check(lookUp, scale, x, count);
				for (int i = 0; i < count; i++) {
					x[3 + i] = Math.clamp(x[3 + i], scale.least(), scale.most());
				}
				check(lookUp, scale, x, count);
				if (count > 0) {
					x[3 + random.nextInt(count)] = Float.NaN;
					check(lookUp, scale, x, count);
				}
			}
		}
	}

	private static void check(LookUp lookUp, LookUp.Scale scale, float[] x, int count) {
		var index = new int[count + 2];
		var t = new float[count + 2];
		Arrays.fill(index, 9);
		Arrays.fill(t, 9);
		boolean within = true;
		boolean said = lookUp.locate(scale, x, 3, count, index, t);
		for (int i = 0; i < count; i++) {
			float v = x[3 + i];
			within &= !(v < scale.least() || v > scale.most());
			float root = v == 0 ? v : (float) (v / (float) Math.sqrt(Math.abs(v)));
			float distance = root - scale.middle();
			float u = scale.offset() + (distance > 0 ? distance * scale.above() : distance * scale.below());
			assertEquals(Math.clamp((int) u, 0, scale.last()), index[i]);
			assertEquals(u - index[i], t[i]);
		}
		assertEquals(within, said);
		assertEquals(9, index[count]);
		assertEquals(9, t[count]);
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void functionsAreInterpolated(LookUp lookUp) {
		var random = new Random(2);
		var table = new float[4 * 12];
		for (int i = 0; i < table.length; i++) {
			table[i] = random.nextFloat();
		}
		int count = 21;
		var index = random.ints(count, 0, 11).toArray();
		var t = new float[count];
		for (int i = 0; i < count; i++) {
			t[i] = random.nextFloat();
		}
		var out = new float[2 + 9 * count];
		var expected = new float[out.length];
		lookUp.interpolate(table, index, t, count, out, 2, 9);
		for (int i = 0; i < count; i++) {
			for (int f = 0; f < 4; f++) {
				float p = table[4 * index[i] + f];
				expected[2 + 9 * i + f] = p + t[i] * (table[4 * index[i] + 4 + f] - p);
			}
		}
		assertArrayEquals(expected, out);
	}
}
