// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.Violation;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.ui.internal.check.Markers;

/** What is wrong with notations, and what their rules say, in the Problems view. Such markers last until the end of the session. */
public final class NotationProblems {
	/** Their type. */
	public static final String TYPE = "dev.kirchhoff.ui.notationProblem";
	/** Attribute: the diagram it was found by. */
	static final String DIAGRAM = "diagram";
	/** Attribute: the rule, by its message, that an element breaks. */
	static final String RULE = "rule";

	private NotationProblems() {
	}

	/** Those that were found when the files were read: they belong to no project. */
	static void ofFiles(List<Fault> faults) {
		replace(ResourcesPlugin.getWorkspace().getRoot(), "", false, faults.stream().map(NotationProblems::attributes).toList());
	}

	/** Those that were found when a diagram of a project was drawn. */
	public static void ofDiagram(IFile file, String diagram, List<Fault> faults) {
		replace(file, diagram, false, faults.stream().map(NotationProblems::attributes).toList());
	}

	/** Why the layouts of a project cannot be read; empty if they can. */
	static void ofLayout(IFile file, Optional<Fault> fault) {
		replace(file, "layout", false, fault.stream().map(one -> {
			Map<String, Object> attributes = new HashMap<>(attributes(one));
			attributes.put(IMarker.SEVERITY, IMarker.SEVERITY_WARNING);
			return attributes;
		}).toList());
	}

	/** What the rules of a diagram say. */
	static void ofRules(IFile file, String diagram, List<Violation> violations) {
		replace(file, diagram, true, violations.stream().map(NotationProblems::attributes).toList());
	}

	private static Map<String, Object> attributes(Fault fault) {
		var mend = fault.mend().isEmpty() ? "" : ": " + fault.mend();
		return Map.of(IMarker.SEVERITY, IMarker.SEVERITY_ERROR, IMarker.MESSAGE, fault.file() + ": " + fault.what() + mend, IMarker.LOCATION, fault.place().isEmpty() ? fault.file() : fault.place());
	}

	private static Map<String, Object> attributes(Violation violation) {
		var path = ElementPath.path(violation.target());
		var severity = switch (violation.level()) {
			case ERROR -> IMarker.SEVERITY_ERROR;
			case WARNING -> IMarker.SEVERITY_WARNING;
			case INFO -> IMarker.SEVERITY_INFO;
		};
		return Map.of(IMarker.SEVERITY, severity, IMarker.MESSAGE, violation.message(), IMarker.LOCATION, path.isEmpty() ? "project" : path, Markers.ELEMENT, path, RULE, violation.message());
	}

	private static void replace(IResource resource, String diagram, boolean rules, List<Map<String, Object>> problems) {
		try {
			resource.getWorkspace().run(_ -> {
				var before = resource.exists() ? resource.findMarkers(TYPE, false, IResource.DEPTH_ZERO) : new IMarker[0];
				for (var marker : before) {
					if (marker.getAttribute(DIAGRAM, "").equals(diagram) && (marker.getAttribute(RULE) != null) == rules) {
						marker.delete();
					}
				}
				for (var problem : problems) {
					var attributes = new HashMap<>(problem);
					attributes.put(DIAGRAM, diagram);
					attributes.put(IMarker.TRANSIENT, true);
					resource.createMarker(TYPE, attributes);
				}
			}, null, IWorkspace.AVOID_UPDATE, null);
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}
}
