// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.ui.internal.document.DocumentListener;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;

/** Continues the tree of files into project files. Reads a file when it is opened; follows every change, whoever makes it. */
public final class ProjectContent implements ITreeContentProvider, DocumentListener {
	private static final Object[] NOTHING = {};
	/** From so many changed elements on all of the file is drawn anew. */
	private static final int MANY = 50;
	private static final int QUIET_MILLIS = 300;

	private final Documents documents = Documents.get();
	private final Map<ProjectDocument, Runnable> later = new HashMap<>();
	private StructuredViewer viewer;
	private boolean reading;

	public ProjectContent() {
		documents.addListener(this);
	}

	@Override
	public void inputChanged(Viewer newViewer, Object oldInput, Object newInput) {
		viewer = (StructuredViewer) newViewer;
	}

	@Override
	public Object[] getElements(Object input) {
		return getChildren(input);
	}

	@Override
	public Object[] getChildren(Object parent) {
		return switch (parent) {
			case IFile file when file.getLocation() != null -> children(read(file));
			case EObject element when element.eResource() != null -> Items.tree(element).getChildren(element).toArray();
			default -> NOTHING;
		};
	}

	/** Reading tells all that look on; this tree is asking itself and must not be told to ask again. */
	private ProjectDocument read(IFile file) {
		reading = true;
		try {
			return documents.of(file);
		} finally {
			reading = false;
		}
	}

	private static Object[] children(ProjectDocument document) {
		if (document.root().isPresent()) {
			return Items.tree(document.root().get()).getChildren(document.root().get()).toArray();
		}
		var faults = new ArrayList<Object>();
		for (Problem problem : document.problems()) {
			faults.add(new Fault(document.file(), problem));
		}
		return faults.toArray();
	}

	/** A file that is not read yet may have children: it is read when it is opened, not when it is drawn. */
	@Override
	public boolean hasChildren(Object element) {
		return element instanceof IFile || getChildren(element).length > 0;
	}

	@Override
	public Object getParent(Object element) {
		return switch (element) {
			case Fault fault -> fault.file();
			case EObject child when child.eContainer() != null && child.eContainer().eContainer() == null -> documents.of(child).<Object>map(ProjectDocument::file).orElse(null);
			case EObject child -> child.eContainer();
			default -> null;
		};
	}

	/** What changed is drawn at once; summaries of others may name it or count it, so that all of the file is drawn again in a quiet moment. */
	@Override
	public void changed(ProjectDocument document, Set<EObject> elements) {
		if (isGone()) {
			return;
		}
		if (elements.size() <= MANY) {
			elements.forEach(element -> viewer.refresh(element.eContainer() == null ? document.file() : element));
		}
		viewer.getControl().getDisplay().timerExec(QUIET_MILLIS, later.computeIfAbsent(document, this::refreshing));
	}

	private Runnable refreshing(ProjectDocument document) {
		return () -> {
			if (!isGone()) {
				viewer.refresh(document.file(), true);
			}
		};
	}

	@Override
	public void reloaded(ProjectDocument document) {
		refresh(document);
	}

	@Override
	public void checked(ProjectDocument document) {
		if (!isGone()) {
			viewer.refresh(document.file(), true);
		}
	}

	@Override
	public void dirtyChanged(ProjectDocument document) {
		if (!isGone()) {
			viewer.update(document.file(), null);
		}
	}

	private void refresh(ProjectDocument document) {
		if (!isGone() && !reading) {
			var paths = ((TreeViewer) viewer).getExpandedElements();
			viewer.refresh(document.file());
			((TreeViewer) viewer).setExpandedElements(paths);
		}
	}

	private boolean isGone() {
		return viewer == null || viewer.getControl().isDisposed();
	}

	@Override
	public void dispose() {
		documents.removeListener(this);
	}
}
