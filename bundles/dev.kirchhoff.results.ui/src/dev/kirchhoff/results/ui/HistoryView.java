// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.ide.undo.WorkspaceUndoUtil;
import org.eclipse.ui.operations.UndoRedoActionGroup;
import org.eclipse.ui.part.ViewPart;

import dev.kirchhoff.results.RunEntry;
import dev.kirchhoff.results.RunEntry.State;
import dev.kirchhoff.results.RunHistory;
import dev.kirchhoff.results.internal.Numbers;
import dev.kirchhoff.results.internal.Times;

/** All runs of all projects of the workspace, newest first. Looks at the disk again when the workspace changes and from time to time. */
public final class HistoryView extends ViewPart {
	public static final String ID = "dev.kirchhoff.results.ui.history";
	private static final int AGAIN = 5000;
	private static final int SOON = 300;

	private final RunHistory history = new RunHistory();
	private final IResourceChangeListener listener = event -> soon();
	private TableViewer runs;
	private Text filter;
	private Action open;
	private Action compare;
	private Action show;
	private Action delete;
	private volatile Job job;

	/** Entries as what they stand for. */
	public static final class Adapters implements IAdapterFactory {
		@Override
		public <T> T getAdapter(Object object, Class<T> type) {
			return type == Path.class && object instanceof RunEntry entry ? type.cast(entry.directory()) : null;
		}

		@Override
		public Class<?>[] getAdapterList() {
			return new Class<?>[] { Path.class };
		}
	}

	@Override
	public void createPartControl(Composite parent) {
		var content = new Composite(parent, SWT.NONE);
		var layout = new GridLayout(1, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 2;
		content.setLayout(layout);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(content, "dev.kirchhoff.ui.history");
		filter = new Text(content, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter by project, experiment, state or conclusion");
		filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		named(filter, "Filter of runs");
		var area = new Composite(content, SWT.NONE);
		area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		var columns = new TableColumnLayout();
		area.setLayout(columns);
		runs = new TableViewer(area, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
		runs.getTable().setHeaderVisible(true);
		named(runs.getTable(), "Runs");
		runs.setContentProvider(ArrayContentProvider.getInstance());
		column(columns, "Project", 14, RunEntry::project, Comparator.comparing(RunEntry::project));
		column(columns, "Experiment", 16, RunEntry::experiment, Comparator.comparing(RunEntry::experiment));
		column(columns, "Started", 21, entry -> Times.moment(entry.started()), Comparator.comparing(RunEntry::started));
		column(columns, "Duration", 10, entry -> entry.seconds() > 0 ? Times.duration(entry.seconds()) : "", Comparator.comparingDouble(RunEntry::seconds));
		column(columns, "Points x repeats", 17, entry -> entry.points() > 0 ? Numbers.grouped(entry.points()) + " x " + Numbers.grouped(entry.repeats()) : "",
				Comparator.comparingLong(entry -> entry.points() * entry.repeats()));
		column(columns, "State", 11, entry -> entry.state().text(), Comparator.comparing(RunEntry::state));
		column(columns, "Conclusion", 30, RunEntry::conclusion, Comparator.comparing(RunEntry::conclusion));
		filter.addListener(SWT.Modify, event -> runs.refresh());
		runs.addFilter(new ViewerFilter() {
			@Override
			public boolean select(Viewer viewer, Object parentElement, Object element) {
				return matches((RunEntry) element, filter.getText());
			}
		});
		createActions();
		getSite().setSelectionProvider(runs);
		ResourcesPlugin.getWorkspace().addResourceChangeListener(listener);
		refresh();
		again();
	}

	private static void named(org.eclipse.swt.widgets.Control control, String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = name;
			}
		});
	}

	private static boolean matches(RunEntry entry, String text) {
		var all = String.join(" ", entry.project(), entry.experiment(), entry.title(), entry.started(), entry.state().text(), entry.conclusion()).toLowerCase(Locale.ROOT);
		return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
	}

