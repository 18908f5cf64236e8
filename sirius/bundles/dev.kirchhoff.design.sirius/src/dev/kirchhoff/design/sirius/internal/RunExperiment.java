// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.sirius.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.sirius.tools.api.ui.IExternalJavaAction;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

import dev.kirchhoff.model.Experiment;

/** Runs an experiment as the workbench does, by its command; where there is no workbench of Kirchhoff's around, that is said. */
public final class RunExperiment implements IExternalJavaAction {
	private static final String COMMAND = "dev.kirchhoff.ui.run";

	@Override
	public boolean canExecute(Collection<? extends EObject> selections) {
		return PlatformUI.isWorkbenchRunning();
	}

	@Override
	public void execute(Collection<? extends EObject> selections, Map<String, Object> parameters) {
		if (parameters.get("experiment") instanceof Experiment experiment && experiment.eResource() != null && experiment.eResource().getURI().isPlatformResource()) {
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> run(experiment)); // after the transaction of the tool
		}
	}

	private static void run(Experiment experiment) {
		var command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(COMMAND);
		if (!command.isDefined()) {
			ILog.of(RunExperiment.class).log(Status.error("Kirchhoff's workbench is not installed: run the experiment with 'kirchhoff run'"));
			return;
		}
		var arguments = new HashMap<String, Object>();
		arguments.put(COMMAND + ".file", experiment.eResource().getURI().toPlatformString(true));
		arguments.put(COMMAND + ".experiment", experiment.getName());
		try {
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command, arguments), null);
		} catch (CommandException e) {
			ILog.of(RunExperiment.class).log(Status.error("'" + experiment.getName() + "' cannot be run", e));
		}
	}
}
