// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.edit.domain.EditingDomain;

import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Parameters;

/** A parameter that a plug-in declares. */
public record ParameterValue(Typed element, ParameterSpec spec) implements ModelValue, DeclaredValue {
	@Override
	public String text() {
		return Parameters.find(element, spec.name()).map(Parameter::getValue).orElse("");
	}

	@Override
	public boolean isSet() {
		return Parameters.find(element, spec.name()).isPresent();
	}

	@Override
	public Command set(String text) {
		return Parameters.set(domain(), element, spec.name(), text.isEmpty() ? null : text);
	}

	private static EditingDomain domain() {
		return Documents.get().domain();
	}
}
