// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A unit of the SI as people write it: a product or quotient of symbols with prefixes and powers, such as {@code µS},
 * {@code V/A}, {@code nF·m^-2} or {@code %}. Files and code hold SI values; this class is where a person's {@code 15 µA} becomes
 * {@code 1.5e-5} and back.
 *
 * @param text   the unit as it was written; {@code 1} is dimensionless
 * @param factor what one of it is in coherent SI units
 * @param offset added after the factor; only {@code °C} has one
 * @since 1.0
 */
public record Unit(String text, double factor, double offset, Dimension dimension) {
	/** Exponents of metre, kilogram, second, ampere and kelvin. */
	public record Dimension(int metre, int kilogram, int second, int ampere, int kelvin) {
		private static final Dimension NONE = new Dimension(0, 0, 0, 0, 0);

		private Dimension plus(Dimension other, int times) {
			return new Dimension(metre + times * other.metre, kilogram + times * other.kilogram, second + times * other.second,
					ampere + times * other.ampere, kelvin + times * other.kelvin);
		}
	}

	private record Symbol(double factor, Dimension dimension) {
		private static Symbol of(double factor, int... exponents) {
			return new Symbol(factor, new Dimension(exponents[0], exponents[1], exponents[2], exponents[3], exponents[4]));
		}
	}

	/** The dimensionless unit. */
	public static final Unit ONE = new Unit("1", 1, 0, Dimension.NONE);

	private static final Map<String, Symbol> SYMBOLS = Map.ofEntries(
			Map.entry("m", Symbol.of(1, 1, 0, 0, 0, 0)), Map.entry("g", Symbol.of(1e-3, 0, 1, 0, 0, 0)),
			Map.entry("s", Symbol.of(1, 0, 0, 1, 0, 0)), Map.entry("A", Symbol.of(1, 0, 0, 0, 1, 0)),
			Map.entry("K", Symbol.of(1, 0, 0, 0, 0, 1)), Map.entry("Hz", Symbol.of(1, 0, 0, -1, 0, 0)),
			Map.entry("J", Symbol.of(1, 2, 1, -2, 0, 0)), Map.entry("W", Symbol.of(1, 2, 1, -3, 0, 0)),
			Map.entry("V", Symbol.of(1, 2, 1, -3, -1, 0)), Map.entry("Ω", Symbol.of(1, 2, 1, -3, -2, 0)),
			Map.entry("ohm", Symbol.of(1, 2, 1, -3, -2, 0)), Map.entry("S", Symbol.of(1, -2, -1, 3, 2, 0)),
			Map.entry("F", Symbol.of(1, -2, -1, 4, 2, 0)), Map.entry("C", Symbol.of(1, 0, 0, 1, 1, 0)),
			Map.entry("eV", Symbol.of(1.602176634e-19, 2, 1, -2, 0, 0)), Map.entry("min", Symbol.of(60, 0, 0, 1, 0, 0)),
			Map.entry("h", Symbol.of(3600, 0, 0, 1, 0, 0)), Map.entry("%", Symbol.of(0.01, 0, 0, 0, 0, 0)),
			Map.entry("ppm", Symbol.of(1e-6, 0, 0, 0, 0, 0)), Map.entry("1", Symbol.of(1, 0, 0, 0, 0, 0)));
	private static final Map<Character, Double> PREFIXES = Map.ofEntries(Map.entry('T', 1e12), Map.entry('G', 1e9),
			Map.entry('M', 1e6), Map.entry('k', 1e3), Map.entry('c', 1e-2), Map.entry('m', 1e-3), Map.entry('µ', 1e-6),
			Map.entry('u', 1e-6), Map.entry('n', 1e-9), Map.entry('p', 1e-12), Map.entry('f', 1e-15), Map.entry('a', 1e-18));
	private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?(?:inf|Infinity)");
	private static final Pattern FACTOR = Pattern.compile("([^\\d^*·/\\s+-]+|1)(?:\\^?([+-]?\\d{1,2}))?");
	private static final char[] ENGINEERING = { 'a', 'f', 'p', 'n', 'µ', 'm', 0, 'k', 'M', 'G', 'T' };

