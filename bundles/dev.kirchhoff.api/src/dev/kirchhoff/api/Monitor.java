// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api;

import java.util.concurrent.CancellationException;

/**
 * How long work tells what it has done and learns that nobody wants it any more. Every long loop calls {@link #check()} at least
 * ten times a second.
 *
 * @since 1.0
 */
public interface Monitor {
	/** Work that nobody watches and nobody cancels. */
	Monitor NONE = () -> false;

	/** Whether the work is to stop. */
	boolean cancelled();

	/**
	 * Tells how much of the present task is done.
	 *
	 * @param fraction 0..1
	 * @param text     what can be said of it, for example {@code epoch 12, loss 0.03}
	 */
	default void progress(double fraction, String text) {
	}

	/** @throws CancellationException if the work is to stop */
	default void check() {
		if (cancelled()) {
			throw new CancellationException();
		}
	}
}
