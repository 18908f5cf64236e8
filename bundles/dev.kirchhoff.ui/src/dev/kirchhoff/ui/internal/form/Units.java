// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.core.runtime.Platform;

import dev.kirchhoff.api.parameter.Unit;

/** How quantities are written: 15 µA, or 1.5E-5 A for those who prefer plain SI. */
public final class Units {
	/** Key of the preference of this bundle. */
	public static final String PREFERENCE = "units";
	/** Its value for numbers without prefixes. */
	public static final String PLAIN = "plain";

	private Units() {
	}

	/** A value with its unit that reads back to the same value. */
	public static String format(Unit unit, double value) {
		var plain = Double.toString(value).replaceFirst("\\.0$", "") + (unit.equals(Unit.ONE) ? "" : " " + unit.text());
		if (PLAIN.equals(Platform.getPreferencesService().getString("dev.kirchhoff.ui", PREFERENCE, "engineering", null))) {
			return plain;
		}
		var engineering = unit.format(value);
		return unit.read(engineering) == value ? engineering : plain;
	}
}
