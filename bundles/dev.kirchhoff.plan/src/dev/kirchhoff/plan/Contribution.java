// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.List;

import dev.kirchhoff.api.parameter.ParameterSchema;

/**
 * What a plug-in contributes under one type name.
 *
 * @param id           what project files write as type
 * @param bundle       symbolic name of the plug-in
 * @param version      of the plug-in
 * @param capabilities of a device, names of the interfaces that say what it can do; of an algorithm, those it needs
 */
public record Contribution(Kind kind, String id, String name, String description, String bundle, String version, ParameterSchema schema,
		List<String> capabilities) {
	/** Plug-in and version, for messages and provenance. */
	public String origin() {
		return bundle + " " + version;
	}
}
