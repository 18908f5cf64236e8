// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

/** A case that could not be measured; the message says which and why. */
final class BenchmarkException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	BenchmarkException(String message) {
		super(message);
	}
}
