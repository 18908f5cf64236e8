// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

/** What is measured in a unit, for axes that several columns share. */
public final class UnitName {
	private UnitName() {
	}

	/** {@code value} if the unit does not tell. */
	public static String of(String unit) {
		return switch (unit) {
			case "S" -> "conductance";
			case "Ω" -> "resistance";
			case "A" -> "current";
			case "V" -> "voltage";
			case "J" -> "energy";
			case "s" -> "time";
			default -> "value";
		};
	}
}
