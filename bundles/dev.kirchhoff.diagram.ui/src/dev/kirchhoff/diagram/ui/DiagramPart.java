// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.SnapToGeometry;
import org.eclipse.gef.SnapToGrid;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.requests.CreationFactory;
import org.eclipse.gef.tools.AbstractTool;
import org.eclipse.gef.tools.ConnectionCreationTool;
import org.eclipse.gef.tools.CreationTool;
import org.eclipse.gef.tools.PanningSelectionTool;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.TransferDropTargetListener;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.PaletteTool;
import dev.kirchhoff.diagram.tool.Tools;
import dev.kirchhoff.diagram.ui.internal.Adding;
import dev.kirchhoff.diagram.ui.internal.Box;
import dev.kirchhoff.diagram.ui.internal.Drawing;
import dev.kirchhoff.diagram.ui.internal.Dropping;
import dev.kirchhoff.diagram.ui.internal.Editing;
import dev.kirchhoff.diagram.ui.internal.Fit;
import dev.kirchhoff.diagram.ui.internal.Keys;
import dev.kirchhoff.diagram.ui.internal.Marquee;
import dev.kirchhoff.diagram.ui.internal.ModelSelection;
import dev.kirchhoff.diagram.ui.internal.Moving;
import dev.kirchhoff.diagram.ui.internal.Outline;
import dev.kirchhoff.diagram.ui.internal.Palette;
import dev.kirchhoff.diagram.ui.internal.PaperRoot;
import dev.kirchhoff.diagram.ui.internal.PartActions;
import dev.kirchhoff.diagram.ui.internal.Parts;
import dev.kirchhoff.diagram.ui.internal.Pictures;
import dev.kirchhoff.diagram.ui.internal.Rearrange;
import dev.kirchhoff.diagram.ui.internal.Steps;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.View;

/**
 * An editor of one diagram. What it shows and what can be done with it are the notation's; documents, files and the one history of the
 * workbench are the host's. On its own or as a page of another editor.
 */
public abstract class DiagramPart extends EditorPart {
	/** Under this id others add to the menu of the canvas. */
	public static final String MENU = "dev.kirchhoff.diagram.ui.menu";
	/** Key bindings for diagrams are in this context. */
	public static final String CONTEXT = "dev.kirchhoff.diagram.ui.context";

	/** New boxes for which a layout is found while the window waits; for more it does not. */
	private static final int AT_ONCE = 150;
	private static final int PALETTE_WIDTH = 200;
	/** Letters stay readable when a diagram is first shown whole. */
	private static final double SMALLEST_AT_FIRST = 0.6;

	private final ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
	private final PaperRoot root = new PaperRoot();
	private final Editing editing = new Here();
	private final List<Outline> outlines = new ArrayList<>();
	private Pictures pictures;
	private Drawing drawing;
	private ModelSelection selection;
	private Palette palette;
	private SashForm sash;
	private CLabel hint;
	private ToolBarManager toolbar;
	private PartActions actions;
	private ToolDomain domain;
	private Steps steps;
	private List<EObject> toSelect = List.of();
	/** What is to be shown; a layout that was found for another view comes too late. */
	private DiagramView wanted;
	private Job arranging;
	private double exportScale;
	/** Asked of the screen seldom: it is wanted for every box that is painted. */
	private double screenScale = 1;

	/** Asked once the part has its input. Always the same. */
	protected abstract DiagramHost host();

