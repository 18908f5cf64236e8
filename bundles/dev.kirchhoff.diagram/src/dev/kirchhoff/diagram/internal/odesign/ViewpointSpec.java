// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;

import dev.kirchhoff.diagram.NotationFile;

/**
 * A viewpoint of a file.
 *
 * @param services classes whose methods its expressions call
 */
public record ViewpointSpec(NotationFile file, String name, List<Service> services, List<DiagramSpec> diagrams, List<TableSpec> tables, List<ExtensionSpec> extensions, List<Rule> rules) {
	/** A class of Java services, and the place that names it. */
	public record Service(String className, String place) {
	}

	/** As extensions refer to it. */
	public String uri() {
		return "viewpoint:/" + file.bundle() + "/" + name;
	}
}
