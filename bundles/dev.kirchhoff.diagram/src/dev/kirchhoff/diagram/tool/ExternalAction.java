// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

/** What a notation calls by id and others do: run an experiment, place layers. As Sirius' {@code IExternalJavaAction}. */
public interface ExternalAction {
	boolean canExecute(List<EObject> selection);

	/** @param parameters by name, evaluated */
	void execute(List<EObject> selection, Map<String, Object> parameters);
}
