// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import java.util.List;

import dev.kirchhoff.model.io.Problem;

/** Ends a command with an exit code and lines for the person who gave it. */
public final class CommandFailure extends RuntimeException {
	private static final long serialVersionUID = 1;

	private final int exit;
	private final transient List<String> lines;

	/** @param lines what is wrong and how to mend it, one line each */
	public CommandFailure(int exit, List<String> lines) {
		super(String.join("\n", lines));
		this.exit = exit;
		this.lines = List.copyOf(lines);
	}

	/** Something in the input, said as every problem is: {@code place: what: mend}. */
	public static CommandFailure input(String place, String what, String mend) {
		return input(List.of(Problem.error(place, "", what, mend)));
	}

	/** All problems of the input at once. */
	public static CommandFailure input(List<Problem> problems) {
		return new CommandFailure(Exit.INPUT, problems.stream().map(Problem::toString).toList());
	}

	/** Something that went wrong while a study ran or was written. */
	public static CommandFailure stage(String line) {
		return new CommandFailure(Exit.FAILED, List.of(line));
	}

	public int exit() {
		return exit;
	}

	public List<String> lines() {
		return lines;
	}
}
