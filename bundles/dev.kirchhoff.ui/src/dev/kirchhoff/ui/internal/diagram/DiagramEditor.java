// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.service.prefs.BackingStoreException;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.LayoutFile;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.ui.DiagramHost;
import dev.kirchhoff.diagram.ui.DiagramPart;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.ui.internal.check.Markers;
import dev.kirchhoff.ui.internal.document.DocumentListener;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.EditorActions;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.edit.Elements;
import dev.kirchhoff.ui.internal.form.Labelled;
import dev.kirchhoff.ui.internal.project.OpenElement;

/** Draws a diagram of a project file. Shares document and history with explorer and forms; the layout is a file of its own beside. */
public final class DiagramEditor extends DiagramPart implements DocumentListener, Layouts.Watcher, IGotoMarker {
	public static final String ID = "dev.kirchhoff.ui.diagramEditor";
	private static final String PREFERENCES = "dev.kirchhoff.ui/diagram";

	private final Host host = new Host();
	private ProjectDocument document;
	private Layouts layouts;
	private EditorActions actions;
	private Diagram diagram;
	private String key;
	private boolean stale;
	private final IPartListener2 visibility = new IPartListener2() {
		@Override
		public void partVisible(IWorkbenchPartReference part) {
			if (stale && part.getPart(false) == DiagramEditor.this) {
				stale = false;
				refresh();
			}
		}
	};

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof DiagramInput named) || named.file().getLocation() == null) {
			throw new PartInitException("A diagram is opened from an element of a project: right-click it and choose Open Diagram.");
		}
		var of = Documents.get().of(named.file());
		var target = named.find(of).orElseThrow(() -> new PartInitException(named.getName() + " shows something that is no longer in " + named.file().getName() + "."));
		open(named, target);
		setSite(site);
		setInput(named);
		setPartName(named.getName());
		document = of;
		document.connect();
		layouts = Layouts.connect(document, this);
		Documents.get().addListener(this);
		site.getPage().addPartListener(visibility);
		actions = new EditorActions(this, document);
	}

	private void open(DiagramInput input, EObject target) throws PartInitException {
		try {
			diagram = Diagrams.notation().diagram(input.diagram(), target);
		} catch (IllegalArgumentException e) {
			throw new PartInitException(e.getMessage() + ": the plug-in that drew it may be gone.", e);
		}
		key = LayoutFile.key(diagram.name(), target);
	}

	@Override
	public void createPartControl(Composite parent) {
		super.createPartControl(parent);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(viewer().getControl(), "dev.kirchhoff.ui.diagram");
	}

	@Override
	public void setFocus() {
		super.setFocus();
		actions.fill();
	}

	private DiagramInput input() {
		return (DiagramInput) getEditorInput();
	}

	@Override
	protected DiagramHost host() {
		return host;
	}

	/** What is shown, for who tries it out. */
	public Diagram diagram() {
		return diagram;
	}

	/** Puts what the rules of the notation say into the Problems view. */
	void validate() {
		NotationProblems.ofRules(document.file(), input().key(), diagram.validate());
	}

	@Override
	public void changed(ProjectDocument changed, Set<EObject> elements) {
		if (changed != document) {
			return;
		}
		if (diagram.target().eResource() == null) {
			find();
		} else {
			setPartName(name());
			stale = !getSite().getPage().isPartVisible(this); // evaluated when somebody looks
			if (!stale) {
				refresh();
			}
		}
	}

	private String name() {
		return new Diagrams.Offer(Diagrams.notation().of(diagram.target()).stream().filter(one -> one.name().equals(diagram.name())).findFirst().orElseThrow(), diagram.target()).label();
	}

	/** The element was taken away, or the file was read again: shows what has its id now, or nothing any more. */
	private void find() {
		var target = input().find(document);
		if (target.isEmpty()) {
			getSite().getPage().closeEditor(this, false);
			return;
		}
		try {
			open(input(), target.get());
			refresh();
		} catch (PartInitException e) {
			ILog.get().log(e.getStatus());
		}
	}

	@Override
	public void reloaded(ProjectDocument reloaded) {
		if (reloaded == document) {
			layouts.revert();
			find();
			firePropertyChange(PROP_DIRTY);
		}
	}

	@Override
	public void dirtyChanged(ProjectDocument changed) {
		if (changed == document) {
			firePropertyChange(PROP_DIRTY);
		}
	}

	@Override
	public void layoutChanged(String of) {
		if (of.equals(key)) {
			layoutChanged();
		}
		firePropertyChange(PROP_DIRTY);
	}

	@Override
	public void layoutsMended() {
		refresh();
	}

	@Override
	public void moved(ProjectDocument moved) {
		if (moved == document) {
			setInput(input().movedTo(document.file()));
		}
	}

	@Override
	public void closed(ProjectDocument gone) {
		if (gone == document) {
			Layouts.forget(document);
			getSite().getPage().closeEditor(this, false);
		}
	}

	@Override
	public boolean isDirty() {
		return document != null && (document.isDirty() || layouts.isDirty());
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		try {
			if (document.isDirty()) {
				document.save();
			}
			layouts.save();
		} catch (IOException e) {
			if (monitor != null) {
				monitor.setCanceled(true);
			}
			StatusManager.getManager().handle(new Status(IStatus.ERROR, DiagramEditor.class, e.getMessage(), e), StatusManager.BLOCK);
		}
		firePropertyChange(PROP_DIRTY);
	}

	@Override
	public void doSaveAs() {
		MessageDialog.openInformation(getSite().getShell(), "Save As", "A diagram is a part of its project: save a copy of the project from its form editor.");
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void gotoMarker(IMarker marker) {
		document.root().ifPresent(root -> {
			try {
				for (var one = ElementPath.find(root, marker.getAttribute(Markers.ELEMENT, "")).owner(); one != null; one = one.eContainer()) {
					if (reveal(one)) {
						return;
					}
				}
			} catch (ElementPathException gone) {
				return; // mended meanwhile
			}
		});
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return type == IGotoMarker.class ? type.cast(this) : super.getAdapter(type);
	}

	@Override
	public void dispose() {
		Documents.get().removeListener(this);
		getSite().getPage().removePartListener(visibility);
		if (actions != null) {
			actions.dispose();
		}
		if (document != null) {
			NotationProblems.ofDiagram(document.file(), input().key(), List.of());
			layouts.disconnect(this);
			if (!layouts.isShown()) {
				NotationProblems.ofLayout(document.file(), Optional.empty());
			}
			document.disconnect();
		}
		super.dispose();
	}

	private final class Host implements DiagramHost {
		@Override
		public Diagram diagram() {
			return diagram;
		}

		@Override
		public Layout layout() {
			return layouts.of(key);
		}

		@Override
		public Optional<Fault> layoutFault() {
			return layouts.fault();
		}

		@Override
		public void setLayout(Layout layout) {
			layouts.put(key, layout);
			firePropertyChange(PROP_DIRTY);
		}

		@Override
		public void execute(String label, Command change) {
			Documents.get().domain().getCommandStack().execute(new Labelled(label, change));
		}

		@Override
		public void executeLayout(String label, Layout before, Layout after) {
			var operation = new LayoutOperation(label, layouts, key, before, after, Documents.get().undoContext(), document.undoContext());
			try {
				PlatformUI.getWorkbench().getOperationSupport().getOperationHistory().execute(operation, null, null);
			} catch (ExecutionException e) {
				ILog.get().error(label, e);
			}
		}

		@Override
		public Optional<Command> adding(List<EObject> elements, EObject container) {
			return Elements.adding(container, diagram.target(), elements);
		}

		@Override
		public Optional<Path> folder() {
			return Optional.of(document.path().getParent());
		}

		@Override
		public IUndoContext undoContext() {
			return document.undoContext();
		}

		@Override
		public void open(EObject element) {
			try {
				OpenElement.in(getSite().getPage(), element);
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			}
		}

		@Override
		public Optional<ExternalAction> action(String id) {
			return Actions.of(id);
		}

		@Override
		public Optional<URL> picture(String path) {
			return Diagrams.notation().picture(path);
		}

		@Override
		public void faults(List<Fault> faults) {
			NotationProblems.ofDiagram(document.file(), input().key(), faults);
			NotationProblems.ofLayout(document.file(), layouts.fault());
		}

		@Override
		public Map<String, String> preferences() {
			var node = InstanceScope.INSTANCE.getNode(PREFERENCES);
			var all = new HashMap<String, String>();
			try {
				for (var name : node.keys()) {
					all.put(name, node.get(name, ""));
				}
			} catch (BackingStoreException e) {
				ILog.get().error("preferences of diagrams cannot be read", e);
			}
			return all;
		}

		@Override
		public void setPreference(String name, String value) {
			InstanceScope.INSTANCE.getNode(PREFERENCES).put(name, value);
		}
	}
}
