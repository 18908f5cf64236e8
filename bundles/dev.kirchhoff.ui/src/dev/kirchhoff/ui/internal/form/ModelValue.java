// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.emf.common.command.Command;

import dev.kirchhoff.ui.internal.document.Documents;

/** A value in a model: it changes by a command that can be undone. */
interface ModelValue extends Value {
	/**
	 * The change that makes a text its value.
	 *
	 * @param text without fault; empty goes back to the default
	 */
	Command set(String text);

	@Override
	default void put(String text) {
		Documents.get().domain().getCommandStack().execute(new Labelled("Change " + label().toLowerCase(), set(text)));
	}
}
