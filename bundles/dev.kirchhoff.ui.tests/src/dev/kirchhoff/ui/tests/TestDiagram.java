// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.Notations;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.ui.DiagramHost;
import dev.kirchhoff.diagram.ui.DiagramPart;
import dev.kirchhoff.ui.internal.document.DocumentListener;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.ProjectDocument;

/** The diagram editor with the least host it needs: documents and history are the workbench's, the layout is in memory. */
public final class TestDiagram extends DiagramPart implements DiagramHost, DocumentListener {
	static final String ID = "dev.kirchhoff.ui.tests.diagram";

	/** A diagram that is open nowhere else. */
	record Input(Diagram diagram, Layout layout) implements IEditorInput {
		@Override
		public <T> T getAdapter(Class<T> type) {
			return null;
		}

		@Override
		public boolean exists() {
			return true;
		}

		@Override
		public ImageDescriptor getImageDescriptor() {
			return null;
		}

		@Override
		public String getName() {
			return diagram.label();
		}

		@Override
		public IPersistableElement getPersistable() {
			return null;
		}

		@Override
		public String getToolTipText() {
			return getName();
		}
	}

	final List<EObject> opened = new ArrayList<>();
	List<Fault> faults = List.of();
	private final Map<String, String> preferences = new HashMap<>();
	private Layout layout;

	@Override
	public void init(IEditorSite site, IEditorInput input) {
		setSite(site);
		setInput(input);
		layout = ((Input) input).layout();
		setPartName(input.getName());
		Documents.get().addListener(this);
	}

	@Override
	protected DiagramHost host() {
		return this;
	}

	@Override
	public Diagram diagram() {
		return ((Input) getEditorInput()).diagram();
	}

	@Override
	public Layout layout() {
		return layout;
	}

	@Override
	public void setLayout(Layout newLayout) {
		layout = newLayout;
	}

	@Override
	public void execute(String label, Command change) {
		Documents.get().domain().getCommandStack().execute(change);
		if (diagram().target().eResource() == null) {
			refresh();
		}
	}

	@Override
	public void executeLayout(String label, Layout before, Layout after) {
		var operation = new AbstractOperation(label) {
			@Override
			public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
				return show(after);
			}

			@Override
			public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
				return show(before);
			}

			@Override
			public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
				return show(after);
			}

			private IStatus show(Layout one) {
				layout = one;
				layoutChanged();
				return Status.OK_STATUS;
			}
		};
		operation.addContext(undoContext());
		try {
			PlatformUI.getWorkbench().getOperationSupport().getOperationHistory().execute(operation, null, null);
		} catch (ExecutionException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public IUndoContext undoContext() {
		return Documents.get().undoContext();
	}

	@Override
	public void open(EObject element) {
		opened.add(element);
	}

	@Override
	public Optional<ExternalAction> action(String id) {
		return Optional.empty();
	}

	@Override
	public Optional<URL> picture(String path) {
		return Notations.ofPlatform().picture(path);
	}

	@Override
	public void faults(List<Fault> found) {
		faults = found;
	}

	@Override
	public Map<String, String> preferences() {
		return preferences;
	}

	@Override
	public void setPreference(String name, String value) {
		preferences.put(name, value);
	}

	@Override
	public void changed(ProjectDocument document, Set<EObject> elements) {
		refresh();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		throw new UnsupportedOperationException("never dirty");
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("never dirty");
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void dispose() {
		Documents.get().removeListener(this);
		super.dispose();
	}
}
