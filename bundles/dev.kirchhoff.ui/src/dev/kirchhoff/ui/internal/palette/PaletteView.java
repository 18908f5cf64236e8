// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.palette;

import java.net.URL;
import java.util.Arrays;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

import dev.kirchhoff.model.edit.Icons;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.form.Named;

/** All types that installed plug-ins offer, with what they are for. Double click or drag makes an element of one. */
public final class PaletteView extends ViewPart {
	public static final String ID = "dev.kirchhoff.ui.palette";

	private TreeViewer tree;
	private Label about;

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(parent);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "dev.kirchhoff.ui.palette");
		var filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Search types");
		filter.getAccessible().addAccessibleListener(new Named("Search types", "Shows only types whose name or description has this text"));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		tree = new TreeViewer(parent, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.getControl());
		tree.getTree().getAccessible().addAccessibleListener(new Named("Types", "Types that plug-ins offer"));
		tree.setContentProvider(new Content());
		tree.setLabelProvider(new Names());
		ColumnViewerToolTipSupport.enableFor(tree);
		about = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).indent(4, 0).applyTo(about);
		tree.setInput(Types.extensions());
		filter.addListener(SWT.Modify, _ -> filter(filter.getText().strip().toLowerCase()));
		tree.addSelectionChangedListener(event -> {
			about.setText(event.getStructuredSelection().getFirstElement() instanceof Contribution type ? describe(type) : "");
			about.requestLayout();
		});
		tree.addDoubleClickListener(event -> {
			if (((StructuredSelection) event.getSelection()).getFirstElement() instanceof Contribution type) {
				NewOfType.in(getSite().getPage(), type);
			}
		});
		drag();
		getSite().setSelectionProvider(tree);
	}

	private void drag() {
		tree.addDragSupport(DND.DROP_COPY | DND.DROP_MOVE, new Transfer[] {LocalSelectionTransfer.getTransfer()}, new DragSourceAdapter() {
			@Override
			public void dragStart(DragSourceEvent event) {
				var made = tree.getStructuredSelection().getFirstElement() instanceof Contribution type ? NewOfType.make(type) : List.<EObject>of();
				event.doit = !made.isEmpty();
				LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(made));
			}

			@Override
			public void dragFinished(DragSourceEvent event) {
				LocalSelectionTransfer.getTransfer().setSelection(null);
			}
		});
	}

	private void filter(String text) {
		tree.setFilters(text.isEmpty() ? new ViewerFilter[0] : new ViewerFilter[] {new ViewerFilter() {
			@Override
			public boolean select(Viewer viewer, Object parent, Object element) {
				return element instanceof Contribution type ? (type.id() + " " + type.name() + " " + type.description()).toLowerCase().contains(text)
						: Types.extensions().of((Kind) element).stream().anyMatch(type -> select(viewer, element, type));
			}
		}});
		if (!text.isEmpty()) {
			tree.expandAll();
		}
	}

	private static String describe(Contribution type) {
		return type.name() + ". " + type.description() + " (" + type.origin() + ")";
	}

	@Override
	public void setFocus() {
		tree.getControl().setFocus();
	}

	/** Kinds that elements can be made of, with their types below. */
	private static final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return Arrays.stream(Kind.values()).filter(kind -> NewOfType.element(kind).isPresent() && !Types.extensions().of(kind).isEmpty()).toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return element instanceof Kind kind ? Types.extensions().of(kind).toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof Contribution type ? type.kind() : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof Kind;
		}
	}

	private static final class Names extends ColumnLabelProvider {
		private final LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources());

		@Override
		public String getText(Object element) {
			return element instanceof Contribution type ? type.id() : plural((Kind) element);
		}

		private static String plural(Kind kind) {
			var label = Character.toUpperCase(kind.label().charAt(0)) + kind.label().substring(1);
			return label.endsWith("ing") ? label : label + "s";
		}

		@Override
		public String getToolTipText(Object element) {
			return element instanceof Contribution type ? describe(type) : null;
		}

		@Override
		public Image getImage(Object element) {
			URL icon = NewOfType.element(element instanceof Contribution type ? type.kind() : (Kind) element).map(Icons::of).orElse(null);
			return icon == null ? null : images.get(ImageDescriptor.createFromURL(icon));
		}

		@Override
		public void dispose() {
			images.dispose();
			super.dispose();
		}
	}
}
