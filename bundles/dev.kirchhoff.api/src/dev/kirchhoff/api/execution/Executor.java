// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.execution;

import java.io.IOException;

/**
 * Where a study is computed: on threads of this process, on a cluster. What comes out does not depend on it.
 * <p>
 * An implementation is a record of its parameters without state of its own. On the command line its id is a value of {@code --executor} and
 * its parameters are options.
 *
 * @since 1.1
 */
public interface Executor {
	/**
	 * Checks what can be checked at once, such as whether a cluster can be reached. Called before anything is written or computed: a run may
	 * train for hours before it starts an engine.
	 *
	 * @throws dev.kirchhoff.api.KirchhoffException if the place cannot compute, with what to do
	 */
	default void check() {
		// there is nothing to fail
	}

	/**
	 * Computes all of the work and returns when every row has been handed over.
	 *
	 * @throws dev.kirchhoff.api.KirchhoffException       if the place cannot be reached, or cannot compute; what was handed over is kept
	 * @throws java.util.concurrent.CancellationException if the work's monitor wants no more
	 * @throws IOException                                if results cannot be written
	 */
	void execute(Work work) throws IOException;

	/** Where it computes, for people, such as {@code 2 threads}. */
	String place();
}
