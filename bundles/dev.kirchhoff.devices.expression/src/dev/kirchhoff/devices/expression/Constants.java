// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.kirchhoff.api.parameter.Unit;

/**
 * Reads {@code a = 1.5 1/V^0.5, V0 = 0.2 V}: names for numbers, which become SI values. Units are those of {@link Unit}, and powers of them
 * need not be whole: expressions of physics are full of roots.
 */
final class Constants {
	static final String PARAMETER = "constants";

	private static final Pattern ENTRY = Pattern.compile("\\s*([^=]*?)\\s*=\\s*(.*?)\\s*");
	private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
	private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
	private static final Pattern FACTOR = Pattern.compile("(.+?)(?:\\^([-+]?\\d+(?:\\.\\d+)?))?");
	private static final String FORM = "write name = number unit, separated by commas, for example V0 = 0.2 V";

	private Constants() {
	}

	/** @param text what is wrong with it goes to {@code mistakes} */
	static Map<String, Double> read(String text, Mistakes mistakes) {
		var values = new LinkedHashMap<String, Double>();
		int column = 1;
		for (var entry : text.split("[,;]", -1)) {
			if (!entry.isBlank()) {
				read(entry, column + entry.length() - entry.stripLeading().length(), values, mistakes);
			}
			column += entry.length() + 1;
		}
		return values;
	}

	private static void read(String entry, int column, Map<String, Double> values, Mistakes mistakes) {
		var matcher = ENTRY.matcher(entry);
		if (!matcher.matches()) {
			mistakes.at(PARAMETER, column, "'" + entry.strip() + "' is not a name with a value", FORM);
			return;
		}
		String name = matcher.group(1);
		if (!NAME.matcher(name).matches()) {
			mistakes.at(PARAMETER, column, "'" + name + "' is not a name", "begin with a letter, go on with letters, digits and _");
		} else if (name.equals("G") || name.equals("V") || name.equals("I")) {
			mistakes.at(PARAMETER, column, name + " is what the expression is about", "choose another name");
		} else if (Function.names().contains(name)) {
			mistakes.at(PARAMETER, column, name + " is a function", "choose another name");
		} else if (values.containsKey(name)) {
			mistakes.at(PARAMETER, column, name + " has two values", "remove one of them");
		} else {
			try {
				values.put(name, value(matcher.group(2)));
			} catch (IllegalArgumentException | ArithmeticException e) {
				mistakes.at(PARAMETER, column, name + ": " + e.getMessage(), FORM);
				values.put(name, Double.NaN);
			}
		}
	}

	/** In SI units. */
	private static double value(String text) {
		String normal = text.replace('\u2212', '-').replace('\u00a0', ' ');
		var number = NUMBER.matcher(normal);
		if (!number.lookingAt()) {
			throw new IllegalArgumentException("'" + text + "' is not a number");
		}
		double value = Double.parseDouble(number.group());
		String unit = normal.substring(number.end()).strip();
		if (unit.isEmpty()) {
			return value;
		}
		if (unit.contains("^") && unit.contains(".")) {
			return value * factor(unit);
		}
		var known = Unit.parse(unit);
		return converted(number.group(), known);
	}

	/** In decimal arithmetic, so that {@code 100 mV} is the same number as 0.1. */
	private static double converted(String number, Unit unit) {
		return new BigDecimal(number).multiply(BigDecimal.valueOf(unit.factor())).add(BigDecimal.valueOf(unit.offset())).doubleValue();
	}

	/** Of a unit with powers that are not whole. */
	private static double factor(String unit) {
		double factor = 1;
		int sign = 1;
		for (var quotient : unit.split("/", -1)) {
			for (var part : quotient.strip().split("\\s*[*·]\\s*|\\s+", -1)) {
				var matcher = FACTOR.matcher(part);
				if (!matcher.matches()) {
					throw new IllegalArgumentException("'" + unit + "' is not a unit");
				}
				double power = sign * (matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2)));
				factor *= StrictMath.pow(Unit.parse(matcher.group(1)).factor(), power);
			}
			sign = -1;
		}
		return factor;
	}
}
