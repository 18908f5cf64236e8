// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

/** A node that contradicts itself or the rest of the file. */
final class Wrong extends RuntimeException {
	private static final long serialVersionUID = 1;
	private final String mend;

	Wrong(String what, String mend) {
		super(what, null, false, false);
		this.mend = mend;
	}

	String mend() {
		return mend;
	}
}
