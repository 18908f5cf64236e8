// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be read or written at all. Carries the problems to show; its message is their text. */
public class ProjectFileException extends IOException {
	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	public ProjectFileException(List<Problem> problems, Throwable cause) {
		super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
		this.problems = List.copyOf(problems);
	}

	public ProjectFileException(Problem problem, Throwable cause) {
		this(List.of(problem), cause);
	}

	public ProjectFileException(Problem problem) {
		this(problem, null);
	}

	public List<Problem> problems() {
		return problems;
	}
}
