// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.results.Gallery;
import dev.kirchhoff.results.Gallery.Piece;

/** All pictures of a run: a list at the left, the selected one large at the right. */
final class GalleryPage extends SashForm {
	private final TreeViewer list;
	private final Composite right;
	private final Label panelLabel;
	private final Combo panel;
	private final Composite stack;
	private final StackLayout layout = new StackLayout();
	private final LineChart lines;
	private final HeatMap map;
	private final HistogramChart histogram;
	private final BoxChart boxes;
	private final Label remark;
	private Piece shown;

	private record Section(String name, List<Piece> pieces) {
	}

	GalleryPage(Composite parent) {
		super(parent, SWT.HORIZONTAL);
		list = new TreeViewer(this, SWT.V_SCROLL | SWT.H_SCROLL | SWT.SINGLE);
		list.setContentProvider(new Content());
		list.setLabelProvider(new Labels());
		list.getTree().getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = "Pictures";
			}
		});
		right = new Composite(this, SWT.NONE);
		right.setLayout(new GridLayout(2, false));
		panelLabel = new Label(right, SWT.NONE);
		panelLabel.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
		panel = new Combo(right, SWT.READ_ONLY | SWT.DROP_DOWN);
		panel.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false));
		panel.addListener(SWT.Selection, event -> draw(panel.getSelectionIndex()));
		stack = new Composite(right, SWT.NONE);
		stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		stack.setLayout(layout);
		lines = new LineChart(stack);
		map = new HeatMap(stack);
		histogram = new HistogramChart(stack);
		boxes = new BoxChart(stack);
		remark = new Label(right, SWT.WRAP);
		var data = new GridData(SWT.FILL, SWT.BOTTOM, true, false, 2, 1);
		data.widthHint = 200;
		data.horizontalIndent = 4;
		remark.setLayoutData(data);
		setWeights(29, 71);
		list.addSelectionChangedListener(event -> {
			if (event.getStructuredSelection().getFirstElement() instanceof Piece piece) {
				show(piece);
			}
		});
	}

	void show(Gallery gallery) {
		list.setInput(gallery);
		list.expandAll();
		if (gallery.pieces().isEmpty()) {
			remark.setText(gallery.problems().isEmpty() ? "This run has nothing to draw: see its tables." : "Not drawn: " + String.join("; ", gallery.problems()));
			choose(null, List.of());
		} else {
			list.setSelection(new StructuredSelection(gallery.pieces().getFirst()), true);
		}
	}

	/** Shows a picture by its title. */
	boolean select(String title) {
		var found = ((Gallery) list.getInput()).pieces().stream().filter(piece -> piece.title().equals(title)).findFirst();
		found.ifPresent(piece -> list.setSelection(new StructuredSelection(piece), true));
		return found.isPresent();
	}

	List<String> titles() {
		return ((Gallery) list.getInput()).pieces().stream().map(Piece::title).toList();
	}

	private void show(Piece piece) {
		shown = piece;
		switch (piece) {
			case Gallery.Curve curve -> choose(curve.panels().heading(), curve.panels().panels().stream().map(one -> one.name()).toList());
			case Gallery.Bins bins -> choose(bins.heading(), bins.histograms().stream().map(one -> one.name()).toList());
			case Gallery.Map any -> choose("", List.of());
			case Gallery.Scatter any -> choose("", List.of());
		}
		remark.setText(piece.remark().replace("&", "&&"));
		draw(0);
		right.layout(true, true);
	}

	private void choose(String heading, List<String> names) {
		boolean several = names.size() > 1;
		panelLabel.setText(heading == null || heading.isEmpty() ? "" : heading + ":");
		panel.setItems(names.toArray(String[]::new));
		if (several) {
			panel.select(0);
		}
		for (var control : List.of(panelLabel, panel)) {
			control.setVisible(several);
			((GridData) control.getLayoutData()).exclude = !several;
		}
	}

	private void draw(int index) {
		switch (shown) {
			case Gallery.Curve curve -> {
				lines.show(curve.panels().panels().get(index).lines());
				layout.topControl = lines;
			}
			case Gallery.Map one -> {
				map.show(one.title(), one.matrices(), one.heading(), one.x(), one.y(), one.value());
				layout.topControl = map;
			}
			case Gallery.Bins bins -> {
				histogram.show(bins.title(), bins.histograms().get(index), bins.x(), "count");
				layout.topControl = histogram;
			}
			case Gallery.Scatter scatter -> {
				boxes.show(scatter.boxes());
				layout.topControl = boxes;
			}
		}
		stack.layout();
	}

	@Override
	public boolean setFocus() {
		return list.getTree().setFocus();
	}

	private static final class Content implements ITreeContentProvider {
		private List<Section> all = List.of();

		@Override
		public Object[] getElements(Object input) {
			Map<String, List<Piece>> sections = new LinkedHashMap<>();
			((Gallery) input).pieces().forEach(piece -> sections.computeIfAbsent(piece.section(), any -> new ArrayList<>()).add(piece));
			all = sections.entrySet().stream().map(entry -> new Section(entry.getKey(), entry.getValue())).toList();
			return all.toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof Section section ? section.pieces.toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return all.stream().filter(section -> section.pieces.contains(element)).findFirst().orElse(null);
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof Section;
		}
	}

	private static final class Labels extends LabelProvider {
		@Override
		public String getText(Object element) {
			return element instanceof Piece piece ? piece.title() : ((Section) element).name;
		}

		@Override
		public Image getImage(Object element) {
			return switch (element) {
				case Gallery.Curve any -> Icons.image("lines16");
				case Gallery.Map any -> Icons.image("map16");
				case Gallery.Bins any -> Icons.image("histogram16");
				case Gallery.Scatter any -> Icons.image("boxes16");
				default -> PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJ_FOLDER);
			};
		}
	}
}
