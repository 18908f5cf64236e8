// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.util.List;
import java.util.Optional;

import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.Project;

/**
 * What came out of a file.
 *
 * @param root     the project or library; null when the file could not be read at all
 * @param problems everything that is wrong with the file and with the files that it refers to
 */
public record Loaded(Library root, List<Problem> problems) {
	public Loaded {
		problems = List.copyOf(problems);
	}

	/** Whether there is a root and no error. */
	public boolean isGood() {
		return root != null && !Problem.anyError(problems);
	}

	/** The root if it is a project. */
	public Optional<Project> project() {
		return root instanceof Project project ? Optional.of(project) : Optional.empty();
	}
}
