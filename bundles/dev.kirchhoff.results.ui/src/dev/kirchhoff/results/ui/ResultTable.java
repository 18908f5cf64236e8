// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.ConfigRegistry;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.copy.command.CopyDataToClipboardCommand;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.filterrow.FilterRowHeaderComposite;
import org.eclipse.nebula.widgets.nattable.filterrow.command.ClearAllFiltersCommand;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultCornerDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.data.DefaultRowHeaderDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.CornerLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.DefaultColumnHeaderDataLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.DefaultRowHeaderDataLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.GridLayer;
import org.eclipse.nebula.widgets.nattable.grid.layer.RowHeaderLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.event.StructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand;
import org.eclipse.nebula.widgets.nattable.sort.ISortModel;
import org.eclipse.nebula.widgets.nattable.sort.SortDirectionEnum;
import org.eclipse.nebula.widgets.nattable.sort.SortHeaderLayer;
import org.eclipse.nebula.widgets.nattable.sort.action.SortColumnAction;
import org.eclipse.nebula.widgets.nattable.sort.config.SingleClickSortConfiguration;
import org.eclipse.nebula.widgets.nattable.style.CellStyleAttributes;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.style.HorizontalAlignmentEnum;
import org.eclipse.nebula.widgets.nattable.style.SelectionStyleLabels;
import org.eclipse.nebula.widgets.nattable.style.Style;
import org.eclipse.nebula.widgets.nattable.style.theme.DarkNatTableThemeConfiguration;
import org.eclipse.nebula.widgets.nattable.style.theme.ModernNatTableThemeConfiguration;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.nebula.widgets.nattable.viewport.command.ShowRowInViewportCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.DataTable;
import dev.kirchhoff.results.SweptValue;
import dev.kirchhoff.results.TableRows;
import dev.kirchhoff.results.TableRows.Query;
import dev.kirchhoff.results.TableRows.Sort;
import dev.kirchhoff.results.internal.Numbers;

/**
 * A table of up to a million rows and more: a click on a heading sorts (with Ctrl by several columns), the row below the headings filters,
 * a choice groups. Reading, sorting and filtering happen in jobs.
 */
public final class ResultTable extends Composite {
	private static final String NUMBER = "NUMBER";
	private static final String GROUP = "GROUP";
	private static final List<String> HEADINGS = List.of(GridRegion.COLUMN_HEADER, GridRegion.ROW_HEADER, GridRegion.CORNER, GridRegion.FILTER_ROW);
	private static final int MOST_WIDTH = 260;
	private static final int LEAST_WIDTH = 70;
	private static final int MEASURED = 200;

	private final Combo grouping;
	private final Label status;
	private NatTable table;
	private SelectionLayer selection;
	private DataLayer body;
	private TableRows all;
	private TableRows shown;
	private final List<Sort> sorts = new ArrayList<>();
	private Map<Integer, String> filters = Map.of();
	private final Set<String> collapsed = new HashSet<>();
	private int grouped = -1;
	private FilterRowHeaderComposite<Object> filterRow;
	private boolean reading;
	private String name = "table";
	private Job job;
	private Shades themed;

	public ResultTable(Composite parent) {
		super(parent, SWT.NONE);
		var layout = new GridLayout(3, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		setLayout(layout);
		status = new Label(this, SWT.NONE);
		var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.horizontalIndent = 6;
		status.setLayoutData(data);
		grouping = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		grouping.setToolTipText("Group rows by the values of a column");
		grouping.setVisibleItemCount(20);
		grouping.add("Not grouped");
		grouping.select(0);
		grouping.addListener(SWT.Selection, event -> {
			collapsed.clear();
			grouped = grouping.getSelectionIndex() - 1;
			ask();
		});
		var tools = new ToolBar(this, SWT.FLAT);
		tool(tools, "clear16", "Clear filters, sorting and grouping", this::clear);
		tool(tools, "export16", "Export what is shown as CSV", this::chooseFile);
		addListener(SWT.Dispose, event -> cancel());
	}

	private static void tool(ToolBar bar, String icon, String toolTip, Runnable action) {
		var item = new ToolItem(bar, SWT.PUSH);
		item.setImage(Icons.image(icon));
		item.setToolTipText(toolTip);
		item.addListener(SWT.Selection, event -> action.run());
	}

	/**
	 * Reads a table in a job and shows it.
	 *
	 * @param title  what is read, for the progress and for the name of exported files
	 * @param reader is told where to say how many rows it has
	 */
	public void load(String title, Function<LongConsumer, DataTable> reader) {
		begin(title);
		start("Reading " + title, monitor -> TableRows.of(reader.apply(rows -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			monitor.subTask(Numbers.grouped(rows) + " rows");
			later(() -> status.setText("Reading " + title + ": " + Numbers.grouped(rows) + " rows ..."));
		})), this::show);
	}