	/**
	 * Reads a unit.
	 *
	 * @throws IllegalArgumentException if a symbol is unknown; the message names it
	 */
	public static Unit parse(String text) {
		String trimmed = normalise(text);
		if (trimmed.isEmpty() || trimmed.equals("1")) {
			return ONE;
		}
		if (trimmed.equals("°C")) {
			return new Unit(trimmed, 1, 273.15, SYMBOLS.get("K").dimension);
		}
		var factor = BigDecimal.ONE;
		var dimension = Dimension.NONE;
		int sign = 1;
		for (var quotient : trimmed.split("/", -1)) {
			for (var part : quotient.strip().split("\\s*[*·]\\s*|\\s+", -1)) {
				var matcher = FACTOR.matcher(part);
				if (!matcher.matches()) {
					throw new IllegalArgumentException("'" + text + "' is not a unit");
				}
				var symbol = symbol(matcher.group(1), text);
				int power = sign * (matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)));
				factor = factor.multiply(BigDecimal.valueOf(symbol.factor).pow(power, MathContext.DECIMAL128), MathContext.DECIMAL128);
				dimension = dimension.plus(symbol.dimension, power);
			}
			sign = -1;
		}
		return new Unit(trimmed, factor.doubleValue(), 0, dimension);
	}

	private static Symbol symbol(String name, String text) {
		var exact = SYMBOLS.get(name);
		if (exact != null) {
			return exact;
		}
		var prefix = PREFIXES.get(name.charAt(0));
		var base = SYMBOLS.get(name.substring(1));
		if (prefix == null || base == null || name.length() == 2 && !Character.isLetter(name.charAt(1)) && name.charAt(1) != 'Ω') {
			throw new IllegalArgumentException("'" + name + "' in '" + text + "' is not a known unit symbol");
		}
		return new Symbol(BigDecimal.valueOf(prefix).multiply(BigDecimal.valueOf(base.factor)).doubleValue(), base.dimension);
	}

	/** One spelling for the micro sign, the ohm sign and the spaces that keyboards and papers use. */
	private static String normalise(String text) {
		return text.strip().replace('\u03bc', 'µ').replace('\u2126', 'Ω').replace('\u00a0', ' ').replace('\u2212', '-');
	}

	/**
	 * Reads a number with or without a unit as a value of this unit.
	 *
	 * @param text for example {@code 15 µA}; a bare number counts in this unit
	 * @return the value counted in this unit
	 * @throws IllegalArgumentException with a message for the user
	 */
	public double read(String text) {
		String trimmed = normalise(text);
		var matcher = NUMBER.matcher(trimmed);
		if (!matcher.lookingAt()) {
			throw new IllegalArgumentException("'" + text + "' is not a number" + (this.text.equals("1") ? "" : " with unit " + this.text));
		}
		double number = Double.parseDouble(matcher.group().replaceFirst("inf$", "Infinity"));
		String rest = trimmed.substring(matcher.end()).strip();
		if (rest.isEmpty()) {
			return number;
		}
		var unit = parse(rest);
		if (!unit.dimension.equals(dimension)) {
			throw new IllegalArgumentException("'" + text + "' has the wrong unit: expected " + describe() + ", for example " + example());
		}
		return convert(matcher.group(), number, unit);
	}

	/** In decimal arithmetic, so that {@code 100 µS} is the same number as {@code 1e-4}. */
	private double convert(String text, double number, Unit unit) {
		if (!Double.isFinite(number) || number == 0 && unit.offset == offset) {
			return number;
		}
		return new BigDecimal(number == 0 ? "0" : text).multiply(BigDecimal.valueOf(unit.factor)).add(BigDecimal.valueOf(unit.offset)).subtract(BigDecimal.valueOf(offset))
				.divide(BigDecimal.valueOf(factor), MathContext.DECIMAL128).doubleValue();
	}

	private String describe() {
		return text.equals("1") ? "a plain number" : text;
	}

	private String example() {
		return text.equals("1") ? "0.5" : "1 " + text;
	}

	/** Writes a value with three to six significant digits and an engineering prefix: {@code 1.5e-5} of A is {@code 15 µA}. */
	public String format(double value) {
		if (text.equals("1") || !Double.isFinite(value)) {
			return number(value) + (text.equals("1") ? "" : " " + text);
		}
		if (value == 0 || text.indexOf('/') >= 0 || text.indexOf('^') >= 0 || text.equals("%") || text.equals("°C") || !SYMBOLS.containsKey(text)) {
			return number(value) + " " + text;
		}
		int group = (int) Math.floor(Math.log10(Math.abs(value) * (1 + 1e-12)) / 3);
		group = Math.clamp(group, -6, 4);
		char prefix = ENGINEERING[group + 6];
		return number(value / Math.pow(1000, group)) + " " + (prefix == 0 ? "" : String.valueOf(prefix)) + text;
	}

	private static String number(double value) {
		String plain = String.format(Locale.ROOT, "%.6g", value);
		if (plain.contains("e")) {
			return Double.toString(Double.parseDouble(plain)).replace("E", "e");
		}
		return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
	}

	/** The symbols this class knows, for documentation and content assist. */
	public static String[] symbols() {
		return SYMBOLS.keySet().stream().sorted().toArray(String[]::new);
	}

	@Override
	public String toString() {
		return text;
	}
}
