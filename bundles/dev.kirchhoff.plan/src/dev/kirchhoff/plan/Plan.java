// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.solver.study.Study;

/**
 * What came out of planning.
 *
 * @param project  name of the project; empty if the file could not be read
 * @param studies  one an experiment; empty if there is any error
 * @param problems all of them, warnings included
 */
public record Plan(String project, Path file, List<Study> studies, List<Problem> problems) {
	/** Whether nothing keeps the studies from being run. */
	public boolean isGood() {
		return !Problem.anyError(problems);
	}
}
