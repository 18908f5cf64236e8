// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.function;

import java.util.Objects;

import dev.kirchhoff.numerics.internal.Exponential;
import dev.kirchhoff.numerics.internal.Functions;
import dev.kirchhoff.numerics.internal.Logarithm;
import dev.kirchhoff.numerics.internal.SinglePrecision;

/**
 * Elementary functions that have the same bits on every machine, one by one and in bulk, with or without the Vector API.
 * {@link Math} promises only an error bound and {@link StrictMath} is slow; results that are kept and compared need
 * neither.
 *
 * <p>Errors: exp and log below 1 ulp, sigmoid and tanh below 3 ulp in double; the float functions give the nearest float
 * but for rare cases near the middle of two. NaN gives NaN; zeros, infinities, overflow and subnormals are those of
 * {@link Math}. A float argument selects the float function.
 *
 * <p>In bulk there are two forms: in place over [from, to), and {@code out[at + i] = f(x[from + i])} for i below count.
 * The two arrays of the latter may be the same one if {@code from == at}; other overlaps give unspecified results. A
 * range outside its array is an {@link IndexOutOfBoundsException}, and then nothing is written.
 *
 * @since 1.0
 */
public final class Elementary {
	private Elementary() {
	}

	/** e^x. */
	public static double exp(double x) {
		return Exponential.exp(x);
	}

	public static float exp(float x) {
		return SinglePrecision.exp(x);
	}

	public static void exp(double[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).exp(x, from, x, from, to - from);
	}

	public static void exp(double[] x, int from, double[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).exp(x, from, out, at, count);
	}

	public static void exp(float[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).exp(x, from, x, from, to - from);
	}

	public static void exp(float[] x, int from, float[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).exp(x, from, out, at, count);
	}

	/** Natural logarithm; -infinity at zero, NaN below. */
	public static double log(double x) {
		return Logarithm.of(x);
	}

	public static float log(float x) {
		return SinglePrecision.log(x);
	}

	public static void log(double[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).log(x, from, x, from, to - from);
	}

	public static void log(double[] x, int from, double[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).log(x, from, out, at, count);
	}

	public static void log(float[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).log(x, from, x, from, to - from);
	}

	public static void log(float[] x, int from, float[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).log(x, from, out, at, count);
	}

	/** The logistic function 1 / (1 + e^-x), relatively accurate also where it is tiny. */
	public static double sigmoid(double x) {
		return Exponential.sigmoid(x);
	}

	public static float sigmoid(float x) {
		return SinglePrecision.sigmoid(x);
	}

	public static void sigmoid(double[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).sigmoid(x, from, x, from, to - from);
	}

	public static void sigmoid(double[] x, int from, double[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).sigmoid(x, from, out, at, count);
	}

	public static void sigmoid(float[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).sigmoid(x, from, x, from, to - from);
	}

	public static void sigmoid(float[] x, int from, float[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).sigmoid(x, from, out, at, count);
	}

	/** Hyperbolic tangent, relatively accurate also where it is tiny; keeps the sign of zero. */
	public static double tanh(double x) {
		return Exponential.tanh(x);
	}

	public static float tanh(float x) {
		return SinglePrecision.tanh(x);
	}

	public static void tanh(double[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).tanh(x, from, x, from, to - from);
	}

	public static void tanh(double[] x, int from, double[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).tanh(x, from, out, at, count);
	}

	public static void tanh(float[] x, int from, int to) {
		Objects.checkFromToIndex(from, to, x.length);
		Functions.best(to - from).tanh(x, from, x, from, to - from);
	}

	public static void tanh(float[] x, int from, float[] out, int at, int count) {
		check(x.length, from, out.length, at, count);
		Functions.best(count).tanh(x, from, out, at, count);
	}

	private static void check(int length, int from, int outLength, int at, int count) {
		Objects.checkFromIndexSize(from, count, length);
		Objects.checkFromIndexSize(at, count, outLength);
	}
}
