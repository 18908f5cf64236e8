// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.welcome;

import java.util.regex.Pattern;

import dev.kirchhoff.plan.Examples.Example;

/**
 * What a card says of an example. A plug-in writes "what it regenerates (Authors year)"; the authors become the title.
 *
 * @param title short
 * @param line  what it regenerates
 */
record ExampleText(String title, String line) {
	private static final Pattern CITED = Pattern.compile("(.*\\S)\\s*\\(([^()]*\\d{4})\\)\\s*");

	static ExampleText of(Example example) {
		var cited = CITED.matcher(example.title());
		if (cited.matches()) {
			return new ExampleText(cited.group(2), cited.group(1));
		}
		var words = example.name().replace('-', ' ');
		return new ExampleText(Character.toUpperCase(words.charAt(0)) + words.substring(1), example.title());
	}

	/** Papers come before starting points. */
	static boolean paper(Example example) {
		return CITED.matcher(example.title()).matches();
	}
}
