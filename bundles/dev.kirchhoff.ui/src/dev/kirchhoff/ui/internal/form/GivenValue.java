// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.Map;

import dev.kirchhoff.api.parameter.ParameterSpec;

/**
 * A parameter that belongs to no model, such as one of an executor.
 *
 * @param texts by parameter; what is not among them has its default
 * @param hint  stands in grey where nothing is given; null for the declared default
 */
record GivenValue(ParameterSpec spec, Map<String, String> texts, String hint) implements DeclaredValue {
	@Override
	public String label() {
		return spec.label() + (spec.defaultValue() == null ? " *" : "");
	}

	@Override
	public String defaultText() {
		return hint != null ? hint : DeclaredValue.super.defaultText();
	}

	@Override
	public String hint() {
		if (!defaultText().isEmpty() || kind() == Kind.CHOICE) {
			return defaultText();
		}
		return !examples().isEmpty() ? "such as " + String.join(", ", examples()) : spec.defaultValue() == null ? "must be given" : "";
	}

	@Override
	public boolean isRelative() {
		return false;
	}

	@Override
	public String text() {
		return texts.getOrDefault(spec.name(), "");
	}

	/** What has to be given anyway is not worth a mark. */
	@Override
	public boolean isSet() {
		return spec.defaultValue() != null && texts.containsKey(spec.name());
	}

	@Override
	public void put(String text) {
		if (text.isEmpty()) {
			texts.remove(spec.name());
		} else {
			texts.put(spec.name(), text);
		}
	}
}
