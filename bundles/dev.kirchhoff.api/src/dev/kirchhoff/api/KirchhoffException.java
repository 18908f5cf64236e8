// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api;

/**
 * Something a person can mend: the message says what is wrong and where, {@link #mend()} what to do about it. It is shown as one
 * line and never with a stack trace.
 *
 * @since 1.0
 */
public class KirchhoffException extends RuntimeException {
	private static final long serialVersionUID = 1;
	private final String mend;

	/**
	 * @param what what is wrong and where, without a full stop
	 * @param mend what the person can do about it
	 */
	public KirchhoffException(String what, String mend) {
		this(what, mend, null);
	}

	public KirchhoffException(String what, String mend, Throwable cause) {
		super(what, cause);
		this.mend = mend;
	}

	public String mend() {
		return mend;
	}

	/** {@code what: mend}. */
	public String line() {
		return mend == null || mend.isBlank() ? getMessage() : getMessage() + ": " + mend;
	}
}
