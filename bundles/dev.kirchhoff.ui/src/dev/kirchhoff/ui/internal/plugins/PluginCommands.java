// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Commands that work everywhere, as they open the page that they are about. */
public final class PluginCommands {
	private PluginCommands() {
	}

	/** Help > Plug-ins. */
	public static final class Open extends AbstractHandler {
		public static final String COMMAND = "dev.kirchhoff.ui.openPlugins";

		@Override
		public Object execute(ExecutionEvent event) {
			return PluginsPage.open();
		}
	}

	/** Asks what to install. */
	public static final class Install extends AbstractHandler {
		public static final String COMMAND = "dev.kirchhoff.ui.installPlugin";

		@Override
		public Object execute(ExecutionEvent event) {
			return install("");
		}
	}

	/**
	 * Opens the page and its dialog.
	 *
	 * @param source listed at once; empty if nobody knows one
	 * @return null if that is not possible here
	 */
	public static InstallDialog install(String source) {
		var page = PluginsPage.open();
		var dialog = page == null ? null : page.install();
		if (dialog != null && !source.isEmpty()) {
			dialog.from(source);
		}
		return dialog;
	}
}
