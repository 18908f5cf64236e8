// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.draw2d.PrintFigureOperation;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.SnapToGeometry;
import org.eclipse.gef.SnapToGrid;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.print.PrintGraphicalViewerOperation;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.operations.RedoActionHandler;
import org.eclipse.ui.operations.UndoActionHandler;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.diagram.svg.SvgWriter;
import dev.kirchhoff.diagram.tool.MenuEntry;
import dev.kirchhoff.diagram.ui.DiagramActions;
import dev.kirchhoff.diagram.ui.DiagramHost;
import dev.kirchhoff.diagram.ui.DiagramPart;
import dev.kirchhoff.diagram.ui.internal.Arrange.Alignment;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/** What a person can do with a diagram from the tool bar, the menus and the keys. */
public final class PartActions {
	private static final int PICTURE_SCALE = 2;

	private static final IHandler NOTHING = new AbstractHandler() {
		@Override
		public Object execute(ExecutionEvent event) {
			return null;
		}

		@Override
		public boolean isEnabled() {
			return false;
		}
	};

	private final DiagramPart part;
	private final DiagramHost host;
	private final Editing editing;
	private final GraphicalViewer viewer;
	private final ZoomManager zoom;
	private final Steps steps;
	private final Map<String, IAction> actions = new LinkedHashMap<>();
	private final Map<IAction, BooleanSupplier> conditions = new LinkedHashMap<>();
	private final List<Menu> menus = new ArrayList<>();
	private final List<IHandlerActivation> activations = new ArrayList<>();
	private Action level;
	private UndoActionHandler undo;
	private RedoActionHandler redo;

	public PartActions(DiagramPart part, DiagramHost host, Editing editing, GraphicalViewer viewer, ZoomManager zoom, Steps steps) {
		this.part = part;
		this.host = host;
		this.editing = editing;
		this.viewer = viewer;
		this.zoom = zoom;
		this.steps = steps;
		zooming();
		arranging();
		showing();
		exporting();
		editing();
		viewer.addSelectionChangedListener(_ -> update());
		zoom.addZoomListener(_ -> update());
	}

	private Action add(String id, String text, String icon, Runnable run, BooleanSupplier condition) {
		var action = new Action(text, icon == null ? null : Icons.of(icon)) {
			@Override
			public void run() {
				run.run();
				update();
			}
		};
		return add(id, action, condition);
	}

	private Action add(String id, Action action, BooleanSupplier condition) {
		action.setId(id);
		action.setActionDefinitionId(id);
		action.setToolTipText(action.getText().replace("&", "").replace("...", ""));
		actions.put(id, action);
		conditions.put(action, condition);
		return action;
	}

