// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.execution;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.Monitor;

/**
 * Something under way that starts workers on this or other machines. Closing it ends all of them.
 *
 * @since 1.1
 */
public interface Engine extends Closeable {
	/** Starts an engine. */
	@FunctionalInterface
	interface Starter {
		/**
		 * Starts it, and returns when it is ready to take batches.
		 *
		 * @param pack    what a worker needs
		 * @param monitor is to be asked whether to stop, and told what is going on, such as {@code waiting for cores}
		 * @throws dev.kirchhoff.api.KirchhoffException if it cannot be reached or does not fit, with what to do
		 */
		Engine start(Pack pack, Monitor monitor) throws IOException;
	}

	/** Takes what became of batches; may be called from several threads. What it throws stops the engine and comes out of {@link Engine#compute}. */
	interface Receiver {
		/**
		 * A batch is done. Only the first call for a batch counts, so that one that was computed twice does no harm.
		 *
		 * @param rows the lines that its worker wrote
		 * @throws IOException                          if results cannot be written
		 * @throws dev.kirchhoff.api.KirchhoffException if the rows are not what was asked for
		 */
		void finished(Batch batch, List<String> rows) throws IOException;

		/**
		 * The engine has given a batch up, after as many attempts as it makes. Others go on.
		 *
		 * @param reason one line for people, the last words of the worker among it
		 */
		void failed(Batch batch, String reason) throws IOException;

		/**
		 * How far a batch under way is. Engines that can tell do so now and then; it is for people only, as the batch may yet be lost.
		 *
		 * @param repeats in the rows that its worker has written so far; less than before if it had to begin again
		 */
		default void underWay(Batch batch, long repeats) {
			// whoever shows no progress needs none of it
		}
	}

	/**
	 * Lines for one worker.
	 *
	 * @param number unique within the engine
	 * @param lines  made when they are asked for: a million of them need not be in memory at once
	 */
	record Batch(int number, List<String> lines) {
	}

	/** How many batches it computes side by side at present; at least 1. */
	int slots();

	/** What it is, with the version, for people and for {@code run.json}, such as {@code Apache Spark 3.5.6 at spark://head:7077}. */
	String description();

	/** Ships a file: every worker that is started from now on finds it, under its name, in the directory where it is started. */
	void ship(Path file) throws IOException;

	/**
	 * Gives every batch to a worker of its own and returns when each was received. A worker that dies is tried again with the whole batch;
	 * nothing of what it wrote is received before it has ended well.
	 *
	 * @throws dev.kirchhoff.api.KirchhoffException       if the engine is lost, or no worker can start
	 * @throws java.util.concurrent.CancellationException if the monitor wants no more
	 */
	void compute(List<Batch> batches, Receiver receiver) throws IOException;
}
