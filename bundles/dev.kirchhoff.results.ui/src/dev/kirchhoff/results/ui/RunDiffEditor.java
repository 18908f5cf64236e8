// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.ResultDirectory;
import dev.kirchhoff.results.RunDiff;
import dev.kirchhoff.results.RunDiff.Fact;
import dev.kirchhoff.results.RunDiffReport;

/** Two runs side by side: what tells them apart, and what came out at the points that both have. */
public final class RunDiffEditor extends EditorPart {
	public static final String ID = "dev.kirchhoff.results.ui.diff";

	private Label summary;
	private TableViewer facts;
	private ResultTable results;
	private ToolItem export;
	private RunDiff diff;
	private Job job;

	/** The directories of two runs. */
	private record Runs(Path a, Path b) implements IEditorInput, IPersistableElement {
		private static final String FIRST = "first";
		private static final String SECOND = "second";

		@Override
		public boolean exists() {
			return false;
		}

		@Override
		public ImageDescriptor getImageDescriptor() {
			return Icons.descriptor("compare16");
		}

		@Override
		public String getName() {
			return a.getFileName() + " and " + b.getFileName();
		}

		@Override
		public IPersistableElement getPersistable() {
			return this;
		}

		@Override
		public void saveState(IMemento memento) {
			memento.putString(FIRST, a.toString());
			memento.putString(SECOND, b.toString());
		}

		@Override
		public String getFactoryId() {
			return Restored.ID;
		}

		@Override
		public String getToolTipText() {
			return a + " compared with " + b;
		}

		@Override
		public <T> T getAdapter(Class<T> adapter) {
			return null;
		}
	}

	/** A comparison comes back after a restart, as long as both runs are there. */
	public static final class Restored implements IElementFactory {
		static final String ID = "dev.kirchhoff.results.ui.runs";

		@Override
		public IAdaptable createElement(IMemento memento) {
			var first = memento.getString(Runs.FIRST);
			var second = memento.getString(Runs.SECOND);
			return first == null || second == null || !Files.isDirectory(Path.of(first)) || !Files.isDirectory(Path.of(second)) ? null : new Runs(Path.of(first), Path.of(second));
		}
	}

	/** Compares two runs by their directories. */
	public static IEditorPart open(IWorkbenchPage page, Path a, Path b) throws PartInitException {
		return page.openEditor(new Runs(a.toAbsolutePath(), b.toAbsolutePath()), ID);
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof Runs)) {
			throw new PartInitException("choose two runs in the view Runs, then Compare");
		}
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	@Override
	public void createPartControl(Composite parent) {
		var content = new Composite(parent, SWT.NONE);
		content.setLayout(new GridLayout(2, false));
		PlatformUI.getWorkbench().getHelpSystem().setHelp(content, "dev.kirchhoff.ui.results");
		summary = new Label(content, SWT.WRAP);
		var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.widthHint = 300;
		data.horizontalIndent = 6;
		summary.setLayoutData(data);
		summary.setText("Reading both runs ...");
		var bar = new ToolBar(content, SWT.FLAT);
		export = new ToolItem(bar, SWT.PUSH);
		export.setImage(Icons.image("export16"));
		export.setToolTipText("Export as HTML");
		export.setEnabled(false);
		export.addListener(SWT.Selection, event -> export());
		var sash = new SashForm(content, SWT.VERTICAL);
		sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		facts(sash);
		results = new ResultTable(sash);
		sash.setWeights(38, 62);
		job = Job.create("Comparing " + getPartName(), this::read);
		job.schedule();
	}

	private void facts(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		var layout = new TableColumnLayout();
		area.setLayout(layout);
		facts = new TableViewer(area, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
		facts.getTable().setHeaderVisible(true);
		facts.getTable().setLinesVisible(true);
		facts.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(facts);
		column(layout, "", 8, Fact::kind, fact -> null);
		column(layout, "What differs", 48, Fact::name, fact -> fact.places().isEmpty() ? fact.name() : "In " + String.join("\n", fact.places()));
		column(layout, "First", 22, fact -> value(fact.a()), Fact::a);
		column(layout, "Second", 22, fact -> value(fact.b()), Fact::b);
	}

	private static String value(String text) {
		return text.isEmpty() ? "–" : Copying.elided(text);
	}

	private void column(TableColumnLayout layout, String title, int weight, Function<Fact, String> text, Function<Fact, String> toolTip) {
		var column = new TableViewerColumn(facts, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 60, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((Fact) element);
			}

			@Override
			public String getToolTipText(Object element) {
				var full = toolTip.apply((Fact) element);
				return full == null || full.isEmpty() ? null : Copying.broken(full);
			}

			@Override
			public org.eclipse.swt.graphics.Font getFont(Object element) {
				return title.startsWith("What") ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
			}
		});
	}

	private org.eclipse.core.runtime.IStatus read(IProgressMonitor monitor) {
		var runs = (Runs) getEditorInput();
		try {
			var found = RunDiff.of(ResultDirectory.read(runs.a), ResultDirectory.read(runs.b));
			var table = found.table();
			later(() -> {
				diff = found;
				summary.setText(found.summary());
				facts.setInput(found.facts());
				results.show("comparison.csv", table);
				export.setEnabled(true);
				summary.getParent().layout();
			});
		} catch (KirchhoffException e) {
			later(() -> {
				summary.setText(e.getMessage() + ". What helps: " + e.mend() + ".");
				summary.getParent().layout();
			});
		}
		return Status.OK_STATUS;
	}

	private void later(Runnable action) {
		getSite().getShell().getDisplay().asyncExec(() -> {
			if (!summary.isDisposed()) {
				action.run();
			}
		});
	}

	/** What was found; null while both runs are read. */
	public RunDiff diff() {
		return diff;
	}

	/** What differs in how the runs were made, as shown. */
	@SuppressWarnings("unchecked")
	public List<Fact> facts() {
		return facts.getInput() == null ? List.of() : (List<Fact>) facts.getInput();
	}

	/** The table of results. */
	public ResultTable results() {
		return results;
	}

	private void export() {
		var dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
		dialog.setText("Export Comparison");
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { "*.html" });
		dialog.setFileName("comparison.html");
		var chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		Job.create("Exporting " + chosen, monitor -> {
			try {
				RunDiffReport.write(Path.of(chosen), diff);
			} catch (KirchhoffException e) {
				later(() -> MessageDialog.openError(getSite().getShell(), "Export Comparison", e.getMessage() + ": " + e.mend()));
			}
			return Status.OK_STATUS;
		}).schedule();
	}

	@Override
	public void setFocus() {
		facts.getTable().setFocus();
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
		throw new UnsupportedOperationException("a comparison does not change");
	}

	@Override
	public void doSaveAs() {
		throw new UnsupportedOperationException("a comparison does not change");
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
