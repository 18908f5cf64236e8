// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.util.List;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.tool.Change;

/** A rule of the notation that an element breaks, and what would mend it. */
public record Violation(Level level, EObject target, String message, List<Fix> fixes) {
	/** How bad it is. */
	public enum Level {
		INFO, WARNING, ERROR
	}

	/** A change that mends it. */
	public record Fix(String label, Change change) {
	}

	public Violation {
		fixes = List.copyOf(fixes);
	}
}
