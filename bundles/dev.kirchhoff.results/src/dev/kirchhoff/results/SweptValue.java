// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.kirchhoff.api.parameter.Unit;

/** A value of an axis as text, perhaps a number with a unit such as {@code 15 µA}. */
public final class SweptValue {
	private static final Pattern QUANTITY = Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(.*)");

	/** Values of an axis that are all numbers of one kind, counted in {@code unit}. */
	public record Numeric(double[] values, String unit) {
	}

	private SweptValue() {
	}

	/** Whether two texts mean the same: the same text, or the same number in the same or another unit. */
	public static boolean same(String a, String b) {
		if (a.strip().equals(b.strip())) {
			return true;
		}
		var both = numeric(List.of(a, b));
		return both.isPresent() && Math.abs(both.get().values[0] - both.get().values[1]) <= 1e-12 * Math.abs(both.get().values[0]);
	}

	/** A number with a power of ten as people write it: {@code 2e4 V/A} is {@code 20 kV/A}. Other texts stay as they are. */
	public static String readable(String text) {
		var parts = QUANTITY.matcher(text.strip());
		if (!parts.matches() || !parts.group(1).toLowerCase(Locale.ROOT).contains("e")) {
			return text;
		}
		var unit = parts.group(2).isBlank() ? "1" : parts.group(2).strip();
		return numeric(List.of(text)).map(number -> Scale.of(unit, number.values[0]).text(number.values[0])).orElse(text);
	}

	/** The texts as numbers in the unit of the first, unless one is not a number or has another dimension. */
	public static Optional<Numeric> numeric(List<String> texts) {
		if (texts.isEmpty()) {
			return Optional.empty();
		}
		var first = QUANTITY.matcher(texts.getFirst().strip());
		if (!first.matches()) {
			return Optional.empty();
		}
		try {
			var unit = Unit.parse(first.group(2));
			return Optional.of(new Numeric(texts.stream().mapToDouble(unit::read).toArray(), unit.text()));
		} catch (IllegalArgumentException notOfOneKind) {
			return Optional.empty();
		}
	}
}
