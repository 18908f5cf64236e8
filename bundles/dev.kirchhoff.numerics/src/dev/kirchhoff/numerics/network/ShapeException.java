// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.network;

/**
 * Says in one sentence why a layer cannot take the shapes it is given.
 *
 * @since 1.0
 */
public final class ShapeException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public ShapeException(String message) {
		super(message);
	}

	/** The same complaint with its place in front: {@code conv1: kernel 5x5 does not fit ...}. */
	ShapeException at(String node) {
		var placed = new ShapeException(node + ": " + getMessage());
		placed.setStackTrace(getStackTrace());
		return placed;
	}
}
