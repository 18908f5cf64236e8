// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.part.FileEditorInput;

import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.editor.ProjectEditor;

/** Shows the selected element in the editor of its project. */
public final class OpenElement extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection && selection.getFirstElement() instanceof EObject element) {
			try {
				in(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(), element);
			} catch (PartInitException e) {
				throw new ExecutionException("the editor cannot be opened", e);
			}
		}
		return null;
	}

	/** Opens the editor, or brings it to the front. */
	public static void in(IWorkbenchPage page, EObject element) throws PartInitException {
		var document = Documents.get().of(element);
		if (document.isPresent() && page.openEditor(new FileEditorInput(document.get().file()), ProjectEditor.ID) instanceof ProjectEditor editor) {
			editor.reveal(element);
		}
	}
}
