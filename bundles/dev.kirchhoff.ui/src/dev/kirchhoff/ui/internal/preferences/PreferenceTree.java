// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import java.util.List;

import org.eclipse.ui.PlatformUI;

/** Pages of the platform about things that nobody does here, such as spelling in program text, are taken out of the preferences. */
public final class PreferenceTree {
	private static final String GENERAL = "org.eclipse.ui.preferencePages.Workbench";
	private static final String EDITORS = GENERAL + "/org.eclipse.ui.preferencePages.Editors";
	private static final List<String> OUT_OF_PLACE = List.of(
			EDITORS + "/org.eclipse.ui.preferencePages.GeneralTextEditor",
			EDITORS + "/org.eclipse.ui.preferencePages.LargeFileAssociations",
			GENERAL + "/org.eclipse.ui.preferencePages.Workspace/org.eclipse.ui.preferencePages.BuildOrder",
			GENERAL + "/org.eclipse.ui.preferencePages.Workspace/org.eclipse.ui.preferencePages.LinkedResources",
			GENERAL + "/org.eclipse.ui.preferencePages.Views/org.eclipse.ui.preferencePages.Decorators",
			GENERAL + "/org.eclipse.ui.browser.preferencePage",
			"org.eclipse.swtchart.extensions.preferences.preferencePage",
			"org.eclipse.ui.internal.console.ansi.preferences.AnsiConsolePreferencePage");

	private PreferenceTree() {
	}

	/** Does it, once for a workbench. */
	public static void prune() {
		var pages = PlatformUI.getWorkbench().getPreferenceManager();
		OUT_OF_PLACE.forEach(pages::remove);
	}
}
