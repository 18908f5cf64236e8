// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.util.Optional;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.IdentityCommand;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.EditingDomain;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Typed;

/** Parameters of typed elements: a value that is the default is not in the file. */
public final class Parameters {
	private Parameters() {
	}

	public static Optional<Parameter> find(Typed element, String name) {
		return element.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).findFirst();
	}

	/**
	 * Sets a parameter.
	 *
	 * @param value null to go back to the default
	 */
	public static Command set(EditingDomain domain, Typed element, String name, String value) {
		var present = find(element, name);
		if (value == null) {
			return present.<Command>map(parameter -> RemoveCommand.create(domain, parameter)).orElse(IdentityCommand.INSTANCE);
		}
		if (present.isPresent()) {
			return SetCommand.create(domain, present.get(), Literals.PARAMETER__VALUE, value);
		}
		var parameter = KirchhoffFactory.eINSTANCE.createParameter();
		parameter.setName(name);
		parameter.setValue(value);
		return AddCommand.create(domain, element, Literals.TYPED__PARAMETERS, parameter);
	}
}
