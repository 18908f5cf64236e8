// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plan.reference.Reference;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.help.Library;

/** What a plug-in contributes: kinds, below them its types, below these their parameters. A double click opens the reference. */
final class TypeTree {
	/** A parameter as that of its type: types may have the same ones. */
	private record Owned(Contribution type, ParameterSpec spec) {
	}

	private final TreeViewer viewer;
	private final Pictures pictures;
	private Map<Kind, List<Contribution>> kinds = Map.of();

	/** @param parent holds nothing else */
	TypeTree(Composite parent) {
		var layout = new TreeColumnLayout();
		parent.setLayout(layout);
		viewer = new TreeViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		pictures = new Pictures(viewer.getControl());
		viewer.getTree().setHeaderVisible(true);
		viewer.getTree().getAccessible().addAccessibleListener(new Named("Types of the plug-in", "What the selected plug-in contributes, with the parameters of each type"));
		ColumnViewerToolTipSupport.enableFor(viewer);
		viewer.setContentProvider(new Content());
		column(layout, "Type or parameter", 40, 150, element -> switch (element) {
			case Kind kind -> Look.plural(kind) + " (" + kinds.get(kind).size() + ")";
			case Contribution type -> type.id();
			case Owned parameter -> parameter.spec().name();
			default -> "";
		}, element -> switch (element) {
			case Kind kind -> pictures.of(kind);
			case Contribution type -> pictures.of(type.kind());
			default -> pictures.parameter();
		});
		column(layout, "What it is", 44, 150, element -> switch (element) {
			case Contribution type -> type.name() + ". " + type.description();
			case Owned parameter -> parameter.spec().doc();
			default -> "";
		}, _ -> null);
		column(layout, "Default", 16, 60, element -> element instanceof Owned parameter ? standard(parameter.spec()) : "", _ -> null);
		viewer.setInput(this);
		viewer.addDoubleClickListener(_ -> openReference());
	}

	private void column(TreeColumnLayout layout, String title, int weight, int least, Function<Object, String> text, Function<Object, Image> image) {
		var column = new TreeViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, least, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply(element);
			}

			@Override
			public Image getImage(Object element) {
				return image.apply(element);
			}

			@Override
			public String getToolTipText(Object element) {
				return element instanceof Owned(_, var spec) ? spec.doc() + "\n" + spec.accepts() : getText(element).isEmpty() ? null : getText(element);
			}
		});
	}

	private static String standard(ParameterSpec parameter) {
		return parameter.defaultValue() == null ? "must be given" : parameter.defaultValue();
	}

	TreeViewer viewer() {
		return viewer;
	}

	/** Shows types, and selects the first device, as it has a picture. */
	void show(List<Contribution> types) {
		kinds = new LinkedHashMap<>();
		for (var kind : Kind.values()) {
			var own = types.stream().filter(type -> type.kind() == kind).toList();
			if (!own.isEmpty()) {
				kinds.put(kind, own);
			}
		}
		viewer.getTree().setRedraw(false);
		try {
			viewer.setInput(kinds);
			viewer.expandToLevel(2);
		} finally {
			viewer.getTree().setRedraw(true);
		}
		var first = types.stream().filter(type -> type.kind() == Kind.DEVICE).findFirst().or(() -> types.stream().findFirst());
		viewer.setSelection(first.map(StructuredSelection::new).orElse(StructuredSelection.EMPTY), true);
	}

	/** The type that is selected, itself or by one of its parameters. */
	Optional<Contribution> selected() {
		return switch (viewer.getStructuredSelection().getFirstElement()) {
			case Contribution type -> Optional.of(type);
			case Owned parameter -> Optional.of(parameter.type());
			case null, default -> Optional.empty();
		};
	}

	/** Shows the page of the reference on the selected type. */
	void openReference() {
		selected().ifPresent(type -> PlatformUI.getWorkbench().getHelpSystem().displayHelpResource(Library.REFERENCE + Reference.path(type)));
	}

	private final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return kinds.keySet().toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return switch (element) {
				case Kind kind -> kinds.get(kind).toArray();
				case Contribution type -> type.schema().parameters().stream().map(spec -> new Owned(type, spec)).toArray();
				default -> new Object[0];
			};
		}

		@Override
		public Object getParent(Object element) {
			return switch (element) {
				case Contribution type -> type.kind();
				case Owned parameter -> parameter.type();
				default -> null;
			};
		}

		@Override
		public boolean hasChildren(Object element) {
			return getChildren(element).length > 0;
		}
	}
}