	/** Shows a table. */
	public void show(String title, DataTable data) {
		begin(title);
		start("Preparing " + title, monitor -> TableRows.of(data), this::show);
	}

	/** What is asked for from now on is meant for the new table. */
	private void begin(String title) {
		name = title;
		reading = true;
		sorts.clear();
		filters = Map.of();
		collapsed.clear();
		grouped = -1;
	}

	private interface Work {
		TableRows run(IProgressMonitor monitor);
	}

	/** The latest wish counts; an earlier one that is still worked on is dropped. */
	private void start(String what, Work work, java.util.function.Consumer<TableRows> then) {
		cancel();
		status.setText(what + " ...");
		job = Job.create(what, monitor -> {
			try {
				var rows = work.run(monitor);
				if (!monitor.isCanceled()) {
					var mine = Job.getJobManager().currentJob();
					later(() -> {
						if (job == mine) {
							job = null;
							then.accept(rows);
						}
					});
				}
				return Status.OK_STATUS;
			} catch (OperationCanceledException e) {
				return Status.CANCEL_STATUS;
			} catch (KirchhoffException e) {
				later(() -> fail(e));
				return new Status(IStatus.INFO, "dev.kirchhoff.results.ui", e.getMessage(), e);
			}
		});
		job.setPriority(Job.SHORT);
		job.schedule();
	}

	private void fail(KirchhoffException e) {
		job = null;
		status.setText(e.getMessage() + ": " + e.mend());
		status.setToolTipText(status.getText());
	}

	private void later(Runnable action) {
		if (!isDisposed()) {
			getDisplay().asyncExec(() -> {
				if (!isDisposed()) {
					action.run();
				}
			});
		}
	}

	private void cancel() {
		if (job != null) {
			job.cancel();
			job = null;
		}
	}

	/** Whether something is being read, sorted or filtered. */
	public boolean isBusy() {
		return job != null;
	}

	/** What is shown; null before there is something. */
	public TableRows rows() {
		return shown;
	}

	private void show(TableRows rows) {
		all = rows;
		shown = rows;
		reading = false;
		grouping.removeAll();
		grouping.add("Not grouped");
		rows.table().columns().forEach(column -> grouping.add("By " + column.name()));
		grouping.select(grouped + 1);
		if (table != null) {
			table.dispose();
		}
		create();
		say();
		layout(true, true);
		if (!sorts.isEmpty() || !filters.isEmpty() || grouped >= 0) {
			fillFilterRow();
			ask();
		}
	}

	private void fillFilterRow() {
		filterRow.getFilterRowDataLayer().getFilterRowDataProvider().setFilterIndexToObjectMap(new HashMap<>(filters));
		table.redraw();
	}

	private void say() {
		var rows = Numbers.grouped(all.size()) + (all.size() == 1 ? " row" : " rows");
		status.setText(shown.count() == all.size() ? rows : Numbers.grouped(shown.count()) + " of " + rows);
		status.setToolTipText(null);
	}

	/** Filters, sorting and grouping as chosen now, worked out in a job. */
	private void ask() {
		if (all == null || reading) {
			return;
		}
		var query = new Query(sorts, filters, grouped < 0 ? Optional.empty() : Optional.of(grouped), collapsed);
		start("Sorting and filtering " + name, monitor -> all.with(query), rows -> {
			shown = rows;
			selection.clear(false);
			body.fireLayerEvent(new StructuralRefreshEvent(body));
			say();
		});
	}

	private void clear() {
		sorts.clear();
		filters = Map.of();
		collapsed.clear();
		grouped = -1;
		grouping.select(0);
		if (table != null) {
			table.doCommand(new ClearAllFiltersCommand());
			ask();
			table.refresh();
		}
	}

