// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.Lines;

/** Runs that compute, wait and have ended, with what can be done about each, and pictures of the one that is selected. */
public final class RunsView extends ViewPart {
	/** Its id. */
	public static final String ID = "dev.kirchhoff.ui.runs";

	private static final int REDRAW_MILLIS = 250;
	private static final int ACT_WIDTH = 30;
	private static final int NOTICE_LINES = 4;
	private static final int PROGRESS_COLUMN = 1;
	private static final int ACT_COLUMN = 4;

	private static final String OPEN = "open";
	private static final String RESUME = "resume";
	private static final String DISCARD = "discard";
	private static final String CANCEL = "cancel";
	private static final String PROBLEMS = "problems";
	private static final String LOG = "log";
	private static final String ELSEWHERE = "elsewhere";
	private static final String WITH = "with";
	private static final String WHY = "why";
	private static final String PAGE = "page";

	private final RunQueue.Listener listener = this::queueChanged;
	private final AtomicBoolean refreshing = new AtomicBoolean();
	private TableViewer table;
	private Link notice;
	private LivePictures pictures;
	private boolean ticking;
	private Run started;

	private IAction cancel;
	private IAction resume;
	private IAction elsewhere;
	private IAction open;
	private IAction discard;
	private IAction again;
	private IAction removeEnded;

