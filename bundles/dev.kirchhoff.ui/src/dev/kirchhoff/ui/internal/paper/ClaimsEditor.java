// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.results.Claim;
import dev.kirchhoff.results.ClaimsTable.Row;
import dev.kirchhoff.results.Scale;
import dev.kirchhoff.ui.internal.form.Named;
import dev.kirchhoff.ui.internal.run.Experiments;

/** A paper's numbers beside ours: opens a claims file, runs the experiments it needs, and follows their results. */
public final class ClaimsEditor extends EditorPart implements IResourceChangeListener {
	public static final String ID = "dev.kirchhoff.ui.claims";
	private static final int PAUSE_MILLIS = 300;

	private FormToolkit toolkit;
	private ScrolledForm form;
	private Label about;
	private TableViewer table;
	private Button report;
	private PaperRuns shown;
	private final Job reading = Job.createSystem("Reading claims", (ICoreRunnable) _ -> read());

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof IFileEditorInput)) {
			throw new PartInitException("Claims are shown from a file of the workspace.");
		}
		setSite(site);
		setInput(input);
		setPartName(file().getProject().getName() + " claims");
		ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
	}

	private IFile file() {
		return ((IFileEditorInput) getEditorInput()).getFile();
	}

	@Override
	public void createPartControl(Composite parent) {
		toolkit = new FormToolkit(parent.getDisplay());
		form = toolkit.createScrolledForm(parent);
		toolkit.decorateFormHeading(form.getForm());
		form.setText("A paper's numbers and ours");
		var body = form.getBody();
		GridLayoutFactory.swtDefaults().margins(10, 8).applyTo(body);
		about = toolkit.createLabel(body, "", SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(about);
		buttons(body);
		createTable(body);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(body, "dev.kirchhoff.ui.history");
		reading.schedule();
	}

	private void buttons(Composite body) {
		var row = toolkit.createComposite(body);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(row);
		button(row, "&Run All Experiments", "Runs every experiment of the project as it is in its file", () -> Experiments.launch(getSite().getWorkbenchWindow(), project(), List.of()));
		var quick = button(row, "Run the &Quick Form", "Runs every experiment cut short: it shows that they run, not that the claims hold", this::quick);
		try {
			quick.setEnabled(!PaperRuns.quick(path()).isEmpty());
		} catch (IOException unreadable) {
			quick.setEnabled(false);
		}
		report = button(row, "Write and Open &Report", "Writes one HTML page over the newest runs, with this table first", this::report);
		report.setEnabled(false);
	}

	private Button button(Composite parent, String text, String help, Runnable action) {
		var button = toolkit.createButton(parent, text, SWT.PUSH);
		button.setToolTipText(help);
		button.addListener(SWT.Selection, _ -> action.run());
		return button;
	}

	private void createTable(Composite body) {
		var control = toolkit.createTable(body, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		control.setHeaderVisible(true);
		control.setLinesVisible(true);
		control.getAccessible().addAccessibleListener(new Named("Claims", "What the paper states, what our runs give, and whether that is in its band"));
		GridDataFactory.fillDefaults().grab(true, true).hint(300, 300).applyTo(control);
		table = new TableViewer(control);
		table.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(table);
		column("Claim", 440, SWT.LEFT, row -> row.claim().claim());
		column("Paper", 90, SWT.RIGHT, row -> number(row.claim().paper(), row.claim()));
		column("Band", 130, SWT.RIGHT, row -> band(row.claim()));
		column("Ours", 140, SWT.RIGHT, ClaimsEditor::ours);
		column("Verdict", 150, SWT.LEFT, this::verdict);
		column("Source", 140, SWT.LEFT, row -> row.claim().source());
	}

	private interface Text {
		String of(Row row);
	}

	private void column(String title, int width, int alignment, Text text) {
		var column = new TableViewerColumn(table, alignment);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object row) {
				return text.of((Row) row);
			}

			@Override
			public String getToolTipText(Object row) {
				return ((Row) row).problem().map(problem -> ((Row) row).claim().claim() + "\n" + problem).orElse(((Row) row).claim().claim());
			}

			@Override
			public Image getImage(Object row) {
				return title.equals("Verdict") && shown.table().judged() && ((Row) row).known() && !((Row) row).met().orElse(true)
						? PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK) : null;
			}
		});
	}

	private static String number(OptionalDouble value, Claim claim) {
		return value.isEmpty() ? "" : number(value.getAsDouble()) + (claim.unit().isEmpty() ? "" : " " + claim.unit());
	}

	private static String number(double value) {
		return Double.toString(Math.round(value * 1e4) / 1e4).replaceFirst("\\.0$", "");
	}

	private static String band(Claim claim) {
		if (!claim.hasBand()) {
			return "";
		}
		return claim.low().isEmpty() ? "at most " + number(claim.high().getAsDouble()) : claim.high().isEmpty() ? "at least " + number(claim.low().getAsDouble())
				: number(claim.low().getAsDouble()) + " to " + number(claim.high().getAsDouble());
	}

	private static String ours(Row row) {
		return row.known() ? new Scale(1, row.claim().unit()).text(row.ours(), row.sd()) : "";
	}

	private String verdict(Row row) {
		if (!row.known()) {
			return shown.runs().keySet().contains(row.claim().value().experiment()) ? row.problem().orElse("no value") : "not run yet";
		}
		return shown.table().judged() ? row.met().map(met -> met ? "met" : "missed").orElse("") : shown.table().caveats().iterator().next().verdict();
	}

	private Path path() {
		return file().getLocation().toPath();
	}

	/** The project file beside the claims. */
	private IFile project() {
		try {
			for (var member : file().getParent().members()) {
				if (member instanceof IFile other && ProjectFiles.EXTENSION.equals(other.getFileExtension())) {
					return other;
				}
			}
		} catch (CoreException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.LOG);
		}
		throw new KirchhoffException("there is no project file beside " + file().getName(), "put the claims where the project is");
	}

	private void quick() {
		try {
			Experiments.launch(getSite().getWorkbenchWindow(), project(), PaperRuns.quick(path()));
		} catch (IOException e) {
			tell(new Status(IStatus.ERROR, ClaimsEditor.class, "The quick form cannot be read: " + e.getMessage(), e));
		}
	}

	private void report() {
		var runs = shown;
		var file = path();
		Job.create("Writing the report", (ICoreRunnable) _ -> {
			try {
				var written = runs.report(file);
				file().getParent().refreshLocal(IResource.DEPTH_INFINITE, null);
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> Program.launch(written.toString()));
			} catch (KirchhoffException e) {
				tell(new Status(IStatus.ERROR, ClaimsEditor.class, e.line(), e));
			}
		}).schedule();
	}

	private static void tell(IStatus status) {
		StatusManager.getManager().handle(status, StatusManager.SHOW);
	}

	private void read() {
		if (!file().exists()) {
			return;
		}
		try {
			var read = PaperRuns.read(path());
			later(() -> show(read));
		} catch (KirchhoffException e) {
			later(() -> form.setMessage(e.line(), org.eclipse.jface.dialogs.IMessageProvider.ERROR));
		}
	}

	private void later(Runnable what) {
		PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
			if (!form.isDisposed()) {
				what.run();
			}
		});
	}

	private void show(PaperRuns read) {
		shown = read;
		form.setText(read.table().paper());
		about.setText(read.table().title() + "\n" + read.table().citation());
		about.requestLayout();
		var said = read.runs().isEmpty() ? "Nothing has been run yet." : read.table().judged() ? read.table().met() + " of " + read.table().banded() + " claims met"
				: "Not judged: " + read.table().caveats().iterator().next().text();
		form.setMessage(said, org.eclipse.jface.dialogs.IMessageProvider.INFORMATION);
		table.setInput(read.table().rows());
		report.setEnabled(!read.runs().isEmpty());
	}

	/** What the table says now, for who tries it out: claim and verdict. */
	public List<String> verdicts() {
		return shown == null ? List.of() : shown.table().rows().stream().map(row -> row.claim().id() + ": " + verdict(row)).toList();
	}

	@Override
	public void resourceChanged(IResourceChangeEvent event) {
		if (event.getDelta().findMember(file().getParent().getFullPath()) != null) {
			reading.schedule(PAUSE_MILLIS);
		}
	}

	@Override
	public void dispose() {
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
		reading.cancel();
		if (toolkit != null) {
			toolkit.dispose();
		}
		super.dispose();
	}

	@Override
	public void setFocus() {
		table.getControl().setFocus();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// nothing is edited here
	}

	@Override
	public void doSaveAs() {
		// nothing is edited here
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