	/** Sorts by columns, the first counts most. */
	public void sort(List<Sort> by) {
		sorts.clear();
		sorts.addAll(by);
		ask();
	}

	/** Shows only rows that pass, by column; see {@link Query}. */
	public void filter(Map<Integer, String> by) {
		filters = Map.copyOf(by);
		if (!reading && table != null) {
			fillFilterRow();
		}
		ask();
	}

	/** Groups by a column; a negative one ends it. */
	public void group(int column) {
		grouped = column;
		collapsed.clear();
		if (!reading) {
			grouping.select(column + 1);
		}
		ask();
	}

	/** The filters in the row below the headings, by column. */
	public Map<Integer, String> shownFilters() {
		var texts = new HashMap<Integer, String>();
		filterRow.getFilterRowDataLayer().getFilterRowDataProvider().getFilterIndexToObjectMap().forEach((column, text) -> texts.put(column, String.valueOf(text)));
		return texts;
	}

	/** What the choice of groups says. */
	public String shownGrouping() {
		return grouping.getText();
	}

	/** Makes a line visible and selects it. */
	public void reveal(int line) {
		table.doCommand(new ShowRowInViewportCommand(line));
		table.doCommand(new SelectCellCommand(selection, 0, line, false, false));
	}

	/** Copies what is selected as text with tabs. */
	public void copy() {
		if (table != null) {
			table.doCommand(new CopyDataToClipboardCommand("\t", System.lineSeparator(), table.getConfigRegistry()));
		}
	}

