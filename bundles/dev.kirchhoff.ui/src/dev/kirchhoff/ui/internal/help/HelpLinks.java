// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.util.function.Consumer;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.statushandlers.StatusManager;

/** What a link on a page of help does: open a page, run a command ({@code command:id(parameter=value)}), or leave for the web. */
final class HelpLinks {
	private static final String COMMAND = "command:";

	private HelpLinks() {
	}

	static void follow(String link, Consumer<String> open) {
		if (link.startsWith(COMMAND)) {
			run(link.substring(COMMAND.length()));
		} else if (link.contains("://")) {
			Program.launch(link);
		} else {
			open.accept(link);
		}
	}

	private static void run(String serialized) {
		var workbench = PlatformUI.getWorkbench();
		try {
			var command = workbench.getService(ICommandService.class).deserialize(serialized);
			workbench.getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, HelpLinks.class, "This cannot be done now: " + e.getMessage(), e), StatusManager.SHOW);
		}
	}
}
