// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.kirchhoff.plan.Examples;
import dev.kirchhoff.ui.internal.project.Projects;

/** Copies an example into the workspace, under a name that is free, and opens the copy. */
public final class OpenExample extends AbstractHandler {
	public static final String COMMAND = "dev.kirchhoff.ui.openExample";
	public static final String NAME = "dev.kirchhoff.ui.openExample.name";

	@Override
	public Object execute(ExecutionEvent event) {
		var name = event.getParameter(NAME);
		return Opening.in(HandlerUtil.getActiveWorkbenchWindow(event), () -> Examples.copy(name, Projects.freeFolder(name)));
	}
}
