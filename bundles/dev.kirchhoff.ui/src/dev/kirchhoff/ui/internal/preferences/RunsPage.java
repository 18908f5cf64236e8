// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.preferences;

import java.nio.file.Path;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.ui.internal.run.ExecutorForm;
import dev.kirchhoff.ui.internal.run.Shells;

/** Preferences > Kirchhoff > Runs: where runs are computed, and how many at a time. */
public final class RunsPage extends PreferencePage implements IWorkbenchPreferencePage {
	public static final String ID = "dev.kirchhoff.ui.preferences.runs";

	private static final int MOST_RUNS = 16;

	private Spinner runs;
	private ExecutorForm where;

	@Override
	public void init(IWorkbench workbench) {
		setDescription("Where runs are computed if nobody says otherwise. Results do not depend on any of it.");
	}

	@Override
	protected Control createContents(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 10).applyTo(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.preferences");
		atATime(area);
		var label = new Label(area, SWT.NONE);
		label.setText("Compute &on:");
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.TOP).indent(0, 8).applyTo(label);
		where = new ExecutorForm(area, Path.of(System.getProperty("user.home", ".")), true, new ExecutorForm.Listener() {
			@Override
			public void changed() {
				check();
			}

			@Override
			public void reshaped() {
				makeRoom();
			}
		});
		GridDataFactory.fillDefaults().grab(true, true).applyTo(where);
		show(UiPreferences.EXECUTOR.text());
		return area;
	}

	private void atATime(Composite area) {
		new Label(area, SWT.NONE).setText("&Runs at a time:");
		var row = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		runs = new Spinner(row, SWT.BORDER);
		runs.setValues(UiPreferences.RUNS_AT_A_TIME.whole(), 1, MOST_RUNS, 0, 1, 4);
		var remark = new Label(row, SWT.WRAP);
		remark.setText("How many runs of the queue compute at the same time; the others wait");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(260, SWT.DEFAULT).applyTo(remark);
	}

	private void show(String executor) {
		where.show(executor, ExecutorPreferences.texts(executor));
	}

	/** The dialog opens as large as it was, whatever its page needs. */
	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible) {
			where.getDisplay().asyncExec(() -> {
				if (!where.isDisposed()) {
					makeRoom();
				}
			});
		}
	}

	/** The dialog has measured the page when it was opened. */
	private void makeRoom() {
		if (where == null) {
			return; // still being made
		}
		for (var at = where.getParent(); at != null; at = at.getParent()) {
			if (at instanceof ScrolledComposite scrolled) {
				widen(scrolled.getContent().computeSize(SWT.DEFAULT, SWT.DEFAULT).x - scrolled.getClientArea().width);
				scrolled.setMinHeight(scrolled.getContent().computeSize(Math.max(1, scrolled.getClientArea().width), SWT.DEFAULT).y);
				Shells.grow(getShell());
			}
		}
	}

	/** @param missing pixels; none if not above 0 */
	private void widen(int missing) {
		if (missing > 0 && getShell().isVisible()) {
			var size = getShell().getSize();
			getShell().setSize(Math.min(size.x + missing, getShell().getMonitor().getClientArea().width), size.y);
		}
	}

	/** What must be given need not be given here: Run With asks for it. */
	private void check() {
		if (where != null) {
			var fault = where.texts().isEmpty() ? null : where.fault().orElse(null);
			setErrorMessage(fault);
			setValid(fault == null);
		}
	}

	/** The choice and its fields, for who tries them out. */
	public ExecutorForm where() {
		return where;
	}

	@Override
	protected void performDefaults() {
		runs.setSelection(Integer.parseInt(UiPreferences.RUNS_AT_A_TIME.initial()));
		where.reset();
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		UiPreferences.RUNS_AT_A_TIME.set(Integer.toString(runs.getSelection()));
		UiPreferences.EXECUTOR.set(where.executor());
		where.typed().forEach(ExecutorPreferences::keep);
		return true;
	}
}
