// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every implementation gives the bits of the scalar functions, in place and elsewhere, and touches nothing else. */
class FunctionsTest {
	private static final int N = 1003;

	static Stream<Functions> implementations() {
		return Lanes.usable() ? Stream.of(new PlainFunctions(), Lanes.load(Functions.class, "VectorFunctions"))
				: Stream.of(new PlainFunctions());
	}

	private interface Bulk<A> {
		void apply(A x, int from, A out, int at, int count);
	}

	private interface One {
		double of(double x);
	}

	private interface OneFloat {
		float of(float x);
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void doublesAreScalar(Functions f) {
		check(f::exp, Exponential::exp);
		check(f::log, Logarithm::of);
		check(f::sigmoid, Exponential::sigmoid);
		check(f::tanh, Exponential::tanh);
	}

	@ParameterizedTest
	@MethodSource("implementations")
	void floatsAreScalar(Functions f) {
		checkFloat(f::exp, SinglePrecision::exp);
		checkFloat(f::log, SinglePrecision::log);
		checkFloat(f::sigmoid, SinglePrecision::sigmoid);
		checkFloat(f::tanh, SinglePrecision::tanh);
	}

	private static void check(Bulk<double[]> bulk, One one) {
		var x = new double[N];
		for (int i = 0; i < N; i++) {
			x[i] = sample(i);
		}
		for (int from : new int[] { 0, 1, 5 }) {
			for (int count : new int[] { 0, 1, 3, 8, 33, N - 5 }) {
				var out = x.clone();
				bulk.apply(x, from, out, 2, count);
				var inPlace = x.clone();
				bulk.apply(inPlace, from, inPlace, from, count);
				for (int i = 0; i < N; i++) {
					boolean in = i >= 2 && i < 2 + count;
					assertBits(in ? one.of(x[from + i - 2]) : x[i], out[i]);
					assertBits(i >= from && i < from + count ? one.of(x[i]) : x[i], inPlace[i]);
				}
			}
		}
	}

	private static void checkFloat(Bulk<float[]> bulk, OneFloat one) {
		var x = new float[N];
		for (int i = 0; i < N; i++) {
			x[i] = (float) sample(i);
		}
		for (int from : new int[] { 0, 1, 5 }) {
			for (int count : new int[] { 0, 1, 3, 8, 33, N - 5 }) {
				var out = x.clone();
				bulk.apply(x, from, out, 2, count);
				var inPlace = x.clone();
				bulk.apply(inPlace, from, inPlace, from, count);
				for (int i = 0; i < N; i++) {
					boolean in = i >= 2 && i < 2 + count;
					assertBits(in ? one.of(x[from + i - 2]) : x[i], out[i]);
					assertBits(i >= from && i < from + count ? one.of(x[i]) : x[i], inPlace[i]);
				}
			}
		}
	}

	/** Numbers of every size, and now and then a special one. */
	private static double sample(int i) {
		double u = Uniform.of(Philox.bits(11, i)) * 2 - 1;
		return switch (i % 40) {
		case 3 -> Double.NaN;
		case 7 -> Double.POSITIVE_INFINITY;
		case 9 -> Double.NEGATIVE_INFINITY;
		case 12 -> 0.0;
		case 13 -> -0.0;
		case 17 -> u * 1e-310;
		case 21 -> u * 1e-41;
		case 22 -> u * 1e308;
		default -> i % 3 == 0 ? u : i % 3 == 1 ? u * 120 : u * 800;
		};
	}

	private static void assertBits(double expected, double actual) {
		assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual),
				() -> expected + " is not " + actual);
	}
}
