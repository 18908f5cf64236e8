// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Optional;

import dev.kirchhoff.diagram.internal.expression.Scope;

/** What a person types, taken apart for the operations of a tool. */
public final class Mask {
	private Mask() {
	}

	/** The parts of a text that a mask tells apart: {0} is all of it. Empty if it does not match. */
	public static Optional<Scope> arguments(String mask, String text, Scope scope) {
		var parts = mask.equals("{0}") ? new Object[] {text} : new MessageFormat(mask).parse(text, new ParsePosition(0));
		if (parts == null) {
			return Optional.empty();
		}
		var all = scope;
		for (int k = 0; k < parts.length; k++) {
			all = all.with("arg" + k, parts[k]).with(Integer.toString(k), parts[k]);
		}
		return Optional.of(all);
	}
}
