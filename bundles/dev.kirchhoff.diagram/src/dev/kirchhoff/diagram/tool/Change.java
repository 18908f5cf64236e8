// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

import java.util.List;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;

/** What a tool does to the model: one command, undone in one step. */
public interface Change extends Command {
	/** After it was executed: the elements to select, the new ones unless the tool says otherwise. */
	List<EObject> toSelect();
}
