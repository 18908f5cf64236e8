// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.part.MultiPageEditorPart;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.Gallery;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunInfo.TableInfo;

/** A run that has finished: what it was and what came out, its pictures, its tables. Reads in a job. */
public final class RunEditor extends MultiPageEditorPart {
	public static final String ID = "dev.kirchhoff.results.ui.run";
	private static final String RUN = "run.json";

	private Composite loading;
	private Label message;
	private OverviewPage overview;
	private GalleryPage gallery;
	private Composite tables;
	private Combo choice;
	private ResultTable table;
	private ResultDirectory run;
	private Job job;

	/**
	 * Shows a run; one that is open already is brought to front.
	 *
	 * @param directory with {@code run.json}, in the workspace or elsewhere
	 */
	public static IEditorPart open(IWorkbenchPage page, Path directory) throws PartInitException {
		return page.openEditor(input(directory.resolve(RUN)), ID, true, IWorkbenchPage.MATCH_INPUT | IWorkbenchPage.MATCH_ID);
	}

	static IEditorInput input(Path file) {
		var uri = file.toAbsolutePath().toUri();
		for (var known : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(uri)) {
			if (known.exists()) {
				return new FileEditorInput(known);
			}
		}
		return new FileStoreEditorInput(EFS.getLocalFileSystem().getStore(uri));
	}

	private Path directory() {
		var input = getEditorInput();
		if (input instanceof IFileEditorInput file && file.getFile().getLocation() != null) {
			return file.getFile().getLocation().toPath().getParent();
		}
		return Path.of(((IURIEditorInput) input).getURI()).getParent();
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof IURIEditorInput)) {
			throw new PartInitException(input.getName() + " is not the run.json of a run");
		}
		super.init(site, input);
		var directory = directory();
		setPartName(directory.getParent() == null ? directory.toString() : directory.getParent().getFileName() + " " + directory.getFileName());
	}

	@Override
	protected void createPages() {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(getContainer(), "dev.kirchhoff.ui.results");
		loading = new Composite(getContainer(), SWT.NONE);
		var layout = new GridLayout(1, false);
		layout.marginWidth = 24;
		layout.marginHeight = 24;
		loading.setLayout(layout);
		message = new Label(loading, SWT.WRAP);
		message.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		message.setText("Reading " + directory() + " ...");
		addPage(loading);
		setPageText(0, "Overview");
		job = Job.create("Reading run " + getPartName(), this::read);
		job.schedule();
	}

	private IStatus read(IProgressMonitor monitor) {
		try {
			var opened = ResultDirectory.read(directory());
			opened.pointTable();
			later(() -> show(opened));
			monitor.subTask("Pictures");
			var pictures = Gallery.of(opened);
			later(() -> gallery.show(pictures));
		} catch (KirchhoffException e) {
			later(() -> fail(e.getMessage() + ".\n\nWhat helps: " + e.mend() + "."));
		}
		return Status.OK_STATUS;
	}

	private void later(Runnable action) {
		var display = getSite().getShell().getDisplay();
		display.asyncExec(() -> {
			if (!loading.isDisposed() || overview != null && !overview.isDisposed()) {
				action.run();
			}
		});
	}

	private void fail(String text) {
		if (loading.isDisposed()) {
			return;
		}
		message.setText(text);
		loading.layout();
	}

	/** Whether the run is still being read. */
	public boolean isLoading() {
		return job != null && job.getState() != Job.NONE;
	}

	/** What is said instead of a run: that it is being read, or why it cannot be; null if the run is shown. */
	public String message() {
		return overview == null ? message.getText() : null;
	}

	private void show(ResultDirectory opened) {
		run = opened;
		setPartName(run.info().experiment() + " " + directory().getFileName());
		overview = new OverviewPage(getContainer(), run, () -> setActivePage(2));
		gallery = new GalleryPage(getContainer());
		tables = createTables();
		removePage(0);
		addPage(overview);
		setPageText(0, "Overview");
		addPage(gallery);
		setPageText(1, "Charts");
		addPage(tables);
		setPageText(2, "Tables");
		setActivePage(0);
	}

	private Composite createTables() {
		var page = new Composite(getContainer(), SWT.NONE);
		page.setLayout(new GridLayout(2, false));
		var label = new Label(page, SWT.NONE);
		label.setText("Table:");
		choice = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
		choice.setVisibleItemCount(20);
		files().forEach(choice::add);
		choice.select(0);
		choice.addListener(SWT.Selection, event -> load(choice.getSelectionIndex()));
		table = new ResultTable(page);
		table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		return page;
	}

	private List<String> files() {
		var files = new ArrayList<>(List.of("results.csv", "points.csv"));
		run.info().tables().stream().map(one -> one.file() + "  –  " + run.info().titleOf(one)).forEach(files::add);
		return files;
	}

	private void load(int index) {
		switch (index) {
			case 0 -> table.load("results.csv", run::results);
			case 1 -> table.load("points.csv", any -> run.pointTable());
			default -> {
				TableInfo info = run.info().tables().get(index - 2);
				table.load(info.file(), progress -> run.rows(info, progress));
			}
		}
	}

	@Override
	protected void pageChange(int page) {
		super.pageChange(page);
		if (page == 2 && table.rows() == null && !table.isBusy()) {
			load(0);
		}
	}

	/** Opens a page: 0 overview, 1 charts, 2 tables. */
	public void showPage(int page) {
		setActivePage(page);
	}

	/** Titles of the pictures on the page of charts. */
	public List<String> pictures() {
		return gallery.titles();
	}

	/** Shows a picture by its title. */
	public boolean showPicture(String title) {
		setActivePage(1);
		return gallery.select(title);
	}

	/** Shows a table by its number: 0 is results.csv, 1 points.csv, then further ones. */
	public void showTable(int index) {
		setActivePage(2);
		choice.select(index);
		load(index);
	}

	/** The table on the page of tables. */
	public ResultTable table() {
		return table;
	}

	/** Opens the report outside, if there is one. */
	static boolean openReport(Path directory) {
		var report = directory.resolve("report.html");
		return Files.exists(report) && Program.launch(report.toString());
	}

	@Override
	public <T> T getAdapter(Class<T> type) {
		return type == Path.class ? type.cast(directory()) : super.getAdapter(type);
	}

	@Override
	public void dispose() {
		if (job != null) {
			job.cancel();
		}
		super.dispose();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		throw new UnsupportedOperationException("a run does not change");
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("a run does not change");
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public boolean isDirty() {
		return false;
	}
}
