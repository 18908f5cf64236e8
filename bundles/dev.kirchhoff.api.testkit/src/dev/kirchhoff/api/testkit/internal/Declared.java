// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.parameter.ParameterSchema;

/** Parameters are declared with a known unit, a default in range and a line of documentation, and survive being written and read. */
public final class Declared {
	private Declared() {
	}

	/** @param type class of the extension */
	public static void check(Class<?> type, Report report) {
		if (!isDeclared(type)) {
			report.warning("", "the class is no record of parameters, so it cannot be registered itself", type.getName(),
					"make it a record whose components carry @Parameter, or check the source that makes it");
			return;
		}
		ParameterSchema schema;
		try {
			schema = ParameterSchema.of(type);
		} catch (IllegalArgumentException e) {
			report.error("", e.getMessage(), type.getName(), "mend the declaration of that parameter");
			return;
		}
		for (var spec : schema.parameters()) {
			if (spec.doc().isBlank()) {
				report.error(spec.name(), "there is no documentation", "parameter " + spec.name(), "give doc one line for a person who chooses a value");
			}
		}
		roundTrip(schema, report);
	}

	/** A record without components has no parameters, which is fine; one whose components are not declared is made by something else. */
	private static boolean isDeclared(Class<?> type) {
		return type.isRecord() && (type.getRecordComponents().length == 0 || Arrays.stream(type.getRecordComponents())
				.anyMatch(component -> component.isAnnotationPresent(Parameter.class) || component.getType().isRecord() && isDeclared(component.getType())));
	}

	/** Defaults, as text, make an instance whose values, as text, make the same instance. */
	private static void roundTrip(ParameterSchema schema, Report report) {
		if (schema.parameters().stream().anyMatch(spec -> spec.defaultValue() == null)) {
			return;
		}
		var first = schema.bind(Map.of(), path -> path);
		if (!first.faults().isEmpty()) {
			var fault = first.faults().getFirst();
			report.error("defaults", "the defaults do not fit together: " + fault.what(), fault.parameter().isEmpty() ? schema.type().getName() : "parameter " + fault.parameter(),
					"choose defaults that make an instance");
			return;
		}
		var written = new HashMap<>(first.values());
		schema.parameters().stream().filter(spec -> spec.isFile()).forEach(spec -> written.remove(spec.name()));
		var second = schema.bind(written, path -> path);
		for (var spec : schema.parameters()) {
			if (!Objects.equals(first.values().get(spec.name()), second.values().get(spec.name()))) {
				report.error(spec.name(), "its default becomes another value when it is written and read: " + first.values().get(spec.name()) + " and then "
						+ second.values().get(spec.name()), "parameter " + spec.name(), "give the default in the unit that it is declared in");
			}
		}
	}
}