	@Override
	public void createPartControl(Composite parent) {
		RunLog.get(); // milestones have a console to go to
		var sash = new SashForm(parent, SWT.HORIZONTAL);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(sash, "dev.kirchhoff.ui.runs");
		var left = new Composite(sash, SWT.NONE);
		var layout = new GridLayout(1, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		left.setLayout(layout);
		createTable(left);
		notice = new Link(left, SWT.WRAP);
		var place = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
		place.widthHint = 100;
		place.heightHint = NOTICE_LINES * notice.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
		place.horizontalIndent = 6;
		place.verticalIndent = 4;
		notice.setLayoutData(place);
		notice.addListener(SWT.Selection, this::followLink);
		pictures = new LivePictures(sash);
		sash.setWeights(45, 55);
		createActions();
		RunQueue.get().addListener(listener);
		getSite().setSelectionProvider(table);
		refresh();
	}

	private void createTable(Composite parent) {
		var host = new Composite(parent, SWT.NONE);
		host.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		var columns = new TableColumnLayout();
		host.setLayout(columns);
		table = new TableViewer(host, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.SINGLE);
		var control = table.getTable();
		control.setHeaderVisible(true);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = "Runs";
			}
		});
		columns.setColumnData(column("Run", new CellLabelProvider() {
			@Override
			public void update(ViewerCell cell) {
				var run = (Run) cell.getElement();
				cell.setText(run.name());
				cell.setImage(RunIcons.image(RunIcons.of(run)));
			}

			@Override
			public String getToolTipText(Object element) {
				return ((Run) element).directory().map(RunQueue.get()::display).orElse("not begun yet");
			}
		}), new ColumnWeightData(28, 148));
		columns.setColumnData(column("Progress", new CellLabelProvider() {
			@Override
			public void update(ViewerCell cell) {
				cell.setText("");
			}
		}), new ColumnWeightData(12, 76));
		columns.setColumnData(column("State", new CellLabelProvider() {
			@Override
			public void update(ViewerCell cell) {
				cell.setText(((Run) cell.getElement()).words());
			}

			@Override
			public String getToolTipText(Object element) {
				var run = (Run) element;
				return run.detail().isEmpty() ? run.words() : run.words() + "\n" + run.detail().replace("; ", "\n");
			}
		}), new ColumnWeightData(36, 110));
		columns.setColumnData(column("Where", new CellLabelProvider() {
			@Override
			public void update(ViewerCell cell) {
				cell.setText(((Run) cell.getElement()).place());
			}

			@Override
			public String getToolTipText(Object element) {
				var place = ((Run) element).place();
				return place.isEmpty() ? null : place;
			}
		}), new ColumnWeightData(24, 90));
		columns.setColumnData(column("", new CellLabelProvider() {
			@Override
			public void update(ViewerCell cell) {
				cell.setImage(actIcon((Run) cell.getElement()));
			}

			@Override
			public String getToolTipText(Object element) {
				return actName((Run) element);
			}
		}), new ColumnPixelData(ACT_WIDTH, false));
		ColumnViewerToolTipSupport.enableFor(table);
		table.setContentProvider(ArrayContentProvider.getInstance());
		table.addPostSelectionChangedListener(_ -> selected());
		table.addDoubleClickListener(_ -> current().ifPresent(run -> run.failure().ifPresentOrElse(failure -> explain(run, failure), () -> act(run))));
		control.addListener(SWT.PaintItem, this::paintBar);
		control.addListener(SWT.MouseUp, event -> {
			var cell = table.getCell(new Point(event.x, event.y));
			if (event.button == 1 && cell != null && cell.getColumnIndex() == ACT_COLUMN) {
				act((Run) cell.getElement());
			}
		});
		control.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL) {
				current().ifPresent(run -> {
					if (run.state().isActive()) {
						RunQueue.get().cancel(run);
					} else if (!run.isResumable()) {
						RunQueue.get().remove(run);
					}
				});
			}
		});
	}

	private TableColumn column(String title, CellLabelProvider labels) {
		var column = new TableViewerColumn(table, SWT.NONE);
		column.getColumn().setText(title);
		column.setLabelProvider(labels);
		return column.getColumn();
	}

	private void paintBar(Event event) {
		if (event.index != PROGRESS_COLUMN || !(event.item instanceof TableItem item) || !(item.getData() instanceof Run run)) {
			return;
		}
		var bounds = item.getBounds(PROGRESS_COLUMN);
		int height = Math.min(12, bounds.height - 6);
		int width = Math.max(0, bounds.width - 10);
		int x = bounds.x + 4;
		int y = bounds.y + (bounds.height - height) / 2;
		var gc = event.gc;
		var before = gc.getForeground();
		var beforeBackground = gc.getBackground();
		gc.setAntialias(SWT.ON);
		gc.setBackground(table.getTable().getBackground()); // the same on a selected row
		gc.fillRoundRectangle(x, y, width, height, height, height);
		gc.setForeground(table.getTable().getForeground());
		gc.setAlpha(90);
		gc.drawRoundRectangle(x, y, width - 1, height - 1, height, height);
		gc.setAlpha(255);
		int filled = (int) Math.round(width * run.fraction());
		if (filled > 0) {
			gc.setBackground(RunColours.of(run));
			gc.setClipping(x, y, filled, height);
			gc.fillRoundRectangle(x, y, width, height, height, height);
			gc.setClipping((Rectangle) null);
		}
		gc.setForeground(before);
		gc.setBackground(beforeBackground);
	}

	private static Image actIcon(Run run) {
		return switch (run.state()) {
			case WAITING, PLANNING, RUNNING -> RunIcons.image(RunIcons.STOP);
			case CANCELLING -> null;
			case FINISHED -> RunIcons.image(RunIcons.OPEN);
			case CANCELLED, INTERRUPTED, FAILED -> run.isResumable() ? RunIcons.image(RunIcons.RESUME) : RunIcons.image(RunIcons.REMOVE);
		};
	}

	private static String actName(Run run) {
		return switch (run.state()) {
			case WAITING, PLANNING, RUNNING -> "Stop this run; what is finished is kept";
			case CANCELLING -> "It is about to stop";
			case FINISHED -> "Open the results";
			case CANCELLED, INTERRUPTED, FAILED -> run.isResumable() ? "Resume this run" : "Take it out of the list";
		};
	}

	/** What a person most likely wants of a run. */
	private void act(Run run) {
		if (run == null) {
			return;
		}
		switch (run.state()) {
			case WAITING, PLANNING, RUNNING -> RunQueue.get().cancel(run);
			case CANCELLING -> {
				return; // it is about to
			}
			case FINISHED -> open(run);
			case CANCELLED, INTERRUPTED, FAILED -> {
				if (run.isResumable()) {
					resume(run);
				} else if (!run.problems().isEmpty()) {
					new ProblemsDialog(getSite().getShell(), run).open();
				} else {
					RunQueue.get().remove(run);
				}
			}
		}
	}

	private void createActions() {
		cancel = action("Stop", "Stop the selected run; what is finished is kept", RunIcons.STOP, () -> current().ifPresent(RunQueue.get()::cancel));
		resume = action("Resume", "Go on with the selected run", RunIcons.RESUME, () -> current().ifPresent(this::resume));
		elsewhere = action("Resume With...", "Go on with the selected run, here or elsewhere", RunIcons.RESUME, () -> current().ifPresent(this::resumeElsewhere));
		again = action("Run Again", "Run the experiment again, as it was run", RunIcons.RUN,
				() -> current().ifPresent(run -> Launching.launch(getSite().getWorkbenchWindow(), run.file(), List.of(run.options()))));
		open = action("Open Results", "Open the results of the selected run", RunIcons.OPEN, () -> current().ifPresent(this::open));
		discard = action("Discard...", "Delete what the selected run has kept", RunIcons.REMOVE, () -> current().ifPresent(this::discard));
		removeEnded = action("Clear", "Take ended runs out of this list; their results stay", RunIcons.CLEAR, RunQueue.get()::removeEnded);
		var bar = getViewSite().getActionBars();
		var tools = bar.getToolBarManager();
		List.of(cancel, resume, again, open).forEach(tools::add);
		tools.add(new Separator());
		tools.add(removeEnded);
		bar.setGlobalActionHandler(IWorkbenchCommandConstants.EDIT_DELETE, discard);
		var menu = new MenuManager();
		List.of(open, resume, elsewhere, again, cancel).forEach(menu::add);
		menu.add(new Separator());
		menu.add(discard);
		menu.add(removeEnded);
		table.getTable().setMenu(menu.createContextMenu(table.getTable()));
	}

	private static IAction action(String name, String tip, String icon, Runnable what) {
		var action = new Action(name, RunIcons.descriptor(icon)) {
			@Override
			public void run() {
				what.run();
			}
		};
		action.setToolTipText(tip);
		return action;
	}

	private Optional<Run> current() {
		return Optional.ofNullable((Run) table.getStructuredSelection().getFirstElement());
	}

	private void selected() {
		var run = current().orElse(null);
		pictures.follow(run);
		enable(run);
		notice(run);
	}

	private void enable(Run run) {
		cancel.setEnabled(run != null && run.state().isActive() && run.state() != Run.State.CANCELLING);
		resume.setEnabled(run != null && run.isResumable());
		elsewhere.setEnabled(run != null && run.isResumable());
		again.setEnabled(run != null);
		open.setEnabled(run != null && run.state() == Run.State.FINISHED);
		discard.setEnabled(run != null && run.isResumable());
		removeEnded.setEnabled(RunQueue.get().runs().stream().anyMatch(one -> !one.state().isActive() && !one.isResumable()));
	}

	private void notice(Run run) {
		var text = run == null ? "Nothing runs. Select an experiment and press Ctrl+F11." : switch (run.state()) {
			case FINISHED -> finished(run);
			case FAILED -> run.name() + " has failed.  " + (run.problems().isEmpty() ? "" : link(PROBLEMS, "Show problems") + "  ") + (run.isResumable() ? unfinished() : link(WITH, "Run With..."))
					+ run.failure().map(RunsView::why).orElse("");
			case CANCELLED, INTERRUPTED -> run.name() + " is not finished.  " + (run.isResumable() ? unfinished() : "");
			case WAITING -> "It waits for " + ahead(run) + ".  " + link(CANCEL, "Do not run it");
			default -> run.measure() + (run.place().isEmpty() ? "" : "  on " + plain(run.place()))
					+ (run.detail().isEmpty() ? "" : "\n" + (run.page().isEmpty() ? plain(run.detail()) : plain(run.detail()).replace(run.page(), link(PAGE, run.page()))));
		};
		if (!text.equals(notice.getText())) {
			notice.setText(text);
			notice.setToolTipText(run != null && !run.faults().isEmpty() ? String.join("\n", run.faults()) : text.contains("<a") ? null : text);
		}
	}

	/** What has failed stands here as well: who only looks at the results does not miss what is missing. */
	private static String finished(Run run) {
		var open = link(OPEN, "Open results");
		if (run.faults().isEmpty()) {
			return run.name() + " is finished.  " + open;
		}
		return run.name() + " is finished in part.  " + open + "  " + link(LOG, "Console") + "\n" + plain(run.faults().getFirst());
	}

	private static String why(Run.Failure failure) {
		return "  " + link(WHY, "Details") + "\n" + plain(failure.line());
	}

	/** What is said by others is no link. */
	private static String plain(String text) {
		return text.replace("&", "&&").replace("<", "\u2039");
	}

	private static String ahead(Run run) {
		var before = RunQueue.get().active().stream().takeWhile(one -> one != run).toList();
		return before.size() == 1 ? before.getFirst().name() : before.size() + " others";
	}

	private static String unfinished() {
		return link(RESUME, "Resume") + "  " + link(ELSEWHERE, "Resume With...") + "  " + link(DISCARD, "Discard");
	}

	private static String link(String what, String text) {
		return "<a href=\"" + what + "\">" + text + "</a>";
	}

	private void followLink(Event event) {
		current().ifPresent(run -> {
			switch (event.text) {
				case OPEN -> open(run);
				case RESUME -> resume(run);
				case ELSEWHERE -> resumeElsewhere(run);
				case WITH -> Launching.launchWith(getSite().getWorkbenchWindow(), run);
				case WHY -> run.failure().ifPresent(failure -> explain(run, failure));
				case PAGE -> Program.launch(run.page());
				case DISCARD -> discard(run);
				case CANCEL -> RunQueue.get().cancel(run);
				case LOG -> RunLog.show(getSite().getPage());
				case PROBLEMS -> new ProblemsDialog(getSite().getShell(), run).open();
				default -> throw new IllegalArgumentException(event.text);
			}
		});
	}

	private void resume(Run run) {
		try {
			RunQueue.get().resume(run);
		} catch (KirchhoffException e) {
			StatusManager.getManager().handle(new Status(IStatus.ERROR, RunsView.class, e.line()), StatusManager.SHOW);
		}
	}

	private void explain(Run run, Run.Failure failure) {
		new FailureDialog(getSite().getShell(), run, failure).open();
	}

	private void resumeElsewhere(Run run) {
		Launching.resumeElsewhere(getSite().getShell(), run);
	}

	private void discard(Run run) {
		if (MessageDialog.openConfirm(getSite().getShell(), "Discard Run",
				"Delete what " + run.name() + " has computed so far, in " + run.directory().map(RunQueue.get()::display).orElse("") + "? This cannot be undone.")) {
			RunQueue.get().discard(run);
		}
	}

	private void open(Run run) {
		var file = run.directory().flatMap(directory -> file(directory.resolve("run.json")));
		try {
			if (file.isPresent()) {
				IDE.openEditor(getSite().getPage(), file.get());
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
		}
	}

	private static Optional<IFile> file(Path path) {
		return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(path.toUri())).filter(IFile::exists).findFirst();
	}

	/** From any thread, and often: the table is refreshed once for many calls. */
	private void queueChanged() {
		if (table != null && !table.getTable().isDisposed() && refreshing.compareAndSet(false, true)) {
			table.getTable().getDisplay().asyncExec(() -> {
				refreshing.set(false);
				if (!table.getTable().isDisposed()) {
					refresh();
				}
			});
		}
	}

	private void refresh() {
		var runs = sorted();
		var before = current();
		table.setInput(runs);
		var running = runs.stream().filter(run -> run.state() == Run.State.RUNNING || run.state() == Run.State.PLANNING).findFirst();
		if (running.isPresent() && running.get() != started && before.filter(run -> run.state() == Run.State.RUNNING).isEmpty()) {
			started = running.get();
			table.setSelection(new StructuredSelection(started), true);
		} else if (before.filter(runs::contains).isPresent()) {
			table.setSelection(new StructuredSelection(before.get()));
		} else if (!runs.isEmpty()) {
			table.setSelection(new StructuredSelection(runs.getFirst()), true);
		}
		selected();
		tick();
	}

	/** What runs, what waits, what can be gone on with, and then what has ended, the latest first. */
	private static List<Run> sorted() {
		var runs = RunQueue.get().runs();
		var sorted = new ArrayList<Run>();
		runs.stream().filter(run -> run.state().isActive() && run.state() != Run.State.WAITING).forEach(sorted::add);
		runs.stream().filter(run -> run.state() == Run.State.WAITING).forEach(sorted::add);
		runs.reversed().stream().filter(run -> !run.state().isActive() && run.isResumable()).forEach(sorted::add);
		runs.reversed().stream().filter(run -> !run.state().isActive() && !run.isResumable()).forEach(sorted::add);
		return sorted;
	}

	/** As long as something runs, and only if it is seen. */
	private void tick() {
		if (!ticking && !RunQueue.get().active().isEmpty()) {
			ticking = true;
			table.getTable().getDisplay().timerExec(REDRAW_MILLIS, () -> {
				ticking = false;
				if (!table.getTable().isDisposed()) {
					look();
					tick();
				}
			});
		}
	}

	private void look() {
		if (!table.getTable().isVisible()) {
			return;
		}
		RunQueue.get().active().forEach(run -> table.update(run, null));
		table.getTable().redraw();
		current().filter(run -> run.state().isActive()).ifPresent(run -> {
			pictures.follow(run);
			notice(run);
		});
	}

	@Override
	public void setFocus() {
		table.getTable().setFocus();
	}

	@Override
	public void dispose() {
		RunQueue.get().removeListener(listener);
		super.dispose();
	}

	/** Pictures of the selected run's trainings; none before there are any. */
	public List<Lines> trainings() {
		return pictures.trainings();
	}

	/** Pictures of what the selected run's repeats have given. */
	public List<Lines> quantities() {
		return pictures.quantities();
	}

	/** The run that is selected. */
	public Optional<Run> selectedRun() {
		return current();
	}

	/** Selects a run. */
	public void select(Run run) {
		table.setSelection(new StructuredSelection(run), true);
	}

	/** Says at length why the selected run has failed. */
	public void explain() {
		current().ifPresent(run -> run.failure().ifPresent(failure -> explain(run, failure)));
	}

	/** What can be done with the selected run, by the name of its button. */
	public List<IAction> actions() {
		return List.of(cancel, resume, elsewhere, again, open, discard, removeEnded);
	}
}