	@Override
	public void createPartControl(Composite parent) {
		pictures = new Pictures(host()::picture);
		host().diagram().actions(host()::action);
		var whole = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(whole);
		var bar = new Composite(whole, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(2, 1).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		toolbar = new ToolBarManager(SWT.FLAT | SWT.HORIZONTAL | SWT.RIGHT);
		var tools = toolbar.createControl(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(tools);
		name(tools, "Diagram tools");
		hint = new CLabel(bar, SWT.RIGHT);
		GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).exclude(true).applyTo(hint);
		sash = new SashForm(whole, SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		createCanvas();
		palette = new Palette(sash, pictures, this::take);
		sash.addListener(SWT.Resize, new Listener() {
			@Override
			public void handleEvent(Event event) {
				int width = sash.getClientArea().width;
				if (width > 2 * PALETTE_WIDTH) {
					sash.removeListener(SWT.Resize, this);
					sash.setWeights(width - PALETTE_WIDTH, PALETTE_WIDTH);
				}
			}
		});
		if (!chosen("palette", true)) {
			sash.setMaximizedControl(viewer.getControl());
		}
		actions = new PartActions(this, host(), editing, viewer, root.getZoomManager(), steps);
		actions.fill(toolbar);
		toolbar.update(true);
		createMenu();
		actions.bind();
		getSite().getService(IContextService.class).activateContext(CONTEXT);
		refresh();
	}

	private void createCanvas() {
		domain = new ToolDomain();
		steps = new Steps(host(), () -> drawing, elements -> toSelect = elements);
		domain.setCommandStack(steps);
		domain.setDefaultTool(new PanningSelectionTool());
		var canvas = (FigureCanvas) viewer.createControl(sash);
		canvas.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
		canvas.addListener(SWT.Resize, _ -> screenScale = canvas.getMonitor().getZoom() / 100.0);
		canvas.addListener(SWT.ZoomChanged, _ -> screenScale = canvas.getMonitor().getZoom() / 100.0);
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new Parts(editing));
		viewer.setKeyHandler(new Keys(viewer, editing, steps));
		viewer.setProperty(ZoomManager.class.toString(), root.getZoomManager());
		domain.addViewer(viewer);
		domain.loadDefaultTool();
		Moving.on(viewer, root.getZoomManager());
		viewer.addDropTargetListener((TransferDropTargetListener) new Dropping(viewer));
		selection = new ModelSelection(viewer, () -> drawing);
		getSite().setSelectionProvider(selection);
		name(canvas, () -> host().diagram().label() + ": " + (drawing == null ? "" : drawing.view().title()));
		viewer.setProperty(SnapToGrid.PROPERTY_GRID_VISIBLE, chosen("grid", false));
		viewer.setProperty(SnapToGrid.PROPERTY_GRID_ENABLED, chosen("grid", false));
		viewer.setProperty(SnapToGrid.PROPERTY_GRID_SPACING, new Dimension(10, 10));
		viewer.setProperty(SnapToGeometry.PROPERTY_SNAP_ENABLED, chosen("snap", true));
	}

	private boolean chosen(String preference, boolean otherwise) {
		return Boolean.parseBoolean(host().preferences().getOrDefault(preference, Boolean.toString(otherwise)));
	}

	private void createMenu() {
		var menu = new MenuManager(host().diagram().label(), MENU);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(actions::fillMenu);
		viewer.setContextMenu(menu);
		if (getSite() instanceof IEditorSite editor) {
			editor.registerContextMenu(MENU, menu, selection, false); // what is done with a file is in its own menu
		} else {
			getSite().registerContextMenu(MENU, menu, selection);
		}
	}

	private static void name(Control control, String name) {
		name(control, () -> name);
	}

	private static void name(Control control, Supplier<String> name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				if (event.result == null) {
					event.result = name.get();
				}
			}
		});
	}

	/** The model has changed: evaluates the notation again and draws what is different. */
	public final void refresh() {
		if (palette == null || palette.isDisposed()) {
			return;
		}
		var view = host().diagram().refresh();
		wanted = view;
		var stored = host().layout();
		long unplaced = view.allNodes().keySet().stream().filter(key -> !stored.boxes().containsKey(key)).count();
		if (unplaced > AT_ONCE) {
			arrange("Arranging " + view.title(), () -> AutoLayout.layout(view, stored), layout -> {
				if (view == wanted) {
					show(view, layout);
				}
			});
		} else {
			show(view, AutoLayout.layout(view, stored));
		}
	}

	/** Only places have changed. */
	public final void layoutChanged() {
		if (drawing == null) {
			refresh();
			return;
		}
		var stored = host().layout();
		boolean complete = stored.boxes().keySet().containsAll(drawing.boxes().keySet());
		show(drawing.view(), complete ? stored : AutoLayout.layout(drawing.view(), stored));
	}

	private void show(DiagramView view, Layout layout) {
		if (sash.isDisposed()) {
			return;
		}
		var first = drawing == null;
		if (first) {
			drawing = new Drawing(view);
		}
		var background = view.background();
		viewer.getControl().setBackground(new Color(background.red(), background.green(), background.blue()));
		var difference = drawing.show(view, layout);
		if (first) {
			viewer.setContents(drawing);
			sash.getDisplay().asyncExec(this::fitAtFirst);
		} else {
			Parts.update(viewer, difference);
		}
		palette.show(host().diagram().tools().palette());
		showFaults(view.faults());
		outlines.forEach(Outline::refresh);
		if (!toSelect.isEmpty()) {
			var elements = toSelect;
			toSelect = List.of();
			viewer.flush();
			selection.setSelection(new StructuredSelection(elements));
		} else {
			selection.refresh();
		}
		actions.update();
	}

	private void fitAtFirst() {
		if (!sash.isDisposed() && root.getZoomManager().getZoom() == 1) {
			viewer.flush();
			Fit.page(editing, viewer, root.getZoomManager(), SMALLEST_AT_FIRST);
		}
	}

	private void showFaults(List<Fault> ofNotation) {
		host().faults(ofNotation);
		var faults = new ArrayList<>(ofNotation);
		host().layoutFault().ifPresent(faults::add);
		hint.setText(ofNotation.isEmpty() ? faults.isEmpty() ? "" : "Laid out anew: its places cannot be read"
				: ofNotation.size() == 1 ? "1 problem in the notation" : ofNotation.size() + " problems in the notation");
		hint.setImage(faults.isEmpty() ? null : getSite().getWorkbenchWindow().getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK));
		hint.setToolTipText(String.join("\n", faults.stream().limit(10).map(Fault::toString).toList()));
		((GridData) hint.getLayoutData()).exclude = faults.isEmpty();
		hint.setVisible(!faults.isEmpty());
		hint.getParent().layout();
	}

	/** Finds a layout while the window goes on, and takes it over on the display's thread. */
	private void arrange(String name, Supplier<Layout> compute, Consumer<Layout> then) {
		if (arranging != null) {
			arranging.cancel();
		}
		var display = sash.getDisplay();
		arranging = new Job(name) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				var layout = compute.get();
				if (monitor.isCanceled()) {
					return Status.CANCEL_STATUS;
				}
				display.asyncExec(() -> {
					if (!sash.isDisposed()) {
						then.accept(layout);
					}
				});
				return Status.OK_STATUS;
			}
		};
		arranging.schedule();
	}

	/** Lays out the whole diagram, or what is selected, as one step that can be undone. */
	public final void arrange() {
		if (drawing != null && editing.isEditable()) {
			var view = drawing.view();
			var layout = drawing.layout();
			var boxes = selectedBoxes();
			arrange("Arranging " + view.title(), () -> boxes.isEmpty() ? AutoLayout.layout(view) : Rearrange.apply(view, layout, boxes),
					arranged -> steps.layout(boxes.isEmpty() ? "Arrange Diagram" : "Arrange Selection", arranged));
		}
	}

	private List<Box> selectedBoxes() {
		var boxes = new ArrayList<Box>();
		for (var part : viewer.getSelectedEditParts()) {
			if (((EditPart) part).getModel() instanceof Box box) {
				boxes.add(box);
			}
		}
		return boxes;
	}

	/** Selects an element and brings it into view. Gives whether it is on the diagram. */
	public final boolean reveal(EObject element) {
		if (drawing == null || drawing.of(element).isEmpty()) {
			return false;
		}
		selection.setSelection(new StructuredSelection(element));
		return true;
	}

	/** What is selected, as views, in the order of selection. */
	public final List<View> selectedViews() {
		var views = new LinkedHashSet<View>();
		for (var part : viewer.getSelectedEditParts()) {
			Drawing.view(((EditPart) part).getModel()).ifPresent(views::add);
		}
		return List.copyOf(views);
	}

	/** The action of one of the commands in {@link DiagramActions}. */
	public final Optional<IAction> actionOf(String command) {
		return actions.of(command);
	}

	/** For the menu bar; see {@link DiagramActions}. */
	final PartActions actions() {
		return actions;
	}

	/** The whole diagram as a drawing. */
	public final byte[] svg() {
		return actions.svg();
	}

	/** The whole diagram as a picture, two pixels for one of the diagram. */
	public final byte[] png() {
		return actions.png();
	}

	/** The canvas, for who tries it out. */
	public final GraphicalViewer viewer() {
		return viewer;
	}

	/** The places that are shown, for who tries it out; complete. */
	public final Layout shownLayout() {
		return drawing == null ? Layout.EMPTY : drawing.layout();
	}

	/** The palette's tree, for who tries it out. */
	public final TreeViewer paletteTree() {
		return palette.tree();
	}

	public final void showPalette(boolean visible) {
		sash.setMaximizedControl(visible ? null : viewer.getControl());
		host().setPreference("palette", Boolean.toString(visible));
	}

	public final boolean isPaletteShown() {
		return sash.getMaximizedControl() == null;
	}

	/** For who draws it elsewhere than on the screen. */
	public final <T> T atScale(double scale, Supplier<T> draw) {
		exportScale = scale;
		var selected = new ArrayList<Object>(viewer.getSelectedEditParts());
		viewer.deselectAll();
		try {
			return draw.get();
		} finally {
			exportScale = 0;
			viewer.setSelection(new StructuredSelection(selected));
		}
	}

	private void take(Object tool, boolean more) {
		AbstractTool taken = switch (tool) {
			case PaletteTool edge when edge.kind() == PaletteTool.Kind.CREATE_EDGE -> new ConnectionCreationTool(factory(edge));
			case PaletteTool box -> new CreationTool(factory(box));
			case Palette.Standard.MARQUEE -> new Marquee(editing, true);
			default -> null;
		};
		if (taken == null) {
			domain.loadDefaultTool();
		} else {
			taken.setUnloadWhenFinished(!more);
			domain.take(taken);
		}
	}

	private static CreationFactory factory(PaletteTool tool) {
		return new CreationFactory() {
			@Override
			public Object getNewObject() {
				return tool;
			}

			@Override
			public Object getObjectType() {
				return tool;
			}
		};
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		if (type == ZoomManager.class) {
			return type.cast(root.getZoomManager());
		}
		if (type == GraphicalViewer.class) {
			return type.cast(viewer);
		}
		if (type == IContentOutlinePage.class && selection != null) {
			var outline = new Outline(editing, viewer, selection);
			outlines.removeIf(old -> old.getControl() == null || old.getControl().isDisposed());
			outlines.add(outline);
			return type.cast(outline);
		}
		return super.getAdapter(type);
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	@Override
	public void dispose() {
		if (arranging != null) {
			arranging.cancel();
		}
		if (actions != null) {
			actions.dispose();
		}
		if (toolbar != null) {
			toolbar.dispose();
		}
		if (domain != null) {
			domain.setActiveTool(null);
		}
		if (pictures != null) {
			pictures.dispose();
		}
		super.dispose();
	}

	/** GEF's tools, with a palette that is not GEF's. */
	private final class ToolDomain extends DefaultEditDomain {
		ToolDomain() {
			super(DiagramPart.this);
		}

		void take(AbstractTool tool) {
			setActiveTool(tool);
		}

		@Override
		public void loadDefaultTool() {
			super.loadDefaultTool();
			if (palette != null && !palette.isDisposed()) {
				palette.showTaken(Palette.Standard.SELECT);
			}
		}
	}

	private final class Here implements Editing {
		@Override
		public Pictures pictures() {
			return pictures;
		}

		@Override
		public double scale() {
			return exportScale > 0 ? exportScale : zoom() * screenScale;
		}

		@Override
		public double zoom() {
			return root.getZoomManager().getZoom();
		}

		@Override
		public Drawing drawing() {
			return drawing;
		}

		@Override
		public Tools tools() {
			return host().diagram().tools();
		}

		@Override
		public boolean isEditable() {
			return !host().isReadOnly();
		}

		@Override
		public Optional<Change> adding(List<EObject> elements, View container) {
			return host().adding(elements, container.target()).map(command -> new Adding(command, elements));
		}

		@Override
		public void typing(Text text) {
			actions.bindTo(text);
		}

		@Override
		public void open(View view) {
			tools().doubleClick(drawing.view(), view).ifPresentOrElse(change -> steps.change("Open", change), () -> host().open(view.target()));
		}
	}
}
