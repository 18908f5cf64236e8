// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.results.fit.MeasuredTable;
import dev.kirchhoff.results.fit.Measurement;
import dev.kirchhoff.results.fit.Measurement.Kind;

/** Which files, of what kind, and what is in them. Files are read beside the display's thread. */
public final class DataPage extends WizardPage {
	private static final int ROWS = 500;
	private static final int PAUSE = 200;
	/** What is tried where nobody has said the kind; nearly everything could be pulses. */
	private static final List<Kind> GUESSES = List.of(Kind.IV, Kind.LEVELS, Kind.PULSES);

	private Text paths;
	private final Button[] kinds = new Button[Kind.values().length];
	private Table preview;
	private Label summary;
	private List<Path> files = List.of();
	private Measurement measurement;
	private boolean kindChosen;
	private int asked;

	DataPage() {
		super("data", "Measurements", null);
		setDescription("Choose CSV files of one kind. Units are taken from the headings, for example V (V), I [uA] or G_uS.");
		setPageComplete(false);
	}

	@Override
	public void createControl(Composite parent) {
		var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
		new Label(page, SWT.NONE).setText("&Files:");
		paths = new Text(page, SWT.BORDER);
		paths.setMessage("One or more CSV files, separated by ;");
		paths.addModifyListener(_ -> read());
		GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(paths);
		var browse = new Button(page, SWT.PUSH);
		browse.setText("B&rowse...");
		browse.addListener(SWT.Selection, _ -> browse());
		var label = new Label(page, SWT.NONE);
		label.setText("Kind:");
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 4).applyTo(label);
		var choices = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(choices);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(choices);
		for (var kind : Kind.values()) {
			var choice = new Button(choices, SWT.RADIO);
			choice.setText("&" + kind.label() + ": " + kind.doc());
			choice.setSelection(kind == Kind.IV);
			choice.addListener(SWT.Selection, _ -> {
				if (choice.getSelection()) {
					kindChosen = true;
					read();
				}
			});
			kinds[kind.ordinal()] = choice;
		}
		preview = new Table(page, SWT.BORDER | SWT.FULL_SELECTION);
		preview.setHeaderVisible(true);
		preview.setLinesVisible(true);
		preview.getAccessible().addAccessibleListener(new org.eclipse.swt.accessibility.AccessibleAdapter() {
			@Override
			public void getName(org.eclipse.swt.accessibility.AccessibleEvent event) {
				if (event.childID < 0) {
					event.result = "First rows of the files";
				}
			}
		});
		GridDataFactory.fillDefaults().span(3, 1).grab(true, true).hint(SWT.DEFAULT, 220).indent(0, 6).applyTo(preview);
		summary = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(summary);
		setControl(page);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(page, "dev.kirchhoff.ui.newFromData");
	}

	private void browse() {
		var dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText("Measurements");
		dialog.setFilterExtensions(new String[] { "*.csv;*.txt;*.tsv;*.dat", "*" });
		if (dialog.open() != null) {
			setFiles(Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		}
	}

	/** As if a person had chosen them. */
	public void setFiles(List<Path> chosen) {
		kindChosen = false;
		paths.setText(String.join("; ", chosen.stream().map(Path::toString).toList()));
	}

	/** As if a person had chosen it. */
	public void setKind(Kind kind) {
		kindChosen = true;
		select(kind);
		read();
	}

	private void select(Kind kind) {
		for (var one : Kind.values()) {
			kinds[one.ordinal()].setSelection(one == kind);
		}
	}

	Kind kind() {
		return Arrays.stream(Kind.values()).filter(kind -> kinds[kind.ordinal()].getSelection()).findFirst().orElse(Kind.IV);
	}

	List<Path> files() {
		return files;
	}

	/** What was read; empty as long as there is nothing, or something is wrong. */
	public Optional<Measurement> measurement() {
		return Optional.ofNullable(measurement);
	}

	/** What came out of the files: tables, and what they mean or what is wrong. */
	private record Read(List<MeasuredTable> tables, Measurement measurement, String fault) {
	}

	private void read() {
		var wanted = Arrays.stream(paths.getText().split(";")).map(String::strip).filter(text -> !text.isEmpty()).map(Path::of).toList();
		var kind = kind();
		boolean guess = !kindChosen;
		int mine = ++asked;
		measurement = null;
		setPageComplete(false);
		if (wanted.isEmpty()) {
			show(wanted, new Read(List.of(), null, null));
			return;
		}
		var job = Job.create("Reading measurements", monitor -> {
			if (mine != asked) {
				return Status.CANCEL_STATUS;
			}
			var read = read(wanted, kind, guess);
			if (!getControl().isDisposed()) {
				getControl().getDisplay().asyncExec(() -> {
					if (mine == asked && !getControl().isDisposed()) {
						show(wanted, read);
					}
				});
			}
			return (IStatus) Status.OK_STATUS;
		});
		job.setSystem(true);
		job.schedule(PAUSE);
	}

	private static Read read(List<Path> wanted, Kind kind, boolean guess) {
		List<MeasuredTable> tables = List.of();
		try {
			tables = wanted.stream().map(MeasuredTable::read).toList();
			try {
				return new Read(tables, Measurement.of(tables, kind), null);
			} catch (KirchhoffException notThis) {
				for (var other : guess ? GUESSES : List.<Kind>of()) {
					try {
						return new Read(tables, Measurement.of(tables, other), null);
					} catch (KirchhoffException norThis) {
						continue;
					}
				}
				throw notThis;
			}
		} catch (KirchhoffException e) {
			return new Read(tables, null, e.getMessage().lines().findFirst().orElse("") + ": " + e.mend());
		}
	}

	private void show(List<Path> wanted, Read read) {
		files = wanted;
		measurement = read.measurement;
		if (measurement != null) {
			select(measurement.kind());
		}
		setErrorMessage(read.fault);
		fill(read.tables);
		summary.setText(measurement == null ? "" : measurement.summary());
		setPageComplete(measurement != null);
	}

	private void fill(List<MeasuredTable> tables) {
		preview.setRedraw(false);
		preview.removeAll();
		for (var column : preview.getColumns()) {
			column.dispose();
		}
		if (!tables.isEmpty()) {
			var first = tables.getFirst();
			for (var column : first.columns()) {
				var shown = new TableColumn(preview, column.isNumeric() ? SWT.RIGHT : SWT.LEFT);
				shown.setText(column.heading());
			}
			for (int row = 0; row < Math.min(ROWS, first.rows()); row++) {
				int at = row;
				var item = new org.eclipse.swt.widgets.TableItem(preview, SWT.NONE);
				item.setText(first.columns().stream().map(column -> column.texts()[at]).toArray(String[]::new));
			}
			for (var column : preview.getColumns()) {
				column.pack();
				column.setWidth(Math.clamp(column.getWidth() + 16, 90, 240));
			}
		}
		preview.setRedraw(true);
	}
}
