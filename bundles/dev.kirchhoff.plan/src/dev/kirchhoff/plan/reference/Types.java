// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.reference;

import java.util.List;

import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Kind;

/** Pages about what plug-ins contribute. */
final class Types {
	private Types() {
	}

	static String path(Kind kind) {
		return "types/" + kind.element();
	}

	static ReferencePage page(Contribution type) {
		return new ReferencePage(Reference.path(type), type.id(), head(type) + parameters(type.schema().parameters()), List.of());
	}

	private static String head(Contribution type) {
		var head = new StringBuilder();
		head.append("<p><b>").append(Markup.text(type.name())).append("</b></p>").append(Markup.paragraph(type.description()));
		head.append("<p>A ").append(Markup.text(type.kind().label())).append(" of plug-in ").append(Markup.code(type.origin())).append(", written as type ")
				.append(Markup.code(type.id())).append(".</p>");
		if (!type.capabilities().isEmpty()) {
			head.append("<p>Capabilities: ").append(Markup.text(String.join(", ", type.capabilities()))).append(".</p>");
		}
		if (!type.obtain().isEmpty()) {
			head.append("<p>Its files: ").append(Markup.text(type.obtain())).append("</p>");
		}
		if (!type.standIn().isEmpty()) {
			head.append("<p>Where they are missing, ").append(Markup.code(type.standIn())).append(" can stand in.</p>");
		}
		return head.toString();
	}

	private static String parameters(List<ParameterSpec> parameters) {
		if (parameters.isEmpty()) {
			return "<p>It has no parameters.</p>";
		}
		var list = new StringBuilder("<h2>Parameters</h2><dl>");
		parameters.forEach(parameter -> list.append(Markup.entry(parameter.name(), initial(parameter) + "; " + parameter.accepts(), parameter.doc())));
		return list.append("</dl>").toString();
	}

	/** "= 100 µS", or that it must be given. */
	private static String initial(ParameterSpec parameter) {
		var value = parameter.defaultValue();
		if (value == null) {
			return "must be given";
		}
		if (value.isEmpty()) {
			return "not set";
		}
		return "= " + (parameter.type() == double.class ? parameter.unit().format(parameter.unit().read(value)) : value);
	}
}
