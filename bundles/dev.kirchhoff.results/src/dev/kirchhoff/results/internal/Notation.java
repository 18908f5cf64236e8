// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.kirchhoff.results.SweptValue;

/**
 * What a setting says, taken apart: {@code tio2{gMax=800 µS,excess=redraw}, seed 1} is a group with two entries and two words. This is how plug-ins
 * with their parameters, and records, are written in {@code run.json}. Texts of another kind are just words.
 */
public record Notation(List<Part> parts) {
	private static final Pattern KEY = Pattern.compile("\\s*([A-Za-z][\\w -]*)=");
	private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

	public sealed interface Part {
		String text();
	}

	/** Between spaces and commas. */
	public record Word(String text) implements Part {
	}

	/** In braces or brackets; {@code type} stands before them and may be empty. */
	public record Group(String type, List<Entry> entries) implements Part {
		@Override
		public String text() {
			var inner = entries.stream().map(Entry::text).collect(Collectors.joining(", "));
			return type.isEmpty() || inner.isEmpty() ? type + inner : type + " (" + inner + ")";
		}

		Entry find(String key) {
			return entries.stream().filter(entry -> entry.key.equals(key)).findFirst().orElse(null);
		}
	}

	/** {@code key} is empty in a list. */
	public record Entry(String key, Notation value) {
		String text() {
			var said = value.readable();
			boolean itself = value.parts.size() == 1 && value.parts.getFirst() instanceof Group group && !group.type.isEmpty();
			return key.isEmpty() || itself ? said : said.isEmpty() ? key + " none" : key + " " + said;
		}

		/** What is within a plug-in is named by its type: {@code tio2 spread} rather than {@code device spread}. */
		String name(Difference inner) {
			return !inner.parameter.isEmpty() && value.parts.size() == 1 && value.parts.getFirst() instanceof Group group && !group.type.isEmpty() ? group.type : key;
		}
	}

	/**
	 * The smallest thing that differs.
	 *
	 * @param parameter where, in words; empty where it is the whole
	 */
	public record Difference(String parameter, String a, String b) {
		Difference within(String outer) {
			return new Difference(parameter.isEmpty() ? outer : outer.isEmpty() ? parameter : outer + " " + parameter, a, b);
		}
	}

