// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;

import dev.kirchhoff.model.io.Problem;

/** Problems of a project file as the workbench's Problems view knows them. */
public final class Markers {
	/** Their type. */
	public static final String TYPE = "dev.kirchhoff.ui.problem";
	/** Attribute: the place in the file, as {@link Problem#element()}. */
	public static final String ELEMENT = "element";
	/** Attribute: what is wrong, without the mend. */
	public static final String WHAT = "what";

	private Markers() {
	}

	/** Puts these in place of those that the file has, at once and only if they differ. */
	static void replace(IFile file, List<Problem> problems) {
		try {
			file.getWorkspace().run(_ -> {
				if (!isSame(file, problems)) {
					file.deleteMarkers(TYPE, false, IResource.DEPTH_ZERO);
					for (var problem : problems) {
						file.createMarker(TYPE, attributes(problem));
					}
				}
			}, null, IWorkspace.AVOID_UPDATE, null);
		} catch (CoreException e) {
			if (file.exists()) {
				ILog.get().log(e.getStatus());
			}
		}
	}

	private static boolean isSame(IFile file, List<Problem> problems) throws CoreException {
		var present = new HashSet<List<String>>();
		var markers = file.findMarkers(TYPE, false, IResource.DEPTH_ZERO);
		for (var marker : markers) {
			present.add(List.of(marker.getAttribute(ELEMENT, ""), marker.getAttribute(IMarker.MESSAGE, "")));
		}
		return markers.length == problems.size() && problems.stream().allMatch(problem -> present.contains(List.of(problem.element(), message(problem))));
	}

	private static Map<String, Object> attributes(Problem problem) {
		return Map.of(IMarker.SEVERITY, problem.isError() ? IMarker.SEVERITY_ERROR : IMarker.SEVERITY_WARNING, IMarker.MESSAGE, message(problem), IMarker.LOCATION,
				problem.element().isEmpty() ? "project" : problem.element(), ELEMENT, problem.element(), WHAT, problem.what());
	}

	private static String message(Problem problem) {
		return problem.mend().isEmpty() ? problem.what() : problem.what() + ": " + problem.mend();
	}
}
