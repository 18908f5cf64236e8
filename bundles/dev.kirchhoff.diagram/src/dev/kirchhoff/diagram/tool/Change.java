// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;

/** What a tool does to the model: one command, undone in one step. Executing it throws {@link ToolFailure} if it cannot be done, and nothing is changed then. */
public interface Change extends Command {
	/** After it was executed: the elements to select, the new ones unless the tool says otherwise. */
	List<EObject> toSelect();

	/** Set if the tool changes nothing itself and only calls an {@link ExternalAction}: run this instead of executing the command. */
	default Optional<Runnable> external() {
		return Optional.empty();
	}
}