	private void create() {
		var config = new ConfigRegistry();
		var provider = new Cells();
		body = new DataLayer(provider);
		body.setConfigLabelAccumulator((labels, column, row) -> {
			if (all.isNumber(column)) {
				labels.addLabel(NUMBER);
			}
			if (row < shown.size() && shown.row(row) < 0) {
				labels.addLabel(GROUP);
			}
		});
		selection = new SelectionLayer(body);
		var viewport = new ViewportLayer(selection);
		viewport.setRegionName(GridRegion.BODY);
		var headings = new Headings();
		var headingData = new DefaultColumnHeaderDataLayer(headings);
		headingData.setConfigLabelAccumulator((labels, column, row) -> {
			if (all.isNumber(column)) {
				labels.addLabel(NUMBER);
			}
		});
		var heading = new ColumnHeaderLayer(headingData, viewport, selection);
		var sorted = new SortHeaderLayer<Object>(heading, new SortModel());
		filterRow = new FilterRowHeaderComposite<Object>(this::filterBy, sorted, headings, config);
		var numbers = new DefaultRowHeaderDataProvider(provider);
		var numberData = new DefaultRowHeaderDataLayer(numbers);
		var rowHeader = new RowHeaderLayer(numberData, viewport, selection);
		var corner = new CornerLayer(new DataLayer(new DefaultCornerDataProvider(headings, numbers)), rowHeader, filterRow);
		var grid = new GridLayer(viewport, filterRow, rowHeader, corner);
		table = new NatTable(this, NatTable.DEFAULT_STYLE_OPTIONS, grid, false);
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
		table.setConfigRegistry(config);
		table.addConfiguration(new SingleClickSortConfiguration() {
			@Override
			public void configureUiBindings(UiBindingRegistry bindings) {
				super.configureUiBindings(bindings);
				bindings.registerSingleClickBinding(new MouseEventMatcher(SWT.MOD1, GridRegion.COLUMN_HEADER, MouseEventMatcher.LEFT_BUTTON), new SortColumnAction(true));
			}
		});
		table.addConfiguration(new Look());
		table.configure();
		widths(headingData, numberData);
		theme();
		table.setMenu(menu());
		table.addListener(SWT.Paint, event -> follow());
		table.addListener(SWT.MouseDoubleClick, event -> fold(table.getRowPositionByY(event.y)));
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name + ": table of " + shown.size() + " lines and " + all.table().columns().size() + " columns";
			}
		});
	}

	private void widths(DataLayer heading, DataLayer numbers) {
		var gc = new GC(table);
		try {
			int height = gc.getFontMetrics().getHeight() + 7;
			body.setDefaultRowHeight(height);
			heading.setDefaultRowHeight(height + 4);
			for (int column = 0; column < all.table().columns().size(); column++) {
				int k = column;
				int widest = IntStream.range(0, MEASURED).map(i -> (int) ((long) i * all.size() / MEASURED)).filter(line -> line < all.size())
						.map(line -> gc.textExtent(all.text(line, k)).x).max().orElse(0);
				body.setColumnWidthByPosition(column, Math.clamp(Math.max(widest, gc.textExtent(all.heading(column)).x + 18) + 18, LEAST_WIDTH, MOST_WIDTH));
			}
			numbers.setDefaultColumnWidth(gc.textExtent(Integer.toString(all.size())).x + 14);
		} finally {
			gc.dispose();
		}
	}

	/** A double click on the heading of a group hides its rows or shows them again. */
	private void fold(int position) {
		int line = table.getRowIndexByPosition(position);
		if (line >= 0 && line < shown.size() && shown.row(line) < 0 && position > 1) {
			var value = shown.group(line).orElseThrow().value();
			if (!collapsed.remove(value)) {
				collapsed.add(value);
			}
			ask();
		}
	}

	private Menu menu() {
		var menu = new Menu(table);
		item(menu, "Copy\tCtrl+C", this::copy);
		item(menu, "Export CSV...", this::chooseFile);
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, "Clear Filters, Sorting and Grouping", this::clear);
		return menu;
	}

	private static void item(Menu menu, String text, Runnable action) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, event -> action.run());
	}

	private void filterBy(Map<Integer, Object> texts) {
		var wanted = new HashMap<Integer, String>();
		texts.forEach((column, text) -> wanted.put(column, String.valueOf(text)));
		filters = wanted;
		ask();
	}

	private void chooseFile() {
		if (shown == null) {
			return;
		}
		var dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setText("Export Table");
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { "*.csv" });
		dialog.setFileName(name.replaceAll(".*/", "").replaceAll("(\\.csv)?$", ".csv"));
		var chosen = dialog.open();
		if (chosen != null) {
			export(Path.of(chosen));
		}
	}

	/** Writes what is shown in a job. */
	public Job export(Path file) {
		var rows = shown;
		var writing = Job.create("Exporting " + file.getFileName(), monitor -> {
			try (var out = Files.newBufferedWriter(file)) {
				rows.csv(out);
				later(() -> status.setText("Written: " + file));
			} catch (IOException e) {
				later(() -> MessageDialog.openError(getShell(), "Export Table", file + " cannot be written (" + e.getMessage() + "). Choose another place or name."));
			}
			return Status.OK_STATUS;
		});
		writing.setUser(true);
		writing.schedule();
		return writing;
	}

	/** The theme of the workbench may have changed since. */
	private void follow() {
		if (!Shades.of(this).equals(themed)) {
			later(this::theme);
		}
	}

	private void theme() {
		if (table != null && !table.isDisposed()) {
			themed = Shades.of(this);
			boolean dark = themed.onDark();
			table.setTheme(dark ? new DarkNatTableThemeConfiguration() : new ModernNatTableThemeConfiguration());
			new Look().configureRegistry(table.getConfigRegistry());
			table.setBackground(getBackground());
		}
	}

	@Override
	public void setBackground(Color color) {
		super.setBackground(color);
		theme();
	}

	@Override
	public boolean setFocus() {
		return table == null ? super.setFocus() : table.setFocus();
	}

	private final class Cells implements IDataProvider {
		@Override
		public Object getDataValue(int column, int row) {
			if (row >= shown.size()) {
				return "";
			}
			var group = shown.group(row);
			if (group.isPresent() && column == grouped) {
				return SweptValue.readable(group.get().value()) + "  (" + Numbers.grouped(group.get().count()) + ")";
			}
			return group.isPresent() && !shown.text(row, column).isEmpty() ? "Ø " + shown.text(row, column) : shown.text(row, column);
		}

		@Override
		public void setDataValue(int column, int row, Object value) {
			throw new UnsupportedOperationException("results do not change");
		}

		@Override
		public int getColumnCount() {
			return all.table().columns().size();
		}

		@Override
		public int getRowCount() {
			return shown.size();
		}
	}

	private final class Headings implements IDataProvider {
		@Override
		public Object getDataValue(int column, int row) {
			return all.heading(column);
		}

		@Override
		public void setDataValue(int column, int row, Object value) {
			throw new UnsupportedOperationException("headings do not change");
		}

		@Override
		public int getColumnCount() {
			return all.table().columns().size();
		}

		@Override
		public int getRowCount() {
			return 1;
		}
	}

	private final class SortModel implements ISortModel {
		private Optional<Sort> of(int column) {
			return sorts.stream().filter(sort -> sort.column() == column).findFirst();
		}

		@Override
		public List<Integer> getSortedColumnIndexes() {
			return sorts.stream().map(Sort::column).toList();
		}

		@Override
		public boolean isColumnIndexSorted(int column) {
			return of(column).isPresent();
		}

		@Override
		public SortDirectionEnum getSortDirection(int column) {
			return of(column).map(sort -> sort.descending() ? SortDirectionEnum.DESC : SortDirectionEnum.ASC).orElse(SortDirectionEnum.NONE);
		}

		@Override
		public int getSortOrder(int column) {
			return getSortedColumnIndexes().indexOf(column);
		}

		@Override
		@SuppressWarnings("rawtypes")
		public List<Comparator> getComparatorsForColumnIndex(int column) {
			return List.of();
		}

		@Override
		public Comparator<?> getColumnComparator(int column) {
			return null;
		}

		@Override
		public void sort(int column, SortDirectionEnum direction, boolean accumulate) {
			if (!accumulate) {
				sorts.clear();
			} else {
				sorts.removeIf(sort -> sort.column() == column);
			}
			if (direction != SortDirectionEnum.NONE) {
				sorts.add(new Sort(column, direction == SortDirectionEnum.DESC));
			}
			ask();
		}

		@Override
		public void clear() {
			sorts.clear();
			ask();
		}
	}

	/** Numbers stand at the right, headings of groups are bold. */
	private final class Look extends AbstractRegistryConfiguration {
		@Override
		public void configureRegistry(IConfigRegistry registry) {
			var number = new Style();
			number.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.RIGHT);
			var text = new Style();
			text.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.LEFT);
			var shades = Shades.of(ResultTable.this);
			if (shades.onDark()) {
				text.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, shades.background());
				text.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, shades.foreground());
				registry.registerConfigAttribute(CellConfigAttributes.GRID_LINE_COLOR, shades.line());
				HEADINGS.forEach(region -> {
					colour(registry, region, DisplayMode.NORMAL, shades.grid(), shades.foreground());
					colour(registry, region, DisplayMode.SELECT, shades.line(), shades.foreground());
				});
			}
			var selected = new Style();
			selected.setAttributeValue(CellStyleAttributes.HORIZONTAL_ALIGNMENT, HorizontalAlignmentEnum.LEFT);
			if (shades.onDark()) {
				var background = getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION);
				var foreground = getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT);
				selected.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, background);
				selected.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, foreground);
				colour(registry, SelectionStyleLabels.SELECTION_ANCHOR_STYLE, DisplayMode.SELECT, background, foreground);
			}
			var group = new Style();
			group.setAttributeValue(CellStyleAttributes.FONT, JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
			group.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, shades.grid());
			for (var mode : List.of(DisplayMode.NORMAL, DisplayMode.SELECT)) {
				registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, number, mode, NUMBER);
				registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, mode.equals(DisplayMode.NORMAL) ? text : selected, mode, GridRegion.BODY);
			}
			registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, group, DisplayMode.NORMAL, GROUP);
		}

		/** Of the style that is there; one of its own where there is none. */
		private static void colour(IConfigRegistry registry, String region, DisplayMode mode, Color background, Color foreground) {
			var style = registry.getSpecificConfigAttribute(CellConfigAttributes.CELL_STYLE, mode, region);
			var coloured = style == null ? new Style() : style;
			coloured.setAttributeValue(CellStyleAttributes.BACKGROUND_COLOR, background);
			coloured.setAttributeValue(CellStyleAttributes.GRADIENT_BACKGROUND_COLOR, background);
			coloured.setAttributeValue(CellStyleAttributes.GRADIENT_FOREGROUND_COLOR, background);
			coloured.setAttributeValue(CellStyleAttributes.FOREGROUND_COLOR, foreground);
			registry.registerConfigAttribute(CellConfigAttributes.CELL_STYLE, coloured, mode, region);
		}
	}
}
