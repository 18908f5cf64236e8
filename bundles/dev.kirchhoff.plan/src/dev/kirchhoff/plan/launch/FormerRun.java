// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Use;

/** Tells whether the latest run of an experiment was computed by other versions of plug-ins: then numbers may differ for that reason alone. */
public final class FormerRun {
	private FormerRun() {
	}

	/**
	 * What is other than in the latest run beside the project.
	 *
	 * @param project its file
	 * @param now     where the study is about to be run; not a former run
	 * @return empty if there is no such run, or if it had the same versions
	 */
	public static Optional<String> differing(Path project, Study study, Path now) {
		try {
			for (var run : RunDirectories.former(project, study)) {
				if (!run.equals(now) && LaunchNote.isIn(run)) {
					var changes = changes(LaunchNote.read(run).plugins(), study.plugins());
					return changes.isEmpty() ? Optional.empty() : Optional.of("the latest run, " + project.toAbsolutePath().getParent().relativize(run.toAbsolutePath())
							+ ", was computed with other versions of plug-ins: " + String.join(", ", changes) + "; numbers may differ for that reason");
				}
			}
			return Optional.empty();
		} catch (IOException | KirchhoffException e) {
			return Optional.empty(); // nothing can be said of a run that cannot be read; it is not what is asked for
		}
	}

	/** Plug-ins that both use, in other versions; that one uses what the other does not is the project's doing. */
	static List<String> changes(Map<String, String> before, Map<String, String> now) {
		var changes = new ArrayList<String>();
		for (var bundle : new TreeSet<>(now.keySet())) {
			String then = version(bundle, before);
			String present = version(bundle, now);
			if (then != null && !then.equals(present)) {
				changes.add(bundle + " " + then + ", now " + present);
			}
		}
		return changes;
	}

	/** Without the time of a build for Kirchhoff's own, which are built together. */
	private static String version(String bundle, Map<String, String> versions) {
		String version = versions.get(bundle);
		return version == null || Use.isForeign(bundle) ? version : version.replaceFirst("^(\\d+\\.\\d+\\.\\d+)\\..*", "$1");
	}
}
