// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.util.concurrent.CancellationException;

/** The platform's words for an end that the user wanted, in those of the rest of Kirchhoff. */
final class Cancelled {
	private Cancelled() {
	}

	static CancellationException of(Throwable cause) {
		var exception = new CancellationException();
		exception.initCause(cause);
		return exception;
	}
}
