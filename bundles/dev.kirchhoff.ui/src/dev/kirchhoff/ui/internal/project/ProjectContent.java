// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.Viewer;

import dev.kirchhoff.model.io.ProjectFiles;

/** Continues the tree of files into project files. Reads a file when it is opened, and again when it has changed. */
public final class ProjectContent implements ITreeContentProvider, IResourceChangeListener {
	private static final Object[] NOTHING = {};

	private final Map<IFile, Object[]> contents = new HashMap<>();
	private final Map<EObject, IFile> files = new HashMap<>();
	private StructuredViewer viewer;

	public ProjectContent() {
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
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
			case IFile file -> contents.computeIfAbsent(file, this::read);
			case EObject element -> Items.tree(element).getChildren(element).toArray();
			default -> NOTHING;
		};
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
			case EObject child when files.containsKey(child.eContainer()) -> files.get(child.eContainer());
			case EObject child -> child.eContainer();
			default -> null;
		};
	}

	private Object[] read(IFile file) {
		var location = file.getLocation();
		if (location == null) {
			return NOTHING;
		}
		var loaded = ProjectFiles.load(location.toPath());
		var children = new ArrayList<Object>();
		loaded.problems().forEach(problem -> children.add(new Fault(file, problem)));
		if (loaded.root() != null) {
			files.put(loaded.root(), file);
			children.addAll(Items.tree(loaded.root()).getChildren(loaded.root()));
		}
		return children.toArray();
	}

	/** A project may refer to any other project file, so a change of one makes all of them be read again. */
	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		if (hasProjectFile(event.getDelta()) && viewer != null && !viewer.getControl().isDisposed()) {
			viewer.getControl().getDisplay().asyncExec(this::readAgain);
		}
	}

	private static boolean hasProjectFile(IResourceDelta delta) {
		var found = new boolean[1];
		try {
			delta.accept(part -> {
				var file = ProjectFiles.EXTENSION.equals(part.getResource().getFileExtension());
				var markers = part.getKind() == IResourceDelta.CHANGED && part.getFlags() == IResourceDelta.MARKERS;
				found[0] |= file && !markers;
				return !found[0];
			});
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
		return found[0];
	}

	private void readAgain() {
		var read = contents.keySet().toArray(IFile[]::new);
		contents.clear();
		files.clear();
		if (!viewer.getControl().isDisposed()) {
			for (var file : read) {
				viewer.refresh(file);
			}
		}
	}

	@Override
	public void dispose() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
	}
}
