// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.random;

import java.util.Objects;

import dev.kirchhoff.numerics.internal.Draws;
import dev.kirchhoff.numerics.internal.NormalQuantile;
import dev.kirchhoff.numerics.internal.Philox;
import dev.kirchhoff.numerics.internal.Uniform;

/**
 * A stream of random numbers without a state, so that a study has the same bytes at any number of threads: a draw is a
 * function of the stream's key and an index, by Philox4x32-10 (Salmon et al., SC'11). Immutable and thread-safe.
 *
 * <p>One index is one draw, whatever its kind: {@code uniform(i)} and {@code normal(i)} are functions of the same bits.
 * Who needs independent numbers takes other indices, or a child stream ({@link #split(long)}). All 2^64 indices may be
 * used; they count modulo 2^64. Bulk methods give the bits of their scalar twins, on every platform, with or without the
 * Vector API.
 *
 * @since 1.0
 */
public final class RandomStream {
	private final long key;

	private RandomStream(long key) {
		this.key = key;
	}

	/** The stream with this key; {@code of(s.key())} equals {@code s}. Neighbouring seeds give unrelated streams. */
	public static RandomStream of(long seed) {
		return new RandomStream(seed);
	}

	/**
	 * A child stream, unrelated to this one and to its other children: its key is a block of Philox under this stream's
	 * key, at a counter that no draw uses. The order counts: {@code split(1).split(2)} is not {@code split(2).split(1)},
	 * and {@code split(1)} is not {@code split("1")}. Keys have 64 bits: among n streams two are the same with a
	 * probability of about n^2 / 2^65.
	 */
	public RandomStream split(long index) {
		return new RandomStream(Philox.child(key, index));
	}

	/** A child stream named by what it is for, as {@link #split(long)}; every UTF-16 code unit counts. */
	public RandomStream split(String purpose) {
		return new RandomStream(Philox.child(key, Objects.requireNonNull(purpose, "purpose")));
	}

	/** All there is to know of this stream. */
	public long key() {
		return key;
	}

	/** 64 uniform bits. */
	public long bits(long index) {
		return Philox.bits(key, index);
	}

	/** Uniform in the open interval (0, 1): an odd multiple of 2^-53, from 52 bits. */
	public double uniform(long index) {
		return Uniform.of(Philox.bits(key, index));
	}

	/** Uniform in the open interval (0, 1): an odd multiple of 2^-24, from the upper 23 bits. */
	public float uniformFloat(long index) {
		return Uniform.floatOf(Philox.bits(key, index));
	}

	/**
	 * Standard normal: the quantile of {@code uniform(index)}, to a relative error of about 1e-15. Never 0, between
	 * -8.21 and 8.21.
	 */
	public double normal(long index) {
		return NormalQuantile.of(uniform(index));
	}

	/** {@code (float) normal(index)}. */
	public float normalFloat(long index) {
		return (float) normal(index);
	}

	/**
	 * Standard normal in single precision, for noise in bulk: several times as fast as {@link #normal(long)}. Its bits are
	 * those of no other kind of draw, so {@code noise(i)} is independent of {@code normal(i)} and {@code uniform(i)}.
	 * By Box and Muller, from 32 bits a draw: within 3e-6 of what real numbers would give (within 4e-7 of the distance from
	 * the origin of its pair, {@code i} and {@code i ^ 16}), between -6.67 and 6.67. The pair has 64 bits.
	 */
	public float noise(long index) {
		return Draws.noise(key, index);
	}

	/**
	 * An integer in [0, bound): the upper half of the product of 64 bits and the bound. A value's probability differs
	 * from 1 / bound by at most 2^-64, that is by a relative 2^-33 at the largest bound.
	 *
	 * @throws IllegalArgumentException if the bound is not positive
	 */
	public int below(int bound, long index) {
		if (bound <= 0) {
			throw new IllegalArgumentException("bound must be positive: " + bound);
		}
		return (int) Math.unsignedMultiplyHigh(Philox.bits(key, index), bound);
	}

	/**
	 * {@code out[i] = uniform(first + i - from)} for i in [from, to).
	 *
	 * @throws IndexOutOfBoundsException if the range is not in the array; then nothing is written
	 */
	public void uniform(long first, double[] out, int from, int to) {
		Objects.checkFromToIndex(from, to, out.length);
		Draws.best(to - from).uniform(key, first, out, from, to);
	}

	/** {@code out[i] = uniformFloat(first + i - from)} for i in [from, to). */
	public void uniform(long first, float[] out, int from, int to) {
		Objects.checkFromToIndex(from, to, out.length);
		Draws.best(to - from).uniform(key, first, out, from, to);
	}

	/** {@code out[i] = normal(first + i - from)} for i in [from, to). */
	public void normal(long first, double[] out, int from, int to) {
		Objects.checkFromToIndex(from, to, out.length);
		Draws.best(to - from).normal(key, first, out, from, to);
	}

	/** {@code out[i] = normalFloat(first + i - from)} for i in [from, to). */
	public void normal(long first, float[] out, int from, int to) {
		Objects.checkFromToIndex(from, to, out.length);
		Draws.best(to - from).normal(key, first, out, from, to);
	}

	/** {@code out[i] = noise(first + i - from)} for i in [from, to); ends at multiples of 32 are fastest. */
	public void noise(long first, float[] out, int from, int to) {
		Objects.checkFromToIndex(from, to, out.length);
		Draws.best(to - from).noise(key, first, out, from, to);
	}

	/**
	 * The numbers 0 to n - 1 in random order (Fisher-Yates, all orders alike); uses the n indices from {@code first}.
	 *
	 * @throws IllegalArgumentException if n is negative
	 */
	public int[] permutation(int n, long first) {
		if (n < 0) {
			throw new IllegalArgumentException("a permutation of " + n + " numbers");
		}
		var order = new int[n];
		for (int i = 0; i < n; i++) {
			int j = below(i + 1, first + i);
			order[i] = order[j];
			order[j] = i;
		}
		return order;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof RandomStream stream && stream.key == key;
	}

	@Override
	public int hashCode() {
		return Long.hashCode(key);
	}

	@Override
	public String toString() {
		return "RandomStream[" + Long.toHexString(key) + ']';
	}
}
