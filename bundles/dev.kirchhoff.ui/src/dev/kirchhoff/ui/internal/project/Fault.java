// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.core.resources.IFile;

import dev.kirchhoff.model.io.Problem;

/** In the tree, below its file: what is wrong with a file. */
public record Fault(IFile file, Problem problem) {
	/** What is wrong and what to do about it; the file is the line above. */
	public String text() {
		var text = problem.element().isEmpty() ? problem.what() : problem.element() + ": " + problem.what();
		return problem.mend().isEmpty() ? text : text + ": " + problem.mend();
	}
}
