// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import java.util.Collection;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.domain.EditingDomain;

/** Adds children; copies of what is already in the file get names and ids of their own first. */
final class AddNewCommand extends AddCommand {
	AddNewCommand(EditingDomain domain, EObject owner, EReference feature, Collection<?> collection, int index) {
		super(domain, owner, feature, collection, index);
	}

	@Override
	public void doExecute() {
		NewElements.settle(collection, owner, (EReference) feature);
		super.doExecute();
	}
}
