// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Typed;

/** Words on diagrams. */
final class Text {
	private Text() {
	}

	/** Name, else id, else type, else "?". */
	static String name(EObject element) {
		return switch (element) {
			case NamedElement named when given(named.getName()) -> named.getName();
			case NamedElement named when given(named.getId()) -> named.getId();
			case Typed typed when given(typed.getType()) -> type(typed);
			case null, default -> "?";
		};
	}

	/** The last part of a type's id: what people call it. */
	static String type(Typed typed) {
		return given(typed.getType()) ? typed.getType().substring(typed.getType().lastIndexOf('.') + 1) : "";
	}

	static boolean given(String text) {
		return text != null && !text.isBlank();
	}

	/** Those that say something, one a line. */
	static String lines(String... parts) {
		return Stream.of(parts).filter(Text::given).collect(Collectors.joining("\n"));
	}

	/** "1,998". */
	static String count(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** "1 array", "12 arrays". */
	static String count(long number, String what) {
		return count(number) + " " + what + (number == 1 ? "" : "s");
	}

	/** "2.5" and "2", not "2.0". */
	static String number(double value) {
		if (!Double.isFinite(value)) {
			return Double.toString(value);
		}
		var plain = BigDecimal.valueOf(value).stripTrailingZeros();
		return Math.abs(plain.scale()) > 6 ? Double.toString(value).replace(".0E", "e").replace('E', 'e') : plain.toPlainString();
	}

	/** As many of the first values as have room, and how many there are if that is not all. */
	static String list(List<String> values, int room) {
		var shown = new StringBuilder();
		var count = 0;
		for (var value : values) {
			var next = Objects.toString(value, "");
			if (count > 0 && shown.length() + 2 + next.length() > room) {
				return shown + ", ... (" + count(values.size(), "value") + ")";
			}
			shown.append(count == 0 ? "" : ", ").append(count == 0 ? shortened(next, room) : next);
			count++;
		}
		return shown.toString();
	}

	static String shortened(String text, int most) {
		return text.length() <= most ? text : text.substring(0, most - 3) + "...";
	}

	/** "3 × 32 × 32". */
	static String times(int... counts) {
		return IntStream.of(counts).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
	}

	/** Of a shape or a matrix, which say "3 x 32 x 32" in messages. */
	static String times(Object size) {
		return size.toString().replace(" x ", " × ");
	}

	/** Units of ten pixels that the longest line needs in a font of a size in points, with a margin; fonts differ, so this is for a wide one. */
	static int wide(String text, int points) {
		return 1 + (int) Math.ceil(0.072 * points * text.lines().mapToInt(String::length).max().orElse(0));
	}

	/** Units of ten pixels that all lines need. */
	static int high(String text, int points) {
		return 1 + (int) Math.ceil(0.165 * points * text.lines().count());
	}
}