	public static Notation of(String text) {
		var parts = new ArrayList<Part>();
		int start = 0;
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			int end = c == '{' || c == '[' ? end(text, at) : -1;
			if (end > 0) {
				parts.add(new Group(text.substring(start, at), entries(text.substring(at + 1, end))));
				at = end;
				start = end + 1;
			} else if (Character.isWhitespace(c)) {
				word(text.substring(start, at), parts);
				start = at + 1;
			}
		}
		word(text.substring(start), parts);
		return new Notation(List.copyOf(parts));
	}

	private static void word(String text, List<Part> parts) {
		if (!text.isEmpty()) {
			parts.add(new Word(text));
		}
	}

	/** Where a bracket is closed; negative if nowhere. */
	private static int end(String text, int open) {
		int depth = 0;
		for (int at = open; at < text.length(); at++) {
			char c = text.charAt(at);
			depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
			if (depth == 0) {
				return at;
			}
		}
		return -1;
	}

	/** In a list of named entries a comma that no name follows belongs to a value. */
	private static List<Entry> entries(String text) {
		if (text.isBlank()) {
			return List.of();
		}
		boolean named = KEY.matcher(text).lookingAt();
		var entries = new ArrayList<Entry>();
		int depth = 0;
		int start = 0;
		for (int at = 0; at <= text.length(); at++) {
			char c = at == text.length() ? ',' : text.charAt(at);
			depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
			if (at == text.length() || c == ',' && depth == 0 && (!named || KEY.matcher(text).region(at + 1, text.length()).lookingAt())) {
				var entry = text.substring(start, at);
				var key = KEY.matcher(entry);
				entries.add(named && key.lookingAt() ? new Entry(key.group(1), of(entry.substring(key.end()))) : new Entry("", of(entry)));
				start = at + 1;
			}
		}
		return List.copyOf(entries);
	}

	/** For people: without braces, numbers with powers of ten as engineers write them. */
	public String readable() {
		var text = new StringBuilder();
		for (var part : parts) {
			var said = part instanceof Group ? part.text() : number(part.text());
			text.append(text.isEmpty() || said.startsWith(",") ? "" : " ").append(said);
		}
		return text.toString();
	}

	private static String number(String word) {
		var bare = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
		return SweptValue.readable(bare) + word.substring(bare.length());
	}

	/** What tells this from another. */
	public List<Difference> differences(Notation other) {
		if (equals(other)) {
			return List.of();
		}
		if (!comparable(other)) {
			return List.of(new Difference("", readable(), other.readable()));
		}
		var found = new ArrayList<Difference>();
		for (int k = 0; k < parts.size(); k++) {
			if (parts.get(k) instanceof Group one && other.parts.get(k) instanceof Group two) {
				found.addAll(differences(one, two));
			} else if (!parts.get(k).equals(other.parts.get(k))) {
				found.add(wordsFrom(k, other));
				while (k + 1 < parts.size() && parts.get(k + 1) instanceof Word && !parts.get(k + 1).equals(other.parts.get(k + 1))) {
					k++;
				}
			}
		}
		return found;
	}

	/** Whether both are built alike, so that parts can be compared one by one; a value and its unit belong together. */
	private boolean comparable(Notation other) {
		if (parts.size() != other.parts.size() || parts.stream().allMatch(Word.class::isInstance) && parts.size() < 3 && (parts.size() < 2 || !isName(parts.getFirst()))) {
			return false;
		}
		for (int k = 0; k < parts.size(); k++) {
			boolean alike = parts.get(k) instanceof Group one && other.parts.get(k) instanceof Group two ? one.type.equals(two.type) : parts.get(k) instanceof Word && other.parts.get(k) instanceof Word;
			if (!alike) {
				return false;
			}
		}
		return true;
	}

	private static boolean isName(Part part) {
		return part instanceof Word word && NAME.matcher(word.text).matches();
	}

	/** Neighbouring words that differ, named by the words before them. */
	private Difference wordsFrom(int from, Notation other) {
		int to = from + 1;
		while (to < parts.size() && parts.get(to) instanceof Word && !parts.get(to).equals(other.parts.get(to))) {
			to++;
		}
		int label = from;
		while (label > 0 && isName(parts.get(label - 1))) {
			label--;
		}
		return new Difference(words(parts.subList(label, from)), words(parts.subList(from, to)), words(other.parts.subList(from, to)));
	}

	private static String words(List<Part> parts) {
		return parts.stream().map(part -> number(part.text())).collect(Collectors.joining(" ")).replaceAll(",$", "");
	}

	private static List<Difference> differences(Group one, Group two) {
		var found = new ArrayList<Difference>();
		if (one.entries.stream().anyMatch(entry -> entry.key.isEmpty()) || two.entries.stream().anyMatch(entry -> entry.key.isEmpty())) {
			if (one.entries.size() != two.entries.size()) {
				return List.of(new Difference("", new Notation(List.of(one)).readable(), new Notation(List.of(two)).readable()));
			}
			for (int k = 0; k < one.entries.size(); k++) {
				var value = one.entries.get(k).value;
				var what = (value.parts.size() == 1 && value.parts.getFirst() instanceof Group group ? group.type.toLowerCase(Locale.ROOT) + " " : "") + (k + 1);
				value.differences(two.entries.get(k).value).forEach(difference -> found.add(difference.within(what.strip())));
			}
			return found;
		}
		for (var entry : one.entries) {
			var same = two.find(entry.key);
			if (same == null) {
				found.add(new Difference(entry.key, entry.value.readable(), ""));
			} else {
				entry.value.differences(same.value).forEach(difference -> found.add(difference.within(entry.name(difference))));
			}
		}
		two.entries.stream().filter(entry -> one.find(entry.key) == null).forEach(entry -> found.add(new Difference(entry.key, "", entry.value.readable())));
		return found;
	}
}
