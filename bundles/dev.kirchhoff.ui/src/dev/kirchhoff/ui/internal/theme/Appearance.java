// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.theme;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.ui.PlatformUI;

/** The two looks of the window. The platform's theme engine draws them and remembers the one that was chosen. */
public enum Appearance {
	LIGHT("Light", "org.eclipse.e4.ui.css.theme.e4_default"),
	DARK("Dark", "org.eclipse.e4.ui.css.theme.e4_dark");

	private final String label;
	private final String theme;

	Appearance(String label, String theme) {
		this.label = label;
		this.theme = theme;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** The one the window has now. */
	public static Appearance current() {
		var active = engine().getActiveTheme();
		return active != null && active.getId().startsWith(DARK.theme) ? DARK : LIGHT;
	}

	/** Redraws all windows, now and after the next start. */
	public void apply() {
		if (current() != this) {
			engine().setTheme(theme, true);
		}
	}

	/** Whether a background asks for light text on it. */
	public static boolean dark(Color background) {
		return 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue() < 128;
	}

	private static IThemeEngine engine() {
		return PlatformUI.getWorkbench().getService(IThemeEngine.class);
	}
}
