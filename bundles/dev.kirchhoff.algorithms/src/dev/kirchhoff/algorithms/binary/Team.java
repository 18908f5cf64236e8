// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Some threads that share pieces of work which do not depend on each other. */
final class Team implements AutoCloseable {
	private final ForkJoinPool pool;

	/** @param threads 1: the caller alone */
	Team(int threads) {
		pool = threads > 1 ? new ForkJoinPool(threads) : null;
	}

	/** Does the pieces 0 to count - 1. */
	void run(int count, IntConsumer piece) {
		if (pool == null || count == 1) {
			IntStream.range(0, count).forEach(piece);
		} else {
			pool.submit(() -> IntStream.range(0, count).parallel().forEach(piece)).join();
		}
	}

	@Override
	public void close() {
		if (pool != null) {
			pool.close();
		}
	}
}
