// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.sirius.internal;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.sirius.tools.api.ui.IExternalJavaAction;

import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Placements;

/** Lets the planner lay the weights of a mapping on its arrays. Sirius calls it inside the transaction of the tool, so that it can be undone. */
public final class PlaceLayers implements IExternalJavaAction {
	@Override
	public boolean canExecute(Collection<? extends EObject> selections) {
		return true; // the tool's precondition has said so; what is selected are views
	}

	@Override
	public void execute(Collection<? extends EObject> selections, Map<String, Object> parameters) {
		if (parameters.get("mapping") instanceof Mapping mapping && Placements.isAutomatic(mapping)) {
			var problems = new Placements(Extensions.ofPlatform(), DataPlace.ofSurroundings()).apply(mapping);
			if (Problem.anyError(problems)) {
				ILog.of(PlaceLayers.class).log(Status.error(problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))));
			}
		}
	}
}
