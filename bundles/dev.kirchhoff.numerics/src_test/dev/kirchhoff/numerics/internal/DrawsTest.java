// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation gives the bits of the scalar functions and leaves the rest of the array alone. */
class DrawsTest {
	private static final long KEY = 0x0123456789ABCDEFL;
	private static final long[] FIRSTS = { 0, 1, 8, 13, 16, -5, (1L << 35) - 40, Long.MAX_VALUE - 20 };
	private static final int[] LENGTHS = { 0, 1, 7, 15, 16, 17, 47, 64, 1100 };

	static Stream<Draws> implementations() {
		return Lanes.usable() ? Stream.of(new PlainDraws(), Lanes.load(Draws.class, "VectorDraws"))
				: Stream.of(new PlainDraws());
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void doublesAreTheScalarDraws(Draws draws) {
		for (long first : FIRSTS) {
			for (int n : LENGTHS) {
				var u = new double[n + 5];
				var z = new double[n + 5];
				Arrays.fill(u, 9);
				Arrays.fill(z, 9);
				draws.uniform(KEY, first, u, 3, n + 3);
				draws.normal(KEY, first, z, 3, n + 3);
				for (int i = 0; i < n + 5; i++) {
					boolean in = i >= 3 && i < n + 3;
					double draw = Uniform.of(Philox.bits(KEY, first + i - 3));
					assertBits(in ? draw : 9, u[i]);
					assertBits(in ? NormalQuantile.of(draw) : 9, z[i]);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void floatsAreTheScalarDraws(Draws draws) {
		for (long first : FIRSTS) {
			for (int n : LENGTHS) {
				var u = new float[n + 5];
				var z = new float[n + 5];
				Arrays.fill(u, 9);
				Arrays.fill(z, 9);
				draws.uniform(KEY, first, u, 3, n + 3);
				draws.normal(KEY, first, z, 3, n + 3);
				for (int i = 0; i < n + 5; i++) {
					boolean in = i >= 3 && i < n + 3;
					long bits = Philox.bits(KEY, first + i - 3);
					assertBits(in ? Uniform.floatOf(bits) : 9, u[i]);
					assertBits(in ? (float) NormalQuantile.of(Uniform.of(bits)) : 9, z[i]);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void noiseIsTheScalarDraws(Draws draws) {
		for (long first : FIRSTS) {
			for (int n : LENGTHS) {
				var z = new float[n + 5];
				Arrays.fill(z, 9);
				draws.noise(KEY, first, z, 3, n + 3);
				for (int i = 0; i < n + 5; i++) {
					assertBits(i >= 3 && i < n + 3 ? Draws.noise(KEY, first + i - 3) : 9, z[i]);
				}
			}
		}
	}

	/** Rare radii and angles, too, come out alike. */
	@ParameterizedTest
	@MethodSource("implementations")
	void manyNormalsAreTheScalarOnes(Draws draws) {
		var z = new float[1 << 18];
		draws.noise(KEY, 7, z, 0, z.length);
		for (int i = 0; i < z.length; i++) {
			assertBits(Draws.noise(KEY, 7L + i), z[i]);
		}
	}

	/** The words that no sample would find. */
	@ParameterizedTest
	@MethodSource("implementations")
	void extremeWordsAreThoseOfTheScalarNormals(Draws draws) {
		var words = new int[Philox.SHORT_GROUP];
		for (int i = 0; i < 16; i++) {
			words[i] = new int[] { 0, 1, 2, -1, -2, -200, Integer.MIN_VALUE, Integer.MAX_VALUE }[i & 7];
			words[i + 16] = new int[] { 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1, 1 << 30, -5 }[i % 7];
		}
		var z = new float[Philox.SHORT_GROUP];
		((GroupedDraws) draws).normals(words, z, 0, 1);
		for (int i = 0; i < 16; i++) {
			float radius = BoxMuller.radius(words[i]);
			assertBits(BoxMuller.sine(radius, words[i + 16]), z[i]);
			assertBits(BoxMuller.cosine(radius, words[i + 16]), z[i + 16]);
		}
	}

	private static void assertBits(double expected, double actual) {
		assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual),
				() -> expected + " is not " + actual);
	}
}
