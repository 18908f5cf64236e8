// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

/** A node that there is no layer for. */
final class Unsupported extends RuntimeException {
	private static final long serialVersionUID = 1;

	/** @param why what of it is beyond us, such as {@code group = 8}; empty for the operator as such */
	Unsupported(String why) {
		super(why, null, false, false);
	}
}
