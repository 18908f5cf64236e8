// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.editor;

import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.ui.internal.document.DocumentListener;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.edit.ElementDrag;
import dev.kirchhoff.ui.internal.edit.Elements;
import dev.kirchhoff.ui.internal.project.Items;
import dev.kirchhoff.ui.internal.project.ProjectLabels;

/** All of the edited project in one tree, whatever page is shown. */
final class ProjectOutline extends ContentOutlinePage implements DocumentListener {
	private final ProjectEditor editor;

	ProjectOutline(ProjectEditor editor) {
		this.editor = editor;
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		var tree = getTreeViewer();
		tree.setUseHashlookup(true);
		tree.setContentProvider(new Content());
		tree.setLabelProvider(new ProjectLabels());
		tree.setInput(editor.root());
		ElementDrag.in(tree);
		Documents.get().addListener(this);
	}

	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		super.selectionChanged(event);
		if (getControl().isFocusControl() && event.getStructuredSelection().size() == 1) {
			editor.reveal(Elements.first(event.getStructuredSelection()));
		}
	}

	@Override
	public void changed(ProjectDocument document, Set<EObject> elements) {
		checked(document);
	}

	@Override
	public void checked(ProjectDocument document) {
		if (document == editor.document() && !getControl().isDisposed()) {
			getTreeViewer().refresh(true);
		}
	}

	@Override
	public void reloaded(ProjectDocument document) {
		if (document == editor.document() && !getControl().isDisposed()) {
			getTreeViewer().setInput(document.root().orElse(null));
		}
	}

	@Override
	public void dispose() {
		Documents.get().removeListener(this);
		super.dispose();
	}

	private static final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return getChildren(input);
		}

		@Override
		public Object[] getChildren(Object element) {
			return Items.tree((EObject) element).getChildren(element).stream().filter(child -> !(child instanceof Parameter)).toArray();
		}

		@Override
		public Object getParent(Object element) {
			return ((EObject) element).eContainer();
		}

		@Override
		public boolean hasChildren(Object element) {
			return getChildren(element).length > 0;
		}
	}
}
