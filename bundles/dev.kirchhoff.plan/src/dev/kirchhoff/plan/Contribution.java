// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.util.List;

import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.solver.study.Use;

/**
 * What a plug-in contributes under one type name.
 *
 * @param id           what project files write as type
 * @param bundle       symbolic name of the plug-in
 * @param version      of the plug-in
 * @param capabilities of a device, names of the interfaces that say what it can do; of an algorithm, those it needs
 * @param obtain       of a data set, how to get its files; may be empty
 * @param standIn      of a data set, the type that takes its place where its files are not at hand; may be empty
 */
public record Contribution(Kind kind, String id, String name, String description, String bundle, String version, ParameterSchema schema,
		List<String> capabilities, String obtain, String standIn) {
	/** One that has all its files with it. */
	public Contribution(Kind kind, String id, String name, String description, String bundle, String version, ParameterSchema schema, List<String> capabilities) {
		this(kind, id, name, description, bundle, version, schema, capabilities, "", "");
	}

	/** The same, told how to get its files and what can take its place; either may be null. */
	public Contribution withFiles(String howToObtain, String inItsPlace) {
		return new Contribution(kind, id, name, description, bundle, version, schema, capabilities, howToObtain == null ? "" : howToObtain.strip(),
				inItsPlace == null ? "" : inItsPlace.strip());
	}

	/** Whether the plug-in is not one of Kirchhoff's own. */
	public boolean isForeign() {
		return Use.isForeign(bundle);
	}

	/** Plug-in and version, for messages and provenance. */
	public String origin() {
		return bundle + " " + version;
	}
}
