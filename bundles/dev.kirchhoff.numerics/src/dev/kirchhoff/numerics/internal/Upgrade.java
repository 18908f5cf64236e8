// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Goes over from plain kernels to Vector API kernels with the same bits, once these pay. Before they are compiled, which
 * takes a second of work, vector operations are hundreds of times slower than plain code; a short run is over by then.
 * So plain kernels do the first {@value #ELEMENTS} elements; then a daemon thread exercises the vector kernels on data
 * of its own until they beat the plain ones, and only then everyone gets them. Since both give the same bits, it does not
 * matter when that is.
 *
 * @param <T> the kernels' interface
 */
final class Upgrade<T> {
	private static final long ELEMENTS = 1L << 23;
	/** Nanoseconds after which the better kernels have lost. */
	private static final long PATIENCE = 20_000_000_000L;
	private static final int WINS = 10;

	private final Supplier<T> better;
	private final Consumer<T> exercise;
	private final long patience;
	private final AtomicBoolean begun = new AtomicBoolean();
	private volatile T current;
	/** Written without synchronisation: a lost count only delays the upgrade. */
	private long done;

	/**
	 * @param plain kernels for the beginning
	 * @param better gives the other kernels, or null if there are none
	 * @param exercise a few microseconds of work that uses every kernel
	 */
	Upgrade(T plain, Supplier<T> better, Consumer<T> exercise) {
		this(plain, better, exercise, PATIENCE);
	}

	Upgrade(T plain, Supplier<T> better, Consumer<T> exercise, long patience) {
		this.current = plain;
		this.better = better;
		this.exercise = exercise;
		this.patience = patience;
	}

	/** The kernels to use now, for an array of that many elements. */
	T get(int elements) {
		if (done < ELEMENTS) {
			done += elements;
			if (done >= ELEMENTS && begun.compareAndSet(false, true)) {
				Thread.ofPlatform().daemon().name("kirchhoff kernel warm-up").start(this::warmUp);
			}
		}
		return current;
	}

	/** Returns whether the better kernels have won and are used from now on. */
	boolean warmUp() {
		var candidate = better.get();
		if (candidate == null) {
			return false;
		}
		var plain = current;
		long limit = Long.MAX_VALUE;
		for (int i = 0; i < 2 * WINS; i++) {
			limit = Math.min(limit, nanos(plain));
		}
		long start = System.nanoTime();
		for (int wins = 0; System.nanoTime() - start < patience;) {
			wins = nanos(candidate) < limit ? wins + 1 : 0;
			if (wins == WINS) {
				current = candidate;
				return true;
			}
		}
		return false;
	}

	private long nanos(T kernels) {
		long start = System.nanoTime();
		exercise.accept(kernels);
		return System.nanoTime() - start;
	}
}
