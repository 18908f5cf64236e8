// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

/** What the process says to the shell when it ends. */
public final class Exit {
	public static final int OK = 0;
	/** Problems in the input; nothing was run. */
	public static final int INPUT = 1;
	/** The command line itself is wrong. */
	public static final int USAGE = 2;
	/** A stage failed, or results could not be written; what was finished is kept. */
	public static final int FAILED = 3;
	/** A reproduced claim lies outside its band. */
	public static final int CLAIM = 4;
	/** Ended by the user. */
	public static final int CANCELLED = 130;

	private Exit() {
	}
}
