// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.parameter;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what a person probably meant, for messages about names that are not known.
 *
 * @since 1.0
 */
public final class Spelling {
	private Spelling() {
	}

	/** The known word next to one that is not: the same but for capitals, an abbreviation or extension of it, or a slip of one or two letters. */
	public static Optional<String> nearest(String word, Collection<String> known) {
		String wanted = word.toLowerCase(Locale.ROOT);
		if (wanted.isBlank()) {
			return Optional.empty();
		}
		return known.stream().min(Comparator.comparingInt(candidate -> distance(candidate.toLowerCase(Locale.ROOT), wanted)))
				.filter(candidate -> isSlip(distance(candidate.toLowerCase(Locale.ROOT), wanted), wanted))
				.or(() -> known.stream().filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(wanted)
						|| wanted.startsWith(candidate.toLowerCase(Locale.ROOT)) && candidate.length() > 1).findFirst());
	}

	private static boolean isSlip(int distance, String word) {
		return distance <= 2 && 2 * distance < word.length();
	}

	/** Levenshtein distance. */
	private static int distance(String a, String b) {
		var row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[b.length()];
	}
}
