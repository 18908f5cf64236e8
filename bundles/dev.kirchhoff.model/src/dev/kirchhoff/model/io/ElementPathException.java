// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

/** A path that leads nowhere, or a value that does not fit there. */
public class ElementPathException extends IllegalArgumentException {
	private static final long serialVersionUID = 1L;

	private final String path;
	private final String what;
	private final String mend;

	public ElementPathException(String path, String what, String mend) {
		super(path + ": " + what + (mend.isEmpty() ? "" : ": " + mend));
		this.path = path;
		this.what = what;
		this.mend = mend;
	}

	public String path() {
		return path;
	}

	public String what() {
		return what;
	}

	public String mend() {
		return mend;
	}

	/** The same as a problem of some file or of the command line ("--set"). */
	public Problem problem(String file) {
		return Problem.error(file, path, what, mend);
	}
}
