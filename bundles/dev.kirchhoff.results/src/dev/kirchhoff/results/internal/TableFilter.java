// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.DataTable;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.results.SweptValue;

/** What a reader types above a column to see fewer rows. */
public final class TableFilter {
	private static final Pattern COMPARED = Pattern.compile("(>=|<=|!=|>|<|=)?\\s*([^.<>=!].*|\\..*)");
	/** Relative; what is typed is what was read, which has fewer digits than the number. */
	private static final double CLOSE = 5e-5;

	private TableFilter() {
	}

	/**
	 * Whether a row passes.
	 *
	 * @param shown how numbers are shown; numbers without a unit are counted in its unit
	 * @throws KirchhoffException if a number is expected and not there
	 */
	public static IntPredicate of(DataTable.Column column, Scale shown, String text) {
		return switch (column) {
			case DataTable.Texts texts -> contains(texts.values(), text.strip().toLowerCase(Locale.ROOT));
			case DataTable.Numbers numbers -> {
				var test = number(numbers, shown, text.strip());
				yield row -> test.test(numbers.values()[row]);
			}
		};
	}

	/** Every text is looked at once, however many rows have it. */
	private static IntPredicate contains(String[] values, String part) {
		var known = new HashMap<String, Boolean>();
		return row -> known.computeIfAbsent(values[row], value -> value.toLowerCase(Locale.ROOT).contains(part) || SweptValue.readable(value).replace('\u00a0', ' ').toLowerCase(Locale.ROOT).contains(part));
	}

	private static DoublePredicate number(DataTable.Numbers column, Scale shown, String text) {
		int range = text.indexOf("..");
		if (range >= 0) {
			double low = range == 0 ? Double.NEGATIVE_INFINITY : value(column, shown, text.substring(0, range));
			double high = range + 2 == text.length() ? Double.POSITIVE_INFINITY : value(column, shown, text.substring(range + 2));
			return v -> v >= low - CLOSE * Math.abs(low == Double.NEGATIVE_INFINITY ? 0 : low) && v <= high + CLOSE * Math.abs(high == Double.POSITIVE_INFINITY ? 0 : high);
		}
		var parts = COMPARED.matcher(text);
		if (!parts.matches()) {
			throw misunderstood(column, text);
		}
		double value = value(column, shown, parts.group(2));
		DoublePredicate equal = v -> Math.abs(v - value) <= CLOSE * Math.abs(value);
		return switch (parts.group(1) == null ? "=" : parts.group(1)) {
			case ">" -> v -> v > value;
			case "<" -> v -> v < value;
			case ">=" -> v -> v >= value;
			case "<=" -> v -> v <= value;
			case "!=" -> equal.negate();
			default -> equal;
		};
	}

	private static double value(DataTable.Numbers column, Scale shown, String text) {
		var plain = text.strip().replace('−', '-').replace(',', '.');
		try {
			return Double.parseDouble(plain) * shown.factor();
		} catch (NumberFormatException withUnit) {
			var unit = column.unit().equals("1") ? "" : " " + column.unit();
			return SweptValue.numeric(List.of("1" + unit, plain)).orElseThrow(() -> misunderstood(column, text)).values()[1];
		}
	}

	private static KirchhoffException misunderstood(DataTable.Numbers column, String text) {
		return new KirchhoffException(column.name() + ": '" + text + "' is no filter for numbers", "write a number, >0.9, <=5, or 0.3..0.5, with or without a unit");
	}
}
