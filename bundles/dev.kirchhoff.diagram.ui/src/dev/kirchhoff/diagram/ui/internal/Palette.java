// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

import dev.kirchhoff.diagram.tool.PaletteSection;
import dev.kirchhoff.diagram.tool.PaletteTool;

/**
 * The tools of a notation in drawers. A tree of the platform and not GEF's palette, so that it has the theme's colours, can be used with the
 * keys and is read out like any other tree. A click takes a tool for once, a double click until another is taken; boxes can be dragged out.
 */
public final class Palette extends Composite {
	/** Tools that every diagram has. */
	public enum Standard {
		SELECT("Select", "Selects and moves. Drag on empty paper to select what is in a rectangle; hold Space or the middle button to move the paper."),
		MARQUEE("Marquee", "Draw a rectangle to select everything in it, also within a container.");

		final String label;
		final String help;

		Standard(String label, String help) {
			this.label = label;
			this.help = help;
		}
	}

	private final Pictures pictures;
	private final LocalResourceManager resources;
	private final TreeViewer tree;
	private final BiConsumer<Object, Boolean> take;
	private List<PaletteSection> sections = List.of();
	private String filter = "";
	private boolean quiet;

	/** @param take is given a tool, and whether it is for more than once */
	public Palette(Composite parent, Pictures pictures, BiConsumer<Object, Boolean> take) {
		super(parent, SWT.NONE);
		this.pictures = pictures;
		this.take = take;
		resources = new LocalResourceManager(JFaceResources.getResources(), this);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(this);
		search();
		tree = new TreeViewer(this, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tree.getControl());
		tree.setContentProvider(new Content());
		tree.setLabelProvider(new Labels());
		ColumnViewerToolTipSupport.enableFor(tree);
		name(tree.getControl(), "Palette");
		tree.addSelectionChangedListener(event -> taken(event.getStructuredSelection().getFirstElement(), false));
		tree.addDoubleClickListener(event -> doubleClicked(((StructuredSelection) event.getSelection()).getFirstElement()));
		tree.addDragSupport(DND.DROP_COPY, new Transfer[] { LocalSelectionTransfer.getTransfer() }, new DragSourceAdapter() {
			@Override
			public void dragStart(DragSourceEvent event) {
				event.doit = tree.getStructuredSelection().getFirstElement() instanceof PaletteTool tool && tool.kind() != PaletteTool.Kind.CREATE_EDGE;
				LocalSelectionTransfer.getTransfer().setSelection(tree.getStructuredSelection());
			}

			@Override
			public void dragFinished(DragSourceEvent event) {
				LocalSelectionTransfer.getTransfer().setSelection(null);
				take.accept(Standard.SELECT, false);
			}
		});
	}

	private void search() {
		var field = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		field.setMessage("Find a tool");
		name(field, "Find a tool");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
		field.addModifyListener(_ -> {
			filter = field.getText().strip().toLowerCase(Locale.ROOT);
			tree.refresh();
			tree.expandAll();
		});
	}

	static void name(Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name;
			}
		});
	}

	/** The tools to offer. */
	public void show(List<PaletteSection> newSections) {
		if (!newSections.equals(sections) || tree.getInput() == null) {
			sections = newSections;
			tree.setInput(this);
			tree.expandAll();
			showTaken(Standard.SELECT);
		}
	}

	/** Marks the tool that is in hand. */
	public void showTaken(Object tool) {
		quiet = true;
		tree.setSelection(new StructuredSelection(tool));
		quiet = false;
	}

	public TreeViewer tree() {
		return tree;
	}

	private void taken(Object tool, boolean more) {
		if (!quiet && (tool instanceof PaletteTool || tool instanceof Standard)) {
			take.accept(tool, more);
		}
	}

	private void doubleClicked(Object element) {
		if (element instanceof PaletteSection) {
			tree.setExpandedState(element, !tree.getExpandedState(element));
		} else {
			taken(element, true);
		}
	}

	private boolean isFound(PaletteTool tool) {
		return filter.isEmpty() || (tool.label() + " " + tool.documentation()).toLowerCase(Locale.ROOT).contains(filter);
	}

	private final class Content implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			var all = new ArrayList<Object>();
			if (filter.isEmpty()) {
				all.addAll(List.of(Standard.values()));
			}
			sections.stream().filter(this::hasChildren).forEach(all::add);
			return all.toArray();
		}

		@Override
		public Object[] getChildren(Object parent) {
			return parent instanceof PaletteSection section ? section.tools().stream().filter(Palette.this::isFound).toArray() : new Object[0];
		}

		@Override
		public Object getParent(Object element) {
			return sections.stream().filter(section -> section.tools().contains(element)).findFirst().orElse(null);
		}

		@Override
		public boolean hasChildren(Object element) {
			return getChildren(element).length > 0;
		}
	}

	private final class Labels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return switch (element) {
				case PaletteSection section -> section.label();
				case PaletteTool tool -> tool.label();
				case Standard standard -> standard.label;
				default -> "";
			};
		}

		@Override
		public Image getImage(Object element) {
			return switch (element) {
				case PaletteSection section -> pictures.descriptor(section.icon()).map(resources::create).orElse(null);
				case PaletteTool tool -> resources.create(pictures.descriptor(tool.icon()).orElseGet(() -> Icons.of(tool.kind() == PaletteTool.Kind.CREATE_EDGE ? "line" : "box")));
				case Standard standard -> resources.create(Icons.of(standard.name().toLowerCase(Locale.ROOT)));
				default -> null;
			};
		}

		@Override
		public String getToolTipText(Object element) {
			return switch (element) {
				case PaletteTool tool when !tool.documentation().isBlank() -> tool.documentation();
				case Standard standard -> standard.help;
				default -> null;
			};
		}
	}
}
