// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.edit;

import java.util.function.Supplier;

import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.Command;

/** A step of several that can only be made when those before it are done: an element gets its name where it comes to. */
final class Later extends AbstractCommand {
	private final Supplier<Command> made;
	private Command command;

	Later(Supplier<Command> made) {
		this.made = made;
	}

	@Override
	protected boolean prepare() {
		return true;
	}

	@Override
	public void execute() {
		command = made.get();
		if (!command.canExecute()) {
			throw new IllegalStateException("this element has no place there");
		}
		command.execute();
	}

	@Override
	public void undo() {
		command.undo();
	}

	@Override
	public void redo() {
		command.redo();
	}
}
