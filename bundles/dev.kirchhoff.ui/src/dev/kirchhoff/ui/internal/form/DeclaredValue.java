// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.kirchhoff.api.parameter.ParameterSpec;

/** A value whose meaning a plug-in declares, wherever it is kept. */
interface DeclaredValue extends Value {
	ParameterSpec spec();

	@Override
	default String name() {
		return spec().name();
	}

	@Override
	default String label() {
		return spec().name();
	}

	@Override
	default String doc() {
		var usual = spec().defaultValue() == null ? "Must be given." : spec().defaultValue().isEmpty() ? "" : "Default: " + spec().defaultValue() + ".";
		return (spec().doc() + "\n" + accepts() + "\n" + usual).strip();
	}

	private String accepts() {
		var unit = spec().unit().text().equals("1") ? "" : ", in " + spec().unit().text() + " or with a unit of its own";
		var text = spec().accepts() + unit;
		return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
	}

	@Override
	default Kind kind() {
		if (spec().type() == boolean.class) {
			return Kind.CHECK;
		}
		if (!spec().choices().isEmpty()) {
			return Kind.CHOICE;
		}
		if (spec().folder()) {
			return Kind.FOLDER;
		}
		if (spec().isFile()) {
			return Kind.FILE;
		}
		return spec().type() != String.class ? Kind.NUMBER : spec().lines() ? Kind.LONG_TEXT : Kind.TEXT;
	}

	@Override
	default List<String> examples() {
		return spec().examples();
	}

	@Override
	default String defaultText() {
		return Objects.requireNonNullElse(spec().defaultValue(), "");
	}

	@Override
	default List<String> choices() {
		return spec().choices();
	}

	@Override
	default Optional<String> fault(String text) {
		if (text.isEmpty()) {
			return spec().defaultValue() == null ? Optional.of("no value: give " + spec().accepts()) : Optional.empty();
		}
		if (spec().isFile()) {
			return Optional.empty(); // whether it is there the check finds out, which knows all places where files are looked for
		}
		try {
			spec().read(text);
			return Optional.empty();
		} catch (IllegalArgumentException | ArithmeticException e) {
			return Optional.of(e.getMessage() + ": give " + spec().accepts());
		}
	}
}
