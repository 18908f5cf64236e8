// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.DoubleClickEvent;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.diagram.Table;
import dev.kirchhoff.diagram.Table.Cell;
import dev.kirchhoff.diagram.Table.Contents;
import dev.kirchhoff.diagram.Table.Line;
import dev.kirchhoff.model.io.ProjectFileException;
import dev.kirchhoff.ui.internal.document.DocumentListener;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.EditorActions;
import dev.kirchhoff.ui.internal.document.ProjectDocument;
import dev.kirchhoff.ui.internal.form.Labelled;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.project.OpenElement;

/** Edits a table that a notation describes: rows are elements, cells their values. Shares its document with explorer, forms and diagrams. */
public final class TableEditor extends EditorPart implements DocumentListener {
	public static final String ID = "dev.kirchhoff.ui.tableEditor";
	private static final int HEADER_WIDTH = 260;
	private static final int WIDTH = 130;

	private ProjectDocument document;
	private Table table;
	private Contents contents;
	private TreeViewer viewer;
	private EditorActions actions;
	private final Map<EObject, Line> lines = new HashMap<>();
	private final Map<EObject, List<EObject>> children = new HashMap<>();

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof DiagramInput named) || named.file().getLocation() == null) {
			throw new PartInitException("A table is opened from an element of a project: right-click it and choose Open Diagram.");
		}
		var of = Documents.get().of(named.file());
		table = table(named, of);
		setSite(site);
		setInput(named);
		setPartName(named.getName());
		document = of;
		document.connect();
		Documents.get().addListener(this);
		actions = new EditorActions(this, document);
	}

	private static Table table(DiagramInput input, ProjectDocument document) throws PartInitException {
		var target = input.find(document).orElseThrow(() -> new PartInitException(input.getName() + " shows something that is no longer in " + input.file().getName() + "."));
		try {
			return Diagrams.notation().table(input.diagram(), target);
		} catch (IllegalArgumentException e) {
			throw new PartInitException(e.getMessage(), e);
		}
	}

	private DiagramInput input() {
		return (DiagramInput) getEditorInput();
	}

	@Override
	public void createPartControl(Composite parent) {
		viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.setUseHashlookup(true);
		viewer.getTree().setHeaderVisible(true);
		viewer.getTree().setLinesVisible(true);
		viewer.getTree().getAccessible().addAccessibleListener(new Named(table.label(), "Double click shows the element of a row; a cell is edited where it stands"));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(viewer.getTree(), "dev.kirchhoff.ui.diagram");
		viewer.setContentProvider(new Content());
		read();
		column("", HEADER_WIDTH).setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return lines.get(element).header();
			}
		});
		for (int k = 0; k < contents.columns().size(); k++) {
			var column = contents.columns().get(k);
			var shown = column(column.header(), Math.max(column.width(), WIDTH));
			shown.setLabelProvider(new Labels(k));
			shown.setEditingSupport(new Editing(k));
		}
		viewer.setInput(table);
		viewer.expandAll();
		viewer.addDoubleClickListener(this::open);
		getSite().setSelectionProvider(viewer);
	}

	private TreeViewerColumn column(String header, int width) {
		var column = new TreeViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(header);
		column.getColumn().setWidth(width);
		column.getColumn().setMoveable(true);
		return column;
	}

	private void read() {
		contents = table.refresh();
		lines.clear();
		children.clear();
		var path = new ArrayList<EObject>();
		for (var line : contents.lines()) {
			lines.put(line.target(), line);
			while (path.size() > line.depth()) {
				path.removeLast();
			}
			children.computeIfAbsent(path.isEmpty() ? null : path.getLast(), _ -> new ArrayList<>()).add(line.target());
			path.add(line.target());
		}
		NotationProblems.ofDiagram(input().file(), input().key(), contents.faults());
	}

	private void open(DoubleClickEvent event) {
		if (((StructuredSelection) event.getSelection()).getFirstElement() instanceof EObject element) {
			try {
				OpenElement.in(getSite().getPage(), element);
			} catch (PartInitException e) {
				StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
			}
		}
	}

	private Cell cell(Object element, int column) {
		return lines.get(element).cells().get(column);
	}

	/** What is shown, for who tries it out. */
	public Contents contents() {
		return contents;
	}

	/** Edits a cell, as a person does who types into it. */
	public void edit(EObject element, int column, String text) {
		if (!cell(element, column).text().equals(text)) {
			var header = contents.columns().get(column);
			table.edit(lines.get(element), header, text).ifPresent(change -> Documents.get().domain().getCommandStack().execute(new Labelled("Set " + header.header(), change)));
		}
	}

	private final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return children.getOrDefault(null, List.of()).toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return children.getOrDefault(element, List.of()).toArray();
		}

		@Override
		public Object getParent(Object element) {
			return children.entrySet().stream().filter(entry -> entry.getValue().contains(element)).map(Map.Entry::getKey).findFirst().orElse(null);
		}

		@Override
		public boolean hasChildren(Object element) {
			return children.containsKey(element);
		}
	}

	private final class Labels extends ColumnLabelProvider {
		private final int column;

		Labels(int column) {
			this.column = column;
		}

		@Override
		public String getText(Object element) {
			return cell(element, column).text();
		}

		@Override
		public Color getBackground(Object element) {
			return cell(element, column).background().map(Labels::color).orElse(null);
		}

		@Override
		public Color getForeground(Object element) {
			var cell = cell(element, column);
			// on a background of the notation its own text colour, or black: that of the theme may be white
			return cell.foreground().or(() -> cell.background().map(_ -> dev.kirchhoff.diagram.view.Color.BLACK)).map(Labels::color).orElse(null);
		}

		private static Color color(dev.kirchhoff.diagram.view.Color color) {
			return new Color(color.red(), color.green(), color.blue());
		}
	}

	private final class Editing extends EditingSupport {
		private final int column;
		private final CellEditor editor = new TextCellEditor(TableEditor.this.viewer.getTree());

		Editing(int column) {
			super(TableEditor.this.viewer);
			this.column = column;
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			return editor;
		}

		@Override
		protected boolean canEdit(Object element) {
			return cell(element, column).editable();
		}

		@Override
		protected Object getValue(Object element) {
			return cell(element, column).text();
		}

		@Override
		protected void setValue(Object element, Object value) {
			edit((EObject) element, column, String.valueOf(value));
		}
	}

	private void refresh() {
		if (viewer == null || viewer.getTree().isDisposed()) {
			return;
		}
		var known = Set.copyOf(lines.keySet());
		read();
		viewer.refresh();
		if (!lines.keySet().equals(known)) {
			viewer.expandAll();
		}
	}

	@Override
	public void changed(ProjectDocument changed, Set<EObject> elements) {
		if (changed == document) {
			refresh();
		}
	}

	@Override
	public void reloaded(ProjectDocument reloaded) {
		if (reloaded == document) {
			try {
				table = table(input(), document);
				refresh();
				firePropertyChange(PROP_DIRTY);
			} catch (PartInitException gone) {
				getSite().getPage().closeEditor(this, false);
			}
		}
	}

	@Override
	public void dirtyChanged(ProjectDocument changed) {
		if (changed == document) {
			firePropertyChange(PROP_DIRTY);
		}
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
			getSite().getPage().closeEditor(this, false);
		}
	}

	@Override
	public boolean isDirty() {
		return document != null && document.isDirty();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		try {
			document.save();
		} catch (ProjectFileException e) {
			if (monitor != null) {
				monitor.setCanceled(true);
			}
			StatusManager.getManager().handle(new Status(IStatus.ERROR, TableEditor.class, e.getMessage(), e), StatusManager.BLOCK);
		}
	}

	@Override
	public void doSaveAs() {
		// not allowed: a table is a part of its project
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
		actions.fill();
	}

	@Override
	public void dispose() {
		Documents.get().removeListener(this);
		if (actions != null) {
			actions.dispose();
		}
		if (document != null) {
			NotationProblems.ofDiagram(input().file(), input().key(), List.of());
			document.disconnect();
		}
		super.dispose();
	}
}