	private void column(TableColumnLayout layout, String title, int weight, Function<RunEntry, String> text, Comparator<RunEntry> order) {
		var column = new TableViewerColumn(runs, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setMoveable(true);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 60, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((RunEntry) element);
			}

			@Override
			public org.eclipse.swt.graphics.Image getImage(Object element) {
				return title.equals("Project") ? Icons.image(switch (((RunEntry) element).state()) {
					case FINISHED -> "finished16";
					case FAILED_PARTS -> "failed16";
					case UNFINISHED -> "unfinished16";
					case DAMAGED -> "damaged16";
				}) : null;
			}

			@Override
			public String getToolTipText(Object element) {
				return ((RunEntry) element).directory().toString();
			}
		});
		column.getColumn().addListener(SWT.Selection, event -> sort(column, order));
	}

	private void sort(TableViewerColumn column, Comparator<RunEntry> order) {
		var table = runs.getTable();
		boolean down = table.getSortColumn() == column.getColumn() && table.getSortDirection() == SWT.UP;
		table.setSortColumn(column.getColumn());
		table.setSortDirection(down ? SWT.DOWN : SWT.UP);
		runs.setComparator(new ViewerComparator() {
			@Override
			public int compare(Viewer viewer, Object a, Object b) {
				int way = order.compare((RunEntry) a, (RunEntry) b);
				return down ? -way : way;
			}
		});
	}

	private void createActions() {
		open = action("Open", "run16", this::openSelected);
		open.setAccelerator(SWT.CR);
		compare = action("Compare", "compare16", this::compareSelected);
		show = action("Show in File Manager", null, () -> selected().stream().findFirst().ifPresent(entry -> Program.launch(entry.directory().toString())));
		delete = action("Delete...", null, this::deleteSelected);
		delete.setAccelerator(SWT.DEL);
		var refresh = action("Refresh", null, this::refresh);
		refresh.setAccelerator(SWT.F5);
		var copy = action("Copy", null, this::copySelected);
		copy.setActionDefinitionId(IWorkbenchCommandConstants.EDIT_COPY);
		delete.setActionDefinitionId(IWorkbenchCommandConstants.EDIT_DELETE);
		refresh.setActionDefinitionId(IWorkbenchCommandConstants.FILE_REFRESH);
		var bars = getViewSite().getActionBars();
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		bars.setGlobalActionHandler(ActionFactory.DELETE.getId(), delete);
		bars.setGlobalActionHandler(ActionFactory.REFRESH.getId(), refresh);
		new UndoRedoActionGroup(getSite(), WorkspaceUndoUtil.getWorkspaceUndoContext(), false).fillActionBars(bars);
		bars.getToolBarManager().add(compare);
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(manager -> fill(manager, copy, refresh));
		runs.getTable().setMenu(menu.createContextMenu(runs.getTable()));
		getSite().registerContextMenu(ID, menu, runs);
		runs.addDoubleClickListener(event -> openSelected());
		runs.getTable().addListener(SWT.KeyDown, this::key);
		runs.addSelectionChangedListener(event -> enable());
		enable();
	}

	private void fill(IMenuManager menu, Action copy, Action refresh) {
		menu.add(open);
		menu.add(compare);
		menu.add(new GroupMarker("run"));
		menu.add(new Separator());
		menu.add(copy);
		menu.add(show);
		menu.add(delete);
		menu.add(new Separator());
		menu.add(refresh);
		menu.add(new Separator("additions"));
	}

	/** Keys also work where the workbench has no binding for them, such as in a detached window. */
	private void key(Event event) {
		switch (event.keyCode) {
			case SWT.F5 -> refresh();
			case SWT.DEL -> deleteSelected();
			default -> {
				return;
			}
		}
		event.doit = false;
	}

	private static Action action(String text, String icon, Runnable run) {
		var action = new Action(text) {
			@Override
			public void run() {
				run.run();
			}
		};
		if (icon != null) {
			action.setImageDescriptor(Icons.descriptor(icon));
		}
		return action;
	}

	private void enable() {
		var entries = selected();
		boolean readable = entries.stream().allMatch(entry -> entry.state() == State.FINISHED || entry.state() == State.FAILED_PARTS);
		open.setEnabled(!entries.isEmpty());
		compare.setEnabled(entries.size() == 2 && readable);
		compare.setToolTipText("Compare two selected runs");
		show.setEnabled(entries.size() == 1);
		delete.setEnabled(!entries.isEmpty());
	}

	private List<RunEntry> selected() {
		return runs.getStructuredSelection().toList().stream().map(RunEntry.class::cast).toList();
	}

	private void openSelected() {
		for (var entry : selected()) {
			try {
				RunEditor.open(getSite().getPage(), entry.directory());
			} catch (PartInitException e) {
				ErrorDialog.openError(getSite().getShell(), "Open Run", entry.directory() + " cannot be opened", e.getStatus());
			}
		}
	}

	/** The older run stands first. */
	private void compareSelected() {
		var two = selected().stream().sorted(Comparator.comparing(RunEntry::started)).toList();
		if (two.size() == 2) {
			try {
				RunDiffEditor.open(getSite().getPage(), two.get(0).directory(), two.get(1).directory());
			} catch (PartInitException e) {
				ErrorDialog.openError(getSite().getShell(), "Compare Runs", "The runs cannot be compared", e.getStatus());
			}
		}
	}

	private void copySelected() {
		var text = String.join(System.lineSeparator(), selected().stream().map(entry -> String.join("\t", entry.project(), entry.experiment(), entry.started(), entry.state().text(),
				entry.conclusion(), entry.directory().toString())).toList());
		if (!text.isEmpty()) {
			var clipboard = new Clipboard(getSite().getShell().getDisplay());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	private void deleteSelected() {
		var entries = selected();
		if (entries.isEmpty()) {
			return;
		}
		var what = entries.size() == 1 ? "the run " + entries.getFirst().directory() : entries.size() + " runs";
		if (MessageDialog.openConfirm(getSite().getShell(), "Delete Runs", "Delete " + what + " with all files? Undo brings back what was deleted, until the workbench is closed.")) {
			delete(entries);
		}
	}

	/** Deletes runs in a job; Undo brings them back. */
	public Job delete(List<RunEntry> entries) {
		var operation = new DeleteRuns(entries.stream().map(RunEntry::directory).toList());
		var deleting = Job.create("Deleting " + entries.size() + (entries.size() == 1 ? " run" : " runs"), monitor -> {
			try {
				return PlatformUI.getWorkbench().getOperationSupport().getOperationHistory().execute(operation, monitor, null);
			} catch (ExecutionException e) {
				return new Status(IStatus.ERROR, "dev.kirchhoff.results.ui", e.getMessage(), e);
			} finally {
				refresh();
			}
		});
		deleting.setUser(true);
		deleting.schedule();
		return deleting;
	}

	/** Looks at the disk, in a job. */
	public void refresh() {
		read(0);
	}

	private void soon() {
		read(SOON);
	}

	private synchronized void read(long delay) {
		if (job == null) {
			job = Job.createSystem("Looking for runs", monitor -> {
				var entries = history.of(projects());
				var display = PlatformUI.getWorkbench().getDisplay();
				if (!display.isDisposed()) {
					display.asyncExec(() -> show(entries));
				}
			});
			job.setPriority(Job.DECORATE);
		}
		job.schedule(delay);
	}

	private static List<Path> projects() {
		return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).map(IProject::getLocation).filter(Objects::nonNull)
				.map(location -> location.toPath()).toList();
	}

	private void show(List<RunEntry> entries) {
		if (runs.getTable().isDisposed() || entries.equals(runs.getInput())) {
			return;
		}
		var directories = selected().stream().map(RunEntry::directory).toList();
		runs.setInput(entries);
		runs.setSelection(new StructuredSelection(entries.stream().filter(entry -> directories.contains(entry.directory())).toList()));
		long unfinished = entries.stream().filter(entry -> entry.state() == State.UNFINISHED).count();
		setContentDescription(entries.isEmpty() ? "No runs yet: run an experiment of a project" : entries.size() + (entries.size() == 1 ? " run" : " runs") + (unfinished > 0 ? ", " + unfinished + " unfinished" : ""));
	}

	private void again() {
		var display = runs.getTable().getDisplay();
		display.timerExec(AGAIN, () -> {
			if (!runs.getTable().isDisposed()) {
				if (runs.getTable().isVisible()) {
					refresh();
				}
				again();
			}
		});
	}

	/** What is listed, without the filter. */
	@SuppressWarnings("unchecked")
	public List<RunEntry> entries() {
		return runs.getInput() == null ? List.of() : (List<RunEntry>) runs.getInput();
	}

	/** Shows only what has these words. */
	public void filter(String words) {
		filter.setText(words);
	}

	@Override
	public void setFocus() {
		runs.getTable().setFocus();
	}

	@Override
	public void dispose() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(listener);
		super.dispose();
	}
}
