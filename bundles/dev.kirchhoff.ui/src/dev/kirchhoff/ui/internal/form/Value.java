// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.util.List;
import java.util.Optional;

/** One value as a form shows and changes it: an attribute of the metamodel or a parameter of a plug-in. */
public interface Value {
	/** How it is best edited. */
	enum Kind {
		TEXT, LONG_TEXT, NUMBER, CHOICE, CHECK, FILE, FOLDER
	}

	/** What tells it from the other values of its element. */
	String name();

	String label();

	/** What it is, what it may be, and what it is if nobody says. */
	String doc();

	Kind kind();

	/** As it is now, with its unit; empty if it is not set. */
	String text();

	/** What holds while nothing is set; may be empty. */
	String defaultText();

	/** What stands in grey where nothing is set. */
	default String hint() {
		return defaultText();
	}

	/** What it can look like, among other things. */
	default List<String> examples() {
		return List.of();
	}

	/** Whether something is set. */
	boolean isSet();

	/** Whether files are named from a folder rather than by their whole path. */
	default boolean isRelative() {
		return true;
	}

	/** All that it can be, for {@link Kind#CHOICE}. */
	List<String> choices();

	/** What is wrong with a text as its value. */
	Optional<String> fault(String text);

	/**
	 * Makes a text its value.
	 *
	 * @param text without fault; empty goes back to the default
	 */
	void put(String text);
}
