// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CommandWrapper;

/** A change under the name that Undo shows. */
public final class Labelled extends CommandWrapper {
	public Labelled(String label, Command command) {
		super(label, command);
	}
}
