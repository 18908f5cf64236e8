// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal;

import dev.kirchhoff.api.parameter.Unit;

/** How numbers stand in findings. */
public final class Text {
	private static final Unit SIEMENS = Unit.parse("S");
	private static final Unit VOLT = Unit.parse("V");
	private static final Unit AMPERE = Unit.parse("A");

	private Text() {
	}

	public static String siemens(double value) {
		return SIEMENS.format(value);
	}

	public static String volts(double value) {
		return VOLT.format(value);
	}

	public static String amperes(double value) {
		return AMPERE.format(value);
	}

	/** An exception as a part of a sentence. */
	public static String of(Throwable e) {
		return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
	}
}
