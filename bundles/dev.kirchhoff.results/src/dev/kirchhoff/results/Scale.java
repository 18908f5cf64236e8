// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;

import dev.kirchhoff.api.parameter.Unit;
import dev.kirchhoff.results.internal.Numbers;

/**
 * How the numbers of a column or axis are shown: in one unit with an engineering prefix, so that they are short and can be compared.
 *
 * @param factor one of the shown unit, in the unit of the data
 * @param unit   what is shown behind or above the numbers; empty if there is none
 */
public record Scale(double factor, String unit) {
	/** Numbers without a unit from here on are counted in a power of a thousand. */
	private static final double BIG = 1e6;
	private static final String TEN = "10";
	private static final String PREFIXES = "afpnµm kMGT";
	private static final Set<String> UNPREFIXED = Set.of("1", "%", "ppm", "min", "h", "ohm");
	private static final Set<String> SYMBOLS = Set.copyOf(Arrays.asList(Unit.symbols()));

	/**
	 * For values of a unit up to a certain size.
	 *
	 * @param unit    of the data; {@code 1} is dimensionless
	 * @param largest absolute value; 0 or NaN if there is none
	 */
	public static Scale of(String unit, double largest) {
		boolean known = largest > 0 && Double.isFinite(largest);
		if (known && takesPrefix(unit)) {
			int group = Math.clamp((int) Math.floor(Math.log10(largest * (1 + 1e-12)) / 3), -6, 4);
			char prefix = PREFIXES.charAt(group + 6);
			return new Scale(Math.pow(1000, group), (prefix == ' ' ? "" : String.valueOf(prefix)) + unit);
		}
		if (known && unit.equals("1") && largest >= BIG) {
			int power = 3 * (int) Math.floor(Math.log10(largest) / 3);
			return new Scale(Math.pow(10, power), TEN + Numbers.superscript(power));
		}
		return new Scale(1, unit.equals("1") ? "" : unit);
	}

	/** A symbol does, and a product or quotient that begins with one, such as {@code V/A}. */
	private static boolean takesPrefix(String unit) {
		var first = unit.split("[/·* ]", 2)[0];
		return SYMBOLS.contains(first) && !UNPREFIXED.contains(first);
	}

	/** For these values; NaN and infinite ones do not count. */
	public static Scale of(String unit, double... values) {
		return of(unit, Arrays.stream(values).filter(Double::isFinite).map(Math::abs).max().orElse(0));
	}

	public double apply(double value) {
		return factor >= 1 ? value / factor : value * (1 / factor);
	}

	/** {@code name [unit]}, or the name if there is no unit. */
	public String heading(String name) {
		return unit.isEmpty() ? name : name + " [" + unit + "]";
	}

	/** A value with its unit. */
	public String text(double value) {
		return withUnit(Numbers.plain(apply(value), 4));
	}

	/** {@code mean ± sd} with the unit; without a spread if it is not above 0. */
	public String text(double mean, double sd) {
		return withUnit(number(mean, sd));
	}

	/** {@code mean ± sd} without the unit, for columns that have it in their heading. */
	public String number(double mean, double sd) {
		return Numbers.measured(apply(mean), apply(sd));
	}

	/**
	 * Places after the point that the numbers of a column share, so that they can be compared: what the largest spread
	 * deserves, or one more if others are much smaller.
	 *
	 * @param spreads in the unit of the data
	 * @return none if there are no spreads
	 */
	public OptionalInt places(double... spreads) {
		var places = Arrays.stream(spreads).filter(sd -> sd > 0).mapToInt(sd -> Numbers.places(apply(sd))).sorted().toArray();
		return places.length == 0 ? OptionalInt.empty() : OptionalInt.of(places[0] + (places[places.length - 1] > places[0] + 1 ? 1 : 0));
	}

	/** {@code mean ± sd} without the unit; with so many places if that is given. */
	public String number(double mean, double sd, OptionalInt places) {
		return places.isPresent() ? Numbers.measured(apply(mean), apply(sd), places.getAsInt()) : number(mean, sd);
	}

	private String withUnit(String number) {
		if (unit.startsWith(TEN)) {
			return number.equals("1") ? unit : (number.contains("±") ? "(" + number + ")" : number) + "·" + unit;
		}
		return unit.isEmpty() ? number : number + "\u00a0" + unit;
	}
}
