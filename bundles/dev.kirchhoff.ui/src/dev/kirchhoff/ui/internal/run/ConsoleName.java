// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsolePageParticipant;
import org.eclipse.ui.part.IPageBookViewPage;

import dev.kirchhoff.ui.internal.form.Named;

/** Tells screen readers what the text of a console is; the platform does not. */
public final class ConsoleName implements IConsolePageParticipant {
	@Override
	public void init(IPageBookViewPage page, IConsole console) {
		page.getControl().getAccessible().addAccessibleListener(new Named(console.getName(), "What runs have told"));
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return null;
	}

	@Override
	public void activated() {
		// has its name already
	}

	@Override
	public void deactivated() {
		// keeps its name
	}

	@Override
	public void dispose() {
		// goes with the page
	}
}
