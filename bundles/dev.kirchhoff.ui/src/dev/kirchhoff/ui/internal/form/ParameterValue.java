// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.edit.domain.EditingDomain;

import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Parameters;

/** A parameter that a plug-in declares. */
public record ParameterValue(Typed element, ParameterSpec spec) implements Value {
	@Override
	public String name() {
		return spec.name();
	}

	@Override
	public String label() {
		return spec.name();
	}

	@Override
	public String doc() {
		var usual = spec.defaultValue() == null ? "Must be given." : spec.defaultValue().isEmpty() ? "" : "Default: " + spec.defaultValue() + ".";
		return (spec.doc() + "\n" + accepts() + "\n" + usual).strip();
	}

	private String accepts() {
		var unit = spec.unit().text().equals("1") ? "" : ", in " + spec.unit().text() + " or with a unit of its own";
		var text = spec.accepts() + unit;
		return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
	}

	@Override
	public Kind kind() {
		if (spec.type() == boolean.class) {
			return Kind.CHECK;
		}
		if (!spec.choices().isEmpty()) {
			return Kind.CHOICE;
		}
		if (spec.isFile()) {
			return spec.folder() ? Kind.FOLDER : Kind.FILE;
		}
		return spec.type() == String.class ? Kind.TEXT : Kind.NUMBER;
	}

	@Override
	public String text() {
		return Parameters.find(element, spec.name()).map(Parameter::getValue).orElse("");
	}

	@Override
	public String defaultText() {
		return Objects.requireNonNullElse(spec.defaultValue(), "");
	}

	@Override
	public boolean isSet() {
		return Parameters.find(element, spec.name()).isPresent();
	}

	@Override
	public List<String> choices() {
		return spec.choices();
	}

	@Override
	public Optional<String> fault(String text) {
		if (text.isEmpty()) {
			return spec.defaultValue() == null ? Optional.of("no value: give " + spec.accepts()) : Optional.empty();
		}
		if (spec.isFile()) {
			return Optional.empty(); // whether it is there the check finds out, which knows all places where files are looked for
		}
		try {
			spec.read(text);
			return Optional.empty();
		} catch (IllegalArgumentException | ArithmeticException e) {
			return Optional.of(e.getMessage() + ": give " + spec.accepts());
		}
	}

	@Override
	public Command set(String text) {
		return Parameters.set(domain(), element, spec.name(), text.isEmpty() ? null : text);
	}

	private static EditingDomain domain() {
		return Documents.get().domain();
	}
}
