// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.execution;

import java.io.IOException;

/**
 * What is left to compute of a study, and the two ways to do it. An {@link Executor} takes one of them, once.
 *
 * @since 1.1
 */
public interface Work {
	/**
	 * Computes on threads of this process.
	 *
	 * @param threads at least 1
	 * @throws IOException if results cannot be written
	 */
	void onThreads(int threads) throws IOException;

	/**
	 * Computes through workers: processes that an engine starts from a pack, gives lines to and takes lines from. What many points share,
	 * such as a trained network, is computed first and shipped; then the rest is cut into batches of a fitting size.
	 *
	 * @throws IOException if results cannot be written, or the pack cannot be made
	 */
	void onWorkers(Engine.Starter starter) throws IOException;
}
