// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks how to run an experiment, and runs it so. */
public final class LaunchWithOptions extends AbstractHandler {
	/** The command. */
	public static final String COMMAND = "dev.kirchhoff.ui.runWith";

	@Override
	public Object execute(ExecutionEvent event) {
		var window = HandlerUtil.getActiveWorkbenchWindow(event);
		var target = event.getApplicationContext() instanceof IEvaluationContext context ? RunTarget.of(context, window) : RunTarget.in(window);
		var chosen = target.or(() -> LaunchHistory.all().stream().findFirst().map(last -> new RunTarget(last.file(), Optional.of(last.options().experiment()))));
		if (chosen.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), "Run With", "Select an experiment or a project, or open one, and run it then.");
			return List.of();
		}
		return RunDialog.launch(window, chosen.get());
	}
}
