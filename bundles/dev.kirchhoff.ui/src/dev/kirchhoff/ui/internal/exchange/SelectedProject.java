// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.exchange;

import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;

/** The project file that a command is meant for: what is selected or in it, else what is edited. */
final class SelectedProject {
	private SelectedProject() {
	}

	static Optional<IFile> of(ExecutionEvent event) {
		return selected(event).or(() -> HandlerUtil.getActiveEditorInput(event) instanceof IFileEditorInput input ? Optional.of(input.getFile()) : Optional.empty())
				.filter(file -> ProjectFiles.EXTENSION.equals(file.getFileExtension()));
	}

	private static Optional<IFile> selected(ExecutionEvent event) {
		if (!(HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection)) {
			return Optional.empty();
		}
		return switch (selection.getFirstElement()) {
			case EObject element -> Documents.get().of(element).map(ProjectDocument::file);
			case null -> Optional.empty();
			case Object other -> Optional.ofNullable(Adapters.adapt(other, IFile.class));
		};
	}
}
