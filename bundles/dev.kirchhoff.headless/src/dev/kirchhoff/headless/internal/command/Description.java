// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.headless.internal.Columns;
import dev.kirchhoff.plan.Contribution;

/** All that is to be said of a type. */
record Description(Contribution contribution) {
	/** For people: values with engineering prefixes. */
	List<String> lines() {
		var lines = new ArrayList<String>();
		lines.add(contribution.id() + " (" + contribution.kind().label() + "): " + contribution.name());
		if (!contribution.description().isBlank()) {
			lines.add(contribution.description());
		}
		lines.add("Plug-in " + contribution.bundle() + " " + contribution.version());
		if (!contribution.capabilities().isEmpty()) {
			lines.add("Capabilities: " + String.join(", ", contribution.capabilities()));
		}
		if (!contribution.obtain().isEmpty()) {
			lines.add("Files: " + contribution.obtain());
		}
		if (!contribution.standIn().isEmpty()) {
			lines.add("Stand-in for --data synthetic: " + contribution.standIn());
		}
		var parameters = contribution.schema().parameters();
		if (parameters.isEmpty()) {
			lines.add("No parameters");
			return lines;
		}
		lines.add("Parameters:");
		var columns = new Columns();
		parameters.forEach(parameter -> columns.row(parameter.name(), defaultOf(parameter), parameter.accepts(), parameter.doc()));
		lines.addAll(columns.lines("  "));
		return lines;
	}

	/** {@code = 100 µS}, or that a value has to be given. */
	static String defaultOf(ParameterSpec parameter) {
		var text = parameter.defaultValue();
		if (text == null) {
			return "required";
		}
		if (text.isEmpty()) {
			return "= (none)";
		}
		return "= " + (parameter.type() == double.class ? parameter.unit().format(parameter.unit().read(text)) : text);
	}

	/** For programs: numbers in SI units. */
	Map<String, Object> json() {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", contribution.id());
		map.put("kind", contribution.kind().label());
		map.put("name", contribution.name());
		map.put("description", contribution.description());
		map.put("plugin", contribution.bundle());
		map.put("version", contribution.version());
		map.put("capabilities", contribution.capabilities());
		if (!contribution.obtain().isEmpty()) {
			map.put("obtain", contribution.obtain());
		}
		if (!contribution.standIn().isEmpty()) {
			map.put("standIn", contribution.standIn());
		}
		map.put("parameters", contribution.schema().parameters().stream().map(Description::json).toList());
		return map;
	}

	private static Map<String, Object> json(ParameterSpec parameter) {
		var map = new LinkedHashMap<String, Object>();
		map.put("name", parameter.name());
		map.put("doc", parameter.doc());
		map.put("type", parameter.choices().isEmpty() ? parameter.type().getSimpleName() : "choice");
		map.put("unit", parameter.unit().text());
		map.put("required", parameter.defaultValue() == null);
		map.put("default", parameter.defaultValue());
		map.put("min", Double.isInfinite(parameter.min()) ? null : parameter.min());
		map.put("max", Double.isInfinite(parameter.max()) ? null : parameter.max());
		map.put("choices", parameter.choices());
		return map;
	}
}
