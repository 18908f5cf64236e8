// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.edit;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.kirchhoff.model.NamedElement;

/** Cut, copy, paste, delete, rename and duplicate where elements are selected, in whatever part. Which of them is the command's. */
public final class ElementHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		if (!(HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection)) {
			return null;
		}
		var elements = Elements.of(selection);
		switch (event.getCommand().getId()) {
			case "org.eclipse.ui.edit.copy" -> Elements.copy(elements);
			case "org.eclipse.ui.edit.cut" -> Elements.cut(elements);
			case "org.eclipse.ui.edit.delete" -> Elements.delete(elements);
			case "dev.kirchhoff.ui.duplicate" -> Elements.duplicate(elements);
			case "org.eclipse.ui.edit.paste" -> paste(selection);
			case "org.eclipse.ui.edit.rename" -> {
				if (Elements.first(selection) instanceof NamedElement named) {
					Elements.rename(HandlerUtil.getActiveShell(event), named);
				}
			}
			default -> throw new IllegalArgumentException(event.getCommand().getId());
		}
		return null;
	}

	private static void paste(IStructuredSelection selection) {
		var target = selection.getFirstElement() instanceof IFile file ? ElementDrag.target(file) : Elements.first(selection);
		if (target != null && Elements.canPaste(target)) {
			Elements.paste(target);
		}
	}
}
