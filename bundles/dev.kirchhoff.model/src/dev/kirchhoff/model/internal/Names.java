// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Typed;

/** Words for messages: what an element is called, and which name a mistyped one was meant to be. */
public final class Names {
	private static final int LISTED = 8;

	private Names() {
	}

	/** "device", "data set"; a layer goes by its kind alone: "dense", "batch normalization". */
	public static String kind(EClass eClass) {
		var name = eClass.getName();
		if (name.endsWith("Layer") && !name.equals("Layer")) {
			name = name.substring(0, name.length() - "Layer".length());
		}
		if (name.equals("CrossbarArray")) {
			return "array";
		}
		return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
	}

	/** "a device", "an array", "a dense layer". */
	public static String aKind(EClass eClass) {
		var kind = kind(eClass) + (eClass.getName().matches(".+Layer") ? " layer" : "");
		return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
	}

	/** "dense 'out'", or the kind alone when the element has neither name nor id nor type. */
	public static String of(EObject element) {
		var name = name(element);
		return name == null ? kind(element.eClass()) : kind(element.eClass()) + " '" + name + "'";
	}

	/** Name, else id, else type, else null. */
	public static String name(EObject element) {
		if (element instanceof NamedElement named) {
			if (given(named.getName())) {
				return named.getName();
			}
			if (given(named.getId())) {
				return named.getId();
			}
		}
		return element instanceof Typed typed && given(typed.getType()) ? typed.getType() : null;
	}

	public static boolean given(String text) {
		return text != null && !text.isBlank();
	}

	/** "did you mean 'x'?", else "choose one of a, b, c", else the alternative. */
	public static String mend(String wrong, Collection<String> known, String otherwise) {
		var near = nearest(wrong, known);
		if (!near.isEmpty()) {
			return "did you mean " + near.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" or ")) + "?";
		}
		return choose(known, otherwise);
	}

	/** "choose one of a, b, c", shortened when there are many; the alternative when there are none. */
	public static String choose(Collection<String> known, String otherwise) {
		var names = List.copyOf(new LinkedHashSet<>(known));
		if (names.isEmpty()) {
			return otherwise;
		}
		if (names.size() == 1) {
			return "the only one is " + names.getFirst();
		}
		var more = names.size() - LISTED;
		return "choose one of " + names.stream().limit(LISTED).collect(Collectors.joining(", "))
				+ (more > 0 ? " (and " + more + " more)" : "");
	}

	/** At most three names that differ from the wrong one by the fewest letters, and by no more than three or a quarter of them. */
	public static List<String> nearest(String wrong, Collection<String> known) {
		var limit = Math.clamp(wrong.length() / 4, 1, 3);
		var low = wrong.toLowerCase(Locale.ROOT);
		var distances = new TreeMap<Integer, List<String>>();
		for (var name : new LinkedHashSet<>(known)) {
			if (Math.abs(name.length() - wrong.length()) <= limit) {
				distances.computeIfAbsent(distance(low, name.toLowerCase(Locale.ROOT)), _ -> new ArrayList<>()).add(name);
			}
		}
		return distances.isEmpty() || distances.firstKey() > limit ? List.of() : distances.firstEntry().getValue().stream().limit(3).toList();
	}

	/** Insertions, deletions, replacements and swaps of neighbours that turn a into b. */
	static int distance(String a, String b) {
		var rows = new int[a.length() + 1][b.length() + 1];
		for (var i = 0; i <= a.length(); i++) {
			for (var j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					rows[i][j] = i + j;
					continue;
				}
				var cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				rows[i][j] = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + cost);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
				}
			}
		}
		return rows[a.length()][b.length()];
	}
}
