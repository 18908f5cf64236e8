// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.LightweightSystem;
import org.eclipse.draw2d.parts.ScrollableThumbnail;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.LayerManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.View;

/** What the diagram shows as a tree, and below it all of it as a small picture with the part that is seen now. */
public final class Outline extends Page implements IContentOutlinePage {
	private static final int[] WEIGHTS = { 60, 40 };

	/** Until a large diagram has its places. */
	private static final String ARRANGING = "The diagram is being arranged…";

	private final Editing editing;
	private final GraphicalViewer viewer;
	private final ISelectionProvider selection;
	private final ISelectionChangedListener follow = event -> follow(event.getSelection());
	private SashForm sash;
	private TreeViewer tree;
	private LocalResourceManager resources;
	private boolean quiet;

	/** @param selection of the editor, in elements */
	public Outline(Editing editing, GraphicalViewer viewer, ISelectionProvider selection) {
		this.editing = editing;
		this.viewer = viewer;
		this.selection = selection;
	}

	@Override
	public void createControl(Composite parent) {
		sash = new SashForm(parent, SWT.VERTICAL);
		resources = new LocalResourceManager(JFaceResources.getResources(), sash);
		tree = new TreeViewer(sash, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		tree.setUseHashlookup(true);
		tree.setContentProvider(new Content());
		tree.setLabelProvider(new Labels());
		Palette.name(tree.getControl(), "Outline of the diagram");
		tree.setInput(editing);
		tree.addSelectionChangedListener(event -> chosen(event.getStructuredSelection()));
		overview();
		sash.setWeights(WEIGHTS);
		selection.addSelectionChangedListener(follow);
		follow(selection.getSelection());
	}

	private void overview() {
		var canvas = new Canvas(sash, SWT.NO_FOCUS | SWT.DOUBLE_BUFFERED);
		canvas.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
		canvas.setBackground(Paint.WHITE);
		Palette.name(canvas, "Overview of the diagram");
		var system = new LightweightSystem(canvas);
		var thumbnail = new ScrollableThumbnail(((FigureCanvas) viewer.getControl()).getViewport());
		thumbnail.setSource(((LayerManager) viewer.getEditPartRegistry().get(LayerManager.ID)).getLayer(LayerConstants.PRINTABLE_LAYERS));
		system.setContents(thumbnail);
		canvas.addDisposeListener(_ -> thumbnail.deactivate());
	}

	/** The diagram shows something else now. */
	public void refresh() {
		if (tree != null && !tree.getControl().isDisposed()) {
			quiet = true;
			tree.refresh();
			quiet = false;
			follow(selection.getSelection());
		}
	}

	private void chosen(IStructuredSelection chosen) {
		if (!quiet && !chosen.isEmpty()) {
			quiet = true;
			selection.setSelection(new StructuredSelection(((Stream<?>) chosen.stream()).flatMap(model -> Drawing.view(model).stream()).map(View::target).toList()));
			quiet = false;
		}
	}

	private void follow(ISelection elements) {
		if (!quiet && editing.drawing() != null && elements instanceof IStructuredSelection structured && !tree.getControl().isDisposed()) {
			quiet = true;
			tree.setSelection(new StructuredSelection(((Stream<?>) structured.stream()).flatMap(element -> editing.drawing().of((EObject) element).stream()).toList()), true);
			quiet = false;
		}
	}

	@Override
	public Control getControl() {
		return sash;
	}

	@Override
	public void setFocus() {
		tree.getControl().setFocus();
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		selection.addSelectionChangedListener(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		selection.removeSelectionChangedListener(listener);
	}

	@Override
	public ISelection getSelection() {
		return selection.getSelection();
	}

	@Override
	public void setSelection(ISelection newSelection) {
		selection.setSelection(newSelection);
	}

	@Override
	public void dispose() {
		selection.removeSelectionChangedListener(follow);
		super.dispose();
	}

	private final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return editing.drawing() == null ? new Object[] { ARRANGING } : editing.drawing().roots().toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof Box box ? Stream.of(box.children, box.ports, box.outgoing).flatMap(List::stream).toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return switch (element) {
				case Box box -> box.parent;
				case Line line -> line.source;
				default -> null;
			};
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof Box box && !(box.children.isEmpty() && box.ports.isEmpty() && box.outgoing.isEmpty());
		}
	}

	private final class Labels extends LabelProvider {
		@Override
		public String getText(Object element) {
			return switch (element) {
				case Box box -> text(box.view.label(), box.view.mapping());
				case Line line -> "→ " + text(line.target.view.label(), line.target.view.mapping());
				case String words -> words;
				default -> "";
			};
		}

		private static String text(Label label, String otherwise) {
			var text = label.text().replace('\n', ' ').strip();
			return text.isEmpty() ? otherwise : text;
		}

		@Override
		public Image getImage(Object element) {
			if (element instanceof String) {
				return null;
			}
			var icon = switch (element) {
				case Box box -> box.view.label().icon().isEmpty() ? box.view.style().image() : box.view.label().icon();
				default -> "";
			};
			return resources.create(editing.pictures().descriptor(icon).orElseGet(() -> Icons.of(element instanceof Line ? "line" : "box")));
		}
	}
}
