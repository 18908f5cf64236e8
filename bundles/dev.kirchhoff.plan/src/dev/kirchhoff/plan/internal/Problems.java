// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.model.io.ProjectFiles;

/** Collects problems, each once. */
final class Problems {
	private final Set<Problem> all = new LinkedHashSet<>();

	/**
	 * Notes an error.
	 *
	 * @param detail parameter or feature of the element, or empty
	 */
	void error(EObject element, String detail, String what, String mend) {
		add(Problem.error(ProjectFiles.name(element), place(element, detail), what, mend));
	}

	/** Notes something that does not keep a study from being run; otherwise as {@link #error}. */
	void warning(EObject element, String detail, String what, String mend) {
		add(new Problem(Problem.Severity.WARNING, ProjectFiles.name(element), place(element, detail), what, mend));
	}

	private static String place(EObject element, String detail) {
		String path = ElementPath.path(element);
		return detail.isEmpty() ? path : path.isEmpty() ? detail : path + "/" + detail;
	}

	void add(Problem problem) {
		all.add(problem);
	}

	void addAll(List<Problem> problems) {
		all.addAll(problems);
	}

	List<Problem> all() {
		return new ArrayList<>(all);
	}

	boolean anyError() {
		return Problem.anyError(all());
	}
}
