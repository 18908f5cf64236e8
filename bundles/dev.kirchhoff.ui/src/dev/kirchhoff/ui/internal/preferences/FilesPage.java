// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.plan.DataPlace;

/** Preferences > Kirchhoff > Files: where data is looked for, and what is kept to save time. */
public final class FilesPage extends PreferencePage implements IWorkbenchPreferencePage {
	public static final String ID = "dev.kirchhoff.ui.preferences.files";

	private Text data;
	private Label size;
	private Button clear;

	@Override
	public void init(IWorkbench workbench) {
		setDescription("Files that are no part of a project.");
	}

	@Override
	protected Control createContents(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 8).applyTo(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.preferences");
		folder(area);
		cache(area);
		return area;
	}

	private void folder(Composite area) {
		new Label(area, SWT.NONE).setText("&Data folder:");
		data = new Text(area, SWT.BORDER);
		data.setText(UiPreferences.DATA.text());
		data.setMessage("Holds data sets such as MNIST");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(data);
		data.addModifyListener(_ -> check());
		var browse = new Button(area, SWT.PUSH);
		browse.setText("&Browse...");
		browse.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> browse()));
		var variable = System.getenv(DataPlace.VARIABLE);
		remark(area, variable == null || variable.isBlank() ? "Looked in after the project's own folder, and in its folders named as the type of a data set."
				: "Now not used: the environment variable " + DataPlace.VARIABLE + " names " + variable + ".");
	}

	private void cache(Composite area) {
		new Label(area, SWT.NONE).setText("Cache:");
		size = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(size);
		clear = new Button(area, SWT.PUSH);
		clear.setText("&Clear");
		clear.setEnabled(false);
		clear.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> clear()));
		remark(area, CacheFolder.place().map(folder -> "Trained networks, kept in " + folder + ", need not be trained again. Clearing loses only time.")
				.orElse("The environment variable KIRCHHOFF_CACHE says that nothing is kept."));
		measure();
	}

	private static void remark(Composite area, String text) {
		new Label(area, SWT.NONE);
		var remark = new Label(area, SWT.WRAP);
		remark.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(360, SWT.DEFAULT).applyTo(remark);
	}

	private void browse() {
		var dialog = new DirectoryDialog(getShell());
		dialog.setText("Data Folder");
		dialog.setFilterPath(data.getText());
		var folder = dialog.open();
		if (folder != null) {
			data.setText(folder);
		}
	}

	private void check() {
		var fault = fault(data.getText().strip());
		setErrorMessage(fault);
		setValid(fault == null);
	}

	private static String fault(String folder) {
		try {
			return folder.isEmpty() || Files.isDirectory(Path.of(folder)) ? null : "There is no such folder";
		} catch (InvalidPathException e) {
			return "This is no path of a folder";
		}
	}

	private void measure() {
		size.setText("is being measured");
		background("Measuring the cache", CacheFolder::size);
	}

	private void clear() {
		clear.setEnabled(false);
		background("Clearing the cache", () -> {
			CacheFolder.clear();
			return CacheFolder.size();
		});
	}

	private void background(String name, LongSupplier work) {
		var display = getShell().getDisplay();
		Job.create(name, (ICoreRunnable) _ -> {
			long bytes = work.getAsLong();
			display.asyncExec(() -> show(bytes));
		}).schedule();
	}

	private void show(long bytes) {
		if (!size.isDisposed()) {
			size.setText(bytes == 0 ? "empty" : CacheFolder.readable(bytes));
			clear.setEnabled(bytes > 0);
		}
	}

	@Override
	protected void performDefaults() {
		data.setText(UiPreferences.DATA.initial());
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		UiPreferences.DATA.set(data.getText().strip());
		return true;
	}
}
