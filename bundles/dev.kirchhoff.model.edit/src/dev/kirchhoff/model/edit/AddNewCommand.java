// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.domain.EditingDomain;

import dev.kirchhoff.model.NamedElement;

/** Adds children; copies of what is already in the file get names and ids of their own first, and their old ones when it is undone. */
final class AddNewCommand extends AddCommand {
	private record Called(NamedElement element, String name, String id) {
		void restore() {
			element.setName(name);
			element.setId(id);
		}
	}

	private List<Called> before = List.of();

	AddNewCommand(EditingDomain domain, EObject owner, EReference feature, Collection<?> collection, int index) {
		super(domain, owner, feature, collection, index);
	}

	@Override
	public void doExecute() {
		before = called();
		NewElements.settle(collection, owner, (EReference) feature);
		super.doExecute();
	}

	private List<Called> called() {
		var all = new ArrayList<Called>();
		EcoreUtil.<Object>getAllContents(collection).forEachRemaining(one -> {
			if (one instanceof NamedElement named) {
				all.add(new Called(named, named.getName(), named.getId()));
			}
		});
		return all;
	}

	@Override
	public void doUndo() {
		super.doUndo();
		before.forEach(Called::restore);
	}

	@Override
	public void doRedo() {
		NewElements.settle(collection, owner, (EReference) feature);
		super.doRedo();
	}
}
