// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CommandWrapper;
import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.tool.Change;

/** New elements that come from elsewhere and not from a tool of the notation. */
public final class Adding extends CommandWrapper implements Change {
	private final List<EObject> elements;

	public Adding(Command command, List<EObject> elements) {
		super(command);
		this.elements = elements;
	}

	@Override
	public List<EObject> toSelect() {
		return elements;
	}
}
