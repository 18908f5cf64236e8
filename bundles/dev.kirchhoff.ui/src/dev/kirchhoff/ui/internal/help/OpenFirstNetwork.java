// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.cheatsheets.OpenCheatSheetAction;

/** Help > Your First Network in Ten Minutes. */
public final class OpenFirstNetwork extends AbstractHandler {
	private static final String SHEET = "dev.kirchhoff.ui.firstNetwork";

	@Override
	public Object execute(ExecutionEvent event) {
		open();
		return null;
	}

	/** The cheat sheet for beginners. */
	public static void open() {
		new OpenCheatSheetAction(SHEET).run();
	}
}
