// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One declared parameter of an extension.
 *
 * @param name         as in the project file
 * @param type         type of the record component
 * @param unit         unit a bare number counts in
 * @param defaultValue as a user would write it, or null if the parameter must be given
 * @param choices      names of the enum's constants in lower case with hyphens; empty for other types
 * @param folder       whether a file may be a folder instead, or a text names a folder
 * @param label        what a dialog calls it; since 1.1
 * @param examples     of a text, what people give; since 1.1
 * @param lines        whether a text has an item a line; since 1.1
 * @since 1.0
 */
public record ParameterSpec(String name, Class<?> type, Unit unit, String defaultValue, double min, double max,
		List<String> choices, String doc, boolean folder, String label, List<String> examples, boolean lines) {

	public ParameterSpec {
		examples = List.copyOf(examples);
	}

	/** One that a dialog calls by its name in words, without examples. */
	public ParameterSpec(String name, Class<?> type, Unit unit, String defaultValue, double min, double max, List<String> choices, String doc, boolean folder) {
		this(name, type, unit, defaultValue, min, max, choices, doc, folder, words(name), List.of(), false);
	}

	/** {@code timeLimit} as people read it: {@code Time limit}. */
	static String words(String name) {
		String words = name.replaceAll("(?<=\\p{Ll})(\\p{Lu})", " $1").toLowerCase(Locale.ROOT);
		return Character.toUpperCase(words.charAt(0)) + words.substring(1);
	}

	/** Whether the value names a file that the study reads. */
	public boolean isFile() {
		return type == Path.class;
	}

	/** What a person may write, for messages and documentation. */
	public String accepts() {
		if (type == boolean.class) {
			return "true or false";
		}
		if (!choices.isEmpty()) {
			return String.join(", ", choices);
		}
		if (type == String.class) {
			return examples.isEmpty() ? "text" : "text such as " + (examples.size() == 1 ? "" : String.join(", ", examples.subList(0, examples.size() - 1)) + " or ") + examples.getLast();
		}
		if (isFile()) {
			return folder ? "a folder or a file, relative to the project" : "a file, relative to the project";
		}
		String number = (type.isArray() ? "a list of " : "") + (isWhole() ? "whole number" : "number") + (type.isArray() ? "s" : "");
		return number + bounds();
	}

	/** As {@link #accepts()}, to stand in a sentence. */
	String wish() {
		if (!choices.isEmpty()) {
			return "one of " + accepts();
		}
		return type.isPrimitive() && type != boolean.class ? "a " + accepts() : accepts();
	}

	private String bounds() {
		boolean low = min != Double.NEGATIVE_INFINITY;
		boolean high = max != Double.POSITIVE_INFINITY;
		if (low && high) {
			return " from " + unit.format(min) + " to " + unit.format(max);
		}
		return low ? " of at least " + unit.format(min) : high ? " of at most " + unit.format(max) : "";
	}

	private boolean isWhole() {
		return type == int.class || type == long.class || type == int[].class;
	}

	/**
	 * Turns what a person wrote into a value of {@link #type()}. A {@link Path} stays as written; who knows the project resolves it.
	 *
	 * @throws IllegalArgumentException with a message for the user
	 */
	public Object read(String text) {
		if (type == String.class) {
			return text;
		}
		if (type == Path.class) {
			return Path.of(text);
		}
		String trimmed = text.strip();
		if (type == boolean.class) {
			if (trimmed.equalsIgnoreCase("true") || trimmed.equalsIgnoreCase("false")) {
				return Boolean.valueOf(trimmed);
			}
			throw new IllegalArgumentException("'" + text + "' is neither true nor false");
		}
		if (type.isEnum()) {
			return constant(trimmed);
		}
		if (type == double[].class) {
			return items(trimmed).mapToDouble(this::number).toArray();
		}
		if (type == int[].class) {
			return items(trimmed).mapToInt(item -> Math.toIntExact(whole(item))).toArray();
		}
		if (type == double.class) {
			return number(trimmed);
		}
		long whole = whole(trimmed);
		return type == int.class ? (Object) Math.toIntExact(whole) : (Object) whole;
	}

	/**
	 * One spelling for one value: texts that {@link #read} to the same value have the same. Numbers are in engineering units where these
	 * are exact.
	 */
	String canonical(Object value) {
		return switch (value) {
			case Double number -> exact(number);
			case double[] numbers -> Arrays.stream(numbers).mapToObj(this::exact).collect(Collectors.joining(", "));
			case int[] numbers -> Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
			case Enum<?> constant -> spelling(constant);
			default -> value.toString();
		};
	}

	private String exact(double value) {
		String text = unit.format(value);
		return unit.read(text) == value ? text : value + (unit.text().equals("1") ? "" : " " + unit.text());
	}

	private static java.util.stream.Stream<String> items(String text) {
		return text.isEmpty() ? java.util.stream.Stream.empty() : Arrays.stream(text.split("[,;]")).map(String::strip);
	}

	private Object constant(String text) {
		for (var constant : type.getEnumConstants()) {
			if (spelling((Enum<?>) constant).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
				return constant;
			}
		}
		throw new IllegalArgumentException("'" + text + "' is not one of " + String.join(", ", choices));
	}

	static String spelling(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private double number(String text) {
		double value = unit.read(text);
		if (!(value >= min && value <= max)) {
			throw new IllegalArgumentException("'" + text + "' is out of range");
		}
		return value;
	}

	private long whole(String text) {
		double value = number(text);
		if (value != Math.rint(value) || Math.abs(value) > (type == long.class ? 0x1p53 : Integer.MAX_VALUE)) {
			throw new IllegalArgumentException("'" + text + "' is not a whole number");
		}
		return (long) value;
	}
}
