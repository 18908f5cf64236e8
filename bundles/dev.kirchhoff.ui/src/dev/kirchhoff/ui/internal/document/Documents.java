// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.model.edit.KirchhoffAdapterFactory;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.model.io.ProjectFiles;

/**
 * All project files of the workspace that somebody looks at, in one set and under one history, so that elements can be moved and copied
 * between them. To be used on the display's thread only.
 */
public final class Documents {
	/** Steps that can be undone. */
	private static final int HISTORY = 500;

	private static Documents instance;

	private final KirchhoffAdapterFactory factory = new KirchhoffAdapterFactory(new Labels(Types::shortName));
	private final AdapterFactoryEditingDomain domain;
	private final IOperationHistory history;
	private final IUndoContext workspaceContext;
	private final Map<IFile, ProjectDocument> documents = new LinkedHashMap<>();
	private final ListenerList<DocumentListener> listeners = new ListenerList<>();
	private final Set<EObject> changed = new LinkedHashSet<>();
	private final Set<Resource> touched = new LinkedHashSet<>();

	private Documents() {
		var support = PlatformUI.getWorkbench().getOperationSupport();
		history = support.getOperationHistory();
		workspaceContext = support.getUndoContext();
		history.setLimit(workspaceContext, HISTORY);
		domain = new AdapterFactoryEditingDomain(factory, new HistoryStack(history, workspaceContext, this), new HashMap<>());
		domain.setResourceToReadOnlyMap(null);
		ProjectFiles.configure(domain.getResourceSet());
		domain.getResourceSet().eAdapters().add(new ModelWatcher(this::note));
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this::resourcesChanged, IResourceChangeEvent.POST_CHANGE);
	}

	/** Those of the running workbench. */
	public static Documents get() {
		if (Display.getCurrent() == null) {
			throw new IllegalStateException("documents belong to the display's thread");
		}
		if (instance == null) {
			instance = new Documents();
		}
		return instance;
	}

	public EditingDomain domain() {
		return domain;
	}

	/** Item providers for elements of the documents. */
	public KirchhoffAdapterFactory factory() {
		return factory;
	}

	/** Where all changes of all documents and files are undone. */
	public IUndoContext undoContext() {
		return workspaceContext;
	}

	ResourceSet resources() {
		return domain.getResourceSet();
	}

	public void addListener(DocumentListener listener) {
		listeners.add(listener);
	}

	public void removeListener(DocumentListener listener) {
		listeners.remove(listener);
	}

	private void tell(Consumer<DocumentListener> what) {
		listeners.forEach(what::accept);
	}

	/** The document of a file, read if it has not been. */
	public ProjectDocument of(IFile file) {
		var known = documents.get(file);
		if (known != null) {
			return known;
		}
		var document = new ProjectDocument(this, file);
		documents.put(file, document);
		history.setLimit(document.undoContext(), HISTORY);
		drop(document.path()); // read before for a reference of another file: from now on it is a document
		document.read();
		tell(listener -> listener.reloaded(document));
		return document;
	}

	/** The document of a file that somebody has looked at before. */
	public Optional<ProjectDocument> known(IFile file) {
		return Optional.ofNullable(documents.get(file));
	}

	/** The document that an element is in. */
	public Optional<ProjectDocument> of(EObject element) {
		return element.eResource() == null ? Optional.empty() : of(element.eResource());
	}

	private Optional<ProjectDocument> of(Resource resource) {
		return documents.values().stream().filter(document -> document.resource() == resource).findFirst();
	}

	public List<ProjectDocument> all() {
		return List.copyOf(documents.values());
	}

	void drop(Path path) {
		var resource = resources().getResource(URI.createFileURI(path.toAbsolutePath().normalize().toString()), false);
		if (resource != null) {
			resource.unload();
			resources().getResources().remove(resource);
		}
	}

	private void note(EObject element) {
		touched.add(element.eResource());
		if (changed.isEmpty()) {
			Display.getCurrent().asyncExec(this::tellChanges);
		}
		changed.add(element);
	}

	private void tellChanges() {
		var byDocument = new LinkedHashMap<ProjectDocument, Set<EObject>>();
		for (var element : changed) {
			of(element).ifPresent(document -> byDocument.computeIfAbsent(document, _ -> new LinkedHashSet<>()).add(element));
		}
		changed.clear();
		byDocument.forEach((document, elements) -> tell(listener -> listener.changed(document, elements)));
	}

	/** Runs a step and gives the documents whose elements it changed. */
	Collection<ProjectDocument> changedBy(Runnable step) {
		touched.clear();
		step.run();
		var result = new LinkedHashSet<ProjectDocument>();
		for (var resource : List.copyOf(touched)) {
			of(resource).ifPresent(result::add);
		}
		return result;
	}

	/** After a change: tells of dirt, and saves what no editor shows. */
	void settle(Collection<ProjectDocument> affected) {
		for (var document : List.copyOf(affected)) {
			if (!document.isEdited() && document.isDirty()) {
				try {
					document.save();
				} catch (ProjectFileException e) {
					report(document.file().getName() + " is not saved", e);
				}
			}
			tell(listener -> listener.dirtyChanged(document));
		}
	}

	void saved(ProjectDocument document) {
		try {
			document.file().refreshLocal(IResource.DEPTH_ZERO, null);
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
		tell(listener -> listener.dirtyChanged(document));
	}

	void reload(ProjectDocument document) {
		history.dispose(document.undoContext(), true, true, false);
		document.read();
		tell(listener -> listener.reloaded(document));
		tell(listener -> listener.dirtyChanged(document));
	}

	/** Notes what a check has found. */
	public void checked(ProjectDocument document, Checked result) {
		document.checked(result);
		tell(listener -> listener.checked(document));
	}

	void report(String what, Exception e) {
		StatusManager.getManager().handle(new Status(IStatus.ERROR, Documents.class, what + ": " + (e.getCause() == null ? e : e.getCause()).getMessage(), e),
				StatusManager.SHOW | StatusManager.LOG);
	}

	private void resourcesChanged(IResourceChangeEvent event) {
		var moved = new LinkedHashMap<IFile, IFile>();
		var others = new ArrayList<IFile>();
		try {
			event.getDelta().accept(delta -> {
				if (delta.getResource() instanceof IFile file && ProjectFiles.EXTENSION.equals(file.getFileExtension()) && (delta.getFlags() & ~IResourceDelta.MARKERS) != 0
						|| delta.getResource() instanceof IFile && delta.getKind() == IResourceDelta.REMOVED) {
					var changedFile = (IFile) delta.getResource();
					if ((delta.getFlags() & IResourceDelta.MOVED_TO) != 0) {
						moved.put(changedFile, ResourcesPlugin.getWorkspace().getRoot().getFile(delta.getMovedToPath()));
					} else {
						others.add(changedFile);
					}
				}
				return true;
			});
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
		var display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : null;
		if ((!moved.isEmpty() || !others.isEmpty()) && display != null && !display.isDisposed()) {
			display.asyncExec(() -> {
				moved.forEach(this::move);
				others.forEach(this::look);
			});
		}
	}

	private void move(IFile from, IFile to) {
		var document = documents.remove(from);
		if (document == null) {
			return;
		}
		if (!ProjectFiles.EXTENSION.equals(to.getFileExtension())) {
			document.forget();
			tell(listener -> listener.closed(document));
			return;
		}
		document.movedTo(to);
		documents.put(to, document);
		if (document.resource() != null) {
			document.resource().setURI(URI.createFileURI(document.path().toAbsolutePath().normalize().toString()));
		}
		tell(listener -> listener.moved(document));
	}

	/** Somebody else may have changed the file. */
	private void look(IFile file) {
		var document = documents.get(file);
		if (document == null) {
			return;
		}
		if (!file.exists()) {
			if (!document.isDirty()) {
				documents.remove(file);
				history.dispose(document.undoContext(), true, true, true);
				document.forget();
				tell(listener -> listener.closed(document));
			}
		} else if (document.isStale()) {
			if (document.isDirty()) {
				document.inConflict();
				tell(listener -> listener.dirtyChanged(document));
			} else {
				reload(document);
			}
		}
	}
}
