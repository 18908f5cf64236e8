// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;

/** Yes-or-no preferences of the workbench itself, in the node of its bundle. */
public enum UiPreferences {
	/** Whether Welcome opens at every start; in an empty workspace it always does. */
	WELCOME("welcomeAtStart");

	/** The node; {@code units} is kept there too. */
	public static final String NODE = "dev.kirchhoff.ui";
	/** Key of how values are shown: {@link #ENGINEERING} or {@link #SI}. */
	public static final String UNITS = "units";
	public static final String ENGINEERING = "engineering";
	public static final String SI = "si";

	private final String key;

	UiPreferences(String key) {
		this.key = key;
	}

	public String key() {
		return key;
	}

	public boolean get() {
		return Platform.getPreferencesService().getBoolean(NODE, key, false, null);
	}

	public void set(boolean value) {
		InstanceScope.INSTANCE.getNode(NODE).putBoolean(key, value);
	}
}
