// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which pages words occur on. A few hundred short pages need no more than their text in memory. */
final class SearchIndex {
	private static final int TITLE = 20;

	private final Map<Page, String> texts = new LinkedHashMap<>();

	/** Reads all pages of a library. */
	SearchIndex(Library library) {
		library.each(page -> {
			if (!page.blank()) {
				texts.put(page, plain(library.text(page.href())));
			}
		});
	}

	private static String plain(String xhtml) {
		return lower(xhtml.replaceAll("<[^>]*>", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"));
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	/** Pages on which every word occurs, as itself or as the beginning of a word; those first that are about it. */
	List<Page> search(String words) {
		var wanted = List.of(lower(words).strip().split("\\s+"));
		var scores = new LinkedHashMap<Page, Integer>();
		texts.forEach((page, text) -> {
			int score = score(wanted, lower(page.title()), text);
			if (score > 0) {
				scores.put(page, score);
			}
		});
		var found = new ArrayList<>(scores.keySet());
		found.sort(Comparator.comparing((Page page) -> -scores.get(page)));
		return found;
	}

	private static int score(List<String> words, String title, String text) {
		int sum = 0;
		for (var word : words) {
			int score = occurrences(word, text) + TITLE * occurrences(word, title);
			if (score == 0) {
				return 0;
			}
			sum += score;
		}
		return sum;
	}

	private static int occurrences(String word, String text) {
		int count = 0;
		for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
			if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
				count++;
			}
		}
		return count;
	}
}
