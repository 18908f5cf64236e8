// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.PlatformUI;

/** Help > Reference. */
public final class OpenReference extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		PlatformUI.getWorkbench().getHelpSystem().displayHelpResource(Library.REFERENCE + "index");
		return null;
	}
}