	private Action toggle(String id, String text, String icon, boolean on, Consumer<Boolean> run) {
		var action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				run.accept(isChecked());
			}
		};
		action.setImageDescriptor(Icons.of(icon));
		action.setChecked(on);
		return add(id, action, () -> true);
	}

	private void zooming() {
		add(DiagramActions.ZOOM_IN, "Zoom &In", "zoomIn", zoom::zoomIn, zoom::canZoomIn);
		add(DiagramActions.ZOOM_OUT, "Zoom &Out", "zoomOut", zoom::zoomOut, zoom::canZoomOut);
		add(DiagramActions.ZOOM_ORIGINAL, "&Actual Size", "zoomOriginal", () -> zoom.setZoom(1), () -> true);
		add(DiagramActions.FIT_PAGE, "&Fit Diagram", "fitPage", () -> Fit.page(editing, viewer, zoom, 0), () -> true);
		add(DiagramActions.FIT_WIDTH, "Fit &Width", "fitWidth", () -> Fit.width(editing, viewer, zoom), () -> true);
		level = new Action("100%", IAction.AS_DROP_DOWN_MENU) {
			@Override
			public void run() {
				zoom.setZoom(1);
			}
		};
		level.setToolTipText("Zoom");
		level.setMenuCreator(creator(menu -> {
			for (double percent : new double[] { 0.25, 0.5, 0.75, 1, 1.5, 2, 4 }) {
				menu.add(plain(percent(percent), () -> zoom.setZoom(percent)));
			}
			menu.add(new Separator());
			menu.add(actions.get(DiagramActions.FIT_PAGE));
			menu.add(actions.get(DiagramActions.FIT_WIDTH));
		}));
	}

	private static String percent(double part) {
		return Math.round(part * 100) + "%";
	}

	private void arranging() {
		add(DiagramActions.ARRANGE, "A&rrange", "arrange", part::arrange, editing::isEditable);
		for (var alignment : Alignment.values()) {
			boolean spread = alignment == Alignment.SPREAD_ACROSS || alignment == Alignment.SPREAD_DOWN;
			add(DiagramActions.ALIGN + alignment, text(alignment), "align_" + alignment.name().toLowerCase(Locale.ROOT), () -> align(alignment),
					() -> editing.isEditable() && movable().size() >= (spread ? 3 : 2));
		}
	}

	private static String text(Alignment alignment) {
		return switch (alignment) {
			case LEFT -> "Align &Left";
			case CENTER -> "Align &Centers";
			case RIGHT -> "Align &Right";
			case TOP -> "Align &Top";
			case MIDDLE -> "Align &Middles";
			case BOTTOM -> "Align &Bottom";
			case SAME_WIDTH -> "Same &Width";
			case SAME_HEIGHT -> "Same &Height";
			case SPREAD_ACROSS -> "Spread &Across";
			case SPREAD_DOWN -> "Spread &Down";
		};
	}

	private List<Box> movable() {
		var boxes = new ArrayList<Box>();
		for (var selected : viewer.getSelectedEditParts()) {
			if (selected instanceof BoxPart box) {
				boxes.add(box.box());
			}
		}
		return Arrange.movable(boxes);
	}

	private void align(Alignment alignment) {
		var moves = Arrange.align(movable(), alignment);
		if (!moves.isEmpty()) {
			steps.layout(text(alignment).replace("&", ""), Arrange.apply(editing.drawing(), moves, Map.of()));
		}
	}

	private void showing() {
		toggle(DiagramActions.GRID, "&Grid", "grid", Boolean.TRUE.equals(viewer.getProperty(SnapToGrid.PROPERTY_GRID_VISIBLE)), on -> {
			viewer.setProperty(SnapToGrid.PROPERTY_GRID_VISIBLE, on);
			viewer.setProperty(SnapToGrid.PROPERTY_GRID_ENABLED, on);
			host.setPreference("grid", on.toString());
		});
		toggle(DiagramActions.SNAP, "&Snap to Neighbors", "snap", Boolean.TRUE.equals(viewer.getProperty(SnapToGeometry.PROPERTY_SNAP_ENABLED)), on -> {
			viewer.setProperty(SnapToGeometry.PROPERTY_SNAP_ENABLED, on);
			host.setPreference("snap", on.toString());
		});
		toggle(DiagramActions.PALETTE, "&Palette", "palette", part.isPaletteShown(), part::showPalette);
	}

	private void exporting() {
		add(DiagramActions.EXPORT_SVG, "Export as S&VG...", "export", () -> export("svg", this::svg), () -> true);
		add(DiagramActions.EXPORT_PNG, "Export as P&NG...", "export", () -> export("png", this::png), () -> true);
		add(DiagramActions.COPY_PICTURE, "Copy as &Picture", "copyPicture", this::copyPicture, () -> true);
		add(IWorkbenchCommandConstants.FILE_PRINT, "&Print...", "print", this::print, () -> true);
	}

	private interface Writer {
		byte[] write() throws IOException;
	}

	private void export(String ending, Writer writer) {
		var dialog = new FileDialog(part.getSite().getShell(), SWT.SAVE);
		dialog.setText("Export Diagram");
		dialog.setFilterExtensions(new String[] { "*." + ending });
		dialog.setFileName((editing.view().title().isBlank() ? editing.view().name() : editing.view().title()).replaceAll("[^\\p{L}\\p{N} _.-]", "_") + "." + ending);
		dialog.setOverwrite(true);
		host.folder().ifPresent(folder -> dialog.setFilterPath(folder.toString()));
		var path = dialog.open();
		if (path != null) {
			write(Path.of(path), writer);
		}
	}

	private void write(Path file, Writer writer) {
		try {
			Files.write(file, writer.write());
		} catch (IOException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, PartActions.class, file + " cannot be written: " + e.getMessage(), e), StatusManager.SHOW);
		}
	}

	/** The whole diagram as a drawing. */
	public byte[] svg() {
		return SvgWriter.write(editing.view(), editing.drawing().layout(), host::picture, true).getBytes(StandardCharsets.UTF_8);
	}

	/** The whole diagram as a picture, sharp also when it is enlarged. */
	public byte[] png() {
		var loader = new ImageLoader();
		loader.data = new ImageData[] { picture() };
		var bytes = new ByteArrayOutputStream();
		loader.save(bytes, SWT.IMAGE_PNG);
		return bytes.toByteArray();
	}

	private ImageData picture() {
		var extent = editing.drawing().geometry().extent();
		double scale = Export.scale(extent, PICTURE_SCALE);
		return part.atScale(scale, () -> Export.picture(viewer, extent, scale, editing.view().background()));
	}

	private void copyPicture() {
		var clipboard = new Clipboard(viewer.getControl().getDisplay());
		clipboard.setContents(new Object[] { picture() }, new Transfer[] { ImageTransfer.getInstance() });
		clipboard.dispose();
	}

	private void print() {
		var data = new PrintDialog(part.getSite().getShell()).open();
		if (data != null) {
			var printer = new Printer(data);
			var operation = new PrintGraphicalViewerOperation(printer, viewer);
			operation.setPrintMode(PrintFigureOperation.FIT_PAGE);
			part.atScale(1, () -> {
				operation.run(editing.view().title());
				return null;
			});
			printer.dispose();
		}
	}

	private void editing() {
		add(IWorkbenchCommandConstants.EDIT_DELETE, "&Delete", null, this::delete, () -> !selected().isEmpty() && editing.isEditable())
				.setImageDescriptor(part.getSite().getWorkbenchWindow().getWorkbench().getSharedImages().getImageDescriptor(ISharedImages.IMG_TOOL_DELETE));
		add(IWorkbenchCommandConstants.EDIT_SELECT_ALL, "Select &All", null, this::selectAll, () -> true);
		add(IWorkbenchCommandConstants.FILE_RENAME, "Re&name", null, this::rename, () -> selected().size() == 1 && editing.isEditable());
		undo = new UndoActionHandler(part.getSite(), host.undoContext());
		redo = new RedoActionHandler(part.getSite(), host.undoContext());
		actions.put(IWorkbenchCommandConstants.EDIT_UNDO, undo);
		actions.put(IWorkbenchCommandConstants.EDIT_REDO, redo);
	}

	/** Without the diagram itself. */
	private List<View> selected() {
		return editing.drawing() == null ? List.of() : part.selectedViews().stream().filter(view -> view != editing.view()).toList();
	}

	private void delete() {
		editing.tools().delete(editing.view(), selected()).ifPresent(change -> steps.change("Delete", change));
	}

	private void selectAll() {
		var parts = new ArrayList<Object>(viewer.getContents().getChildren());
		editing.drawing().lines().values().stream().map(viewer.getEditPartRegistry()::get).filter(EditPart.class::isInstance).forEach(parts::add);
		viewer.setSelection(new StructuredSelection(parts));
	}

	private void rename() {
		if (viewer.getSelectedEditParts().size() == 1) {
			((EditPart) viewer.getSelectedEditParts().getFirst()).performRequest(new Request(RequestConstants.REQ_DIRECT_EDIT));
		}
	}

	/** The action of a command. */
	public Optional<IAction> of(String command) {
		return Optional.ofNullable(actions.get(command));
	}

	/** Connects the commands of the workbench, and with them its keys, with this part while it is active. */
	public void bind() {
		release();
		actions.forEach((command, action) -> activate(command, new ActionHandler(action)));
		activate(IWorkbenchCommandConstants.EDIT_CUT, NOTHING, () -> viewer.getSelectedEditParts().isEmpty()); // not the element that is drawn
		update();
	}

	/** While a label is edited its text is what is cut, copied, pasted and deleted, not the element. */
	public void bindTo(Text text) {
		release();
		activate(IWorkbenchCommandConstants.EDIT_CUT, handler(text::cut));
		activate(IWorkbenchCommandConstants.EDIT_COPY, handler(text::copy));
		activate(IWorkbenchCommandConstants.EDIT_PASTE, handler(text::paste));
		activate(IWorkbenchCommandConstants.EDIT_SELECT_ALL, handler(text::selectAll));
		activate(IWorkbenchCommandConstants.EDIT_DELETE, handler(() -> text.insert("")));
		text.addDisposeListener(_ -> {
			if (!viewer.getControl().isDisposed()) {
				bind();
			}
		});
	}

	private static IHandler handler(Runnable run) {
		return new AbstractHandler() {
			@Override
			public Object execute(ExecutionEvent event) {
				run.run();
				return null;
			}
		};
	}

	private void activate(String command, IHandler handler) {
		activate(command, handler, () -> true);
	}

	private void activate(String command, IHandler handler, BooleanSupplier condition) {
		activations.add(part.getSite().getService(IHandlerService.class).activateHandler(command, handler, new WhileActive(part, viewer.getControl(), condition)));
	}

	private void release() {
		part.getSite().getService(IHandlerService.class).deactivateHandlers(activations);
		activations.clear();
	}

	public void update() {
		conditions.forEach((action, condition) -> action.setEnabled(condition.getAsBoolean()));
		level.setText(percent(zoom.getZoom()));
	}

	public void fill(ToolBarManager bar) {
		add(bar, DiagramActions.ZOOM_OUT);
		bar.add(level);
		add(bar, DiagramActions.ZOOM_IN, DiagramActions.FIT_PAGE);
		bar.add(new Separator());
		add(bar, DiagramActions.ARRANGE);
		bar.add(dropDown("Align", "align_left", this::alignments));
		bar.add(new Separator());
		add(bar, DiagramActions.GRID, DiagramActions.SNAP);
		if (!host.diagram().layers().isEmpty()) {
			bar.add(dropDown("Layers", "layers", this::layers));
		}
		bar.add(new Separator());
		bar.add(dropDown("Export", "export", this::exports));
		bar.add(new Separator());
		add(bar, DiagramActions.PALETTE);
	}

	private void add(IContributionManager manager, String... ids) {
		for (var id : ids) {
			manager.add(actions.get(id));
		}
	}

	private void alignments(IContributionManager menu) {
		for (var alignment : Alignment.values()) {
			if (alignment == Alignment.TOP || alignment == Alignment.SAME_WIDTH || alignment == Alignment.SPREAD_ACROSS) {
				menu.add(new Separator());
			}
			add(menu, DiagramActions.ALIGN + alignment);
		}
	}

	private void layers(IContributionManager menu) {
		for (var layer : host.diagram().layers()) {
			var action = new Action(layer.label(), IAction.AS_CHECK_BOX) {
				@Override
				public void run() {
					host.diagram().setActive(layer.name(), isChecked());
					part.refresh();
				}
			};
			action.setChecked(layer.active());
			menu.add(action);
		}
	}

	private void exports(IContributionManager menu) {
		add(menu, DiagramActions.EXPORT_SVG, DiagramActions.EXPORT_PNG, DiagramActions.COPY_PICTURE);
		menu.add(new Separator());
		add(menu, IWorkbenchCommandConstants.FILE_PRINT);
	}

	private static Action plain(String text, Runnable run) {
		return new Action(text) {
			@Override
			public void run() {
				run.run();
			}
		};
	}

	/** A button that opens its menu wherever it is clicked. */
	private Action dropDown(String text, String icon, Consumer<IContributionManager> fill) {
		var action = new Action(text, IAction.AS_DROP_DOWN_MENU) {
			@Override
			public void runWithEvent(Event event) {
				if (event.widget instanceof ToolItem item) {
					var menu = getMenuCreator().getMenu(item.getParent());
					var area = item.getBounds();
					menu.setLocation(item.getParent().toDisplay(area.x, area.y + area.height));
					menu.setVisible(true);
				}
			}
		};
		action.setImageDescriptor(Icons.of(icon));
		action.setToolTipText(text);
		action.setMenuCreator(creator(fill));
		return action;
	}

	private IMenuCreator creator(Consumer<IContributionManager> fill) {
		return new IMenuCreator() {
			private MenuManager manager;

			@Override
			public Menu getMenu(Control parent) {
				dispose();
				manager = new MenuManager();
				fill.accept(manager);
				var menu = manager.createContextMenu(parent);
				menus.add(menu);
				return menu;
			}

			@Override
			public Menu getMenu(Menu parent) {
				throw new UnsupportedOperationException("only on the tool bar");
			}

			@Override
			public void dispose() {
				if (manager != null) {
					manager.dispose();
					manager = null;
				}
			}
		};
	}

	/** The menu of the canvas. */
	public void fillMenu(IMenuManager menu) {
		var views = selected();
		if (views.size() == 1) {
			menu.add(plain("&Open", () -> editing.open(views.getFirst())));
		}
		menu.add(new GroupMarker(IWorkbenchActionConstants.OPEN_EXT));
		notation(menu, views.isEmpty() ? editing.view() : views.getFirst(), views.size() <= 1);
		menu.add(new Separator(IWorkbenchActionConstants.EDIT_START));
		for (var command : new String[] { IWorkbenchCommandConstants.EDIT_CUT, IWorkbenchCommandConstants.EDIT_COPY, IWorkbenchCommandConstants.EDIT_PASTE }) {
			menu.add(new CommandContributionItem(new CommandContributionItemParameter(part.getSite(), null, command, CommandContributionItem.STYLE_PUSH)));
		}
		if (!views.isEmpty()) {
			add(menu, IWorkbenchCommandConstants.EDIT_DELETE, IWorkbenchCommandConstants.FILE_RENAME);
		}
		menu.add(new Separator());
		if (movable().size() > 1) {
			var align = new MenuManager("A&lign");
			alignments(align);
			menu.add(align);
		}
		actions.get(DiagramActions.ARRANGE).setText(views.stream().anyMatch(NodeView.class::isInstance) ? "A&rrange Selection" : "A&rrange Diagram");
		add(menu, DiagramActions.ARRANGE);
		if (views.isEmpty()) {
			shown(menu);
		}
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	private void notation(IMenuManager menu, View view, boolean single) {
		if (!single) {
			return;
		}
		menu.add(new Separator("notation"));
		for (var entry : editing.tools().menu(editing.view(), view)) {
			var action = plain(entry.label(), () -> act(entry, view));
			editing.pictures().descriptor(entry.icon()).ifPresent(action::setImageDescriptor);
			menu.add(action);
		}
	}

	private void act(MenuEntry entry, View view) {
		editing.tools().act(entry.id(), editing.view(), view).ifPresent(change -> steps.change(entry.label(), change));
	}

	private void shown(IMenuManager menu) {
		menu.add(new Separator());
		add(menu, DiagramActions.GRID, DiagramActions.SNAP, DiagramActions.PALETTE);
		if (!host.diagram().layers().isEmpty()) {
			var layers = new MenuManager("La&yers");
			layers(layers);
			menu.add(layers);
		}
		var export = new MenuManager("&Export");
		exports(export);
		menu.add(export);
	}

	/** The menu "Diagram" of the menu bar. */
	public void fillBar(IMenuManager menu) {
		add(menu, DiagramActions.ARRANGE);
		var align = new MenuManager("A&lign");
		alignments(align);
		menu.add(align);
		menu.add(new Separator());
		add(menu, DiagramActions.ZOOM_IN, DiagramActions.ZOOM_OUT, DiagramActions.ZOOM_ORIGINAL, DiagramActions.FIT_PAGE, DiagramActions.FIT_WIDTH);
		shown(menu);
		menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
	}

	public void dispose() {
		undo.dispose();
		redo.dispose();
		menus.stream().filter(menu -> !menu.isDisposed()).forEach(Menu::dispose);
	}
}
