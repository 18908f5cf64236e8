// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;

/**
 * Layers for a diagram of another file.
 *
 * @param viewpoint      {@code viewpoint:/bundle/Name}, or a regular expression
 * @param representation name of the diagram, or a regular expression
 */
public record ExtensionSpec(String key, String viewpoint, String representation, List<LayerSpec> layers, List<Rule> rules) {
	public boolean extendsDiagram(String uri, String diagram) {
		return matches(viewpoint, uri) && matches(representation, diagram);
	}

	private static boolean matches(String written, String name) {
		return written.equals(name) || written.matches(".*[*\\[\\]()?].*") && name.matches(written);
	}
}
