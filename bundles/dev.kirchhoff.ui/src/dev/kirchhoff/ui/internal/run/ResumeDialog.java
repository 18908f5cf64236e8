// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Asks where an unfinished run is to be gone on with. What it computes is settled: only the place can be another. */
final class ResumeDialog extends TitleAreaDialog {
	private static final String MESSAGE = "What is computed already is kept. The results do not depend on where the rest is computed.";

	/** Room for a message with a path in it. */
	private static final int WIDTH = 84;

	private final Run run;
	private ExecutorForm where;
	private Computing chosen;

	private ResumeDialog(Shell parent, Run run) {
		super(parent);
		this.run = run;
		setHelpAvailable(false);
	}

	/** The place that a person has chosen; empty if the run is left as it is. */
	static Optional<Computing> ask(Shell parent, Run run) {
		var dialog = new ResumeDialog(parent, run);
		return dialog.open() == OK ? Optional.of(dialog.chosen) : Optional.empty();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Resume With");
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle("Resume " + run.name());
		setMessage(MESSAGE);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 10).applyTo(area);
		PlatformUI.getWorkbench().getHelpSystem().setHelp(area, "dev.kirchhoff.ui.run");
		var label = new Label(area, SWT.NONE);
		label.setText("Compute &on:");
		GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.TOP).indent(0, 8).applyTo(label);
		where = new ExecutorForm(area, run.file().getLocation().toPath().getParent(), false, new ExecutorForm.Listener() {
			@Override
			public void changed() {
				check();
			}

			@Override
			public void reshaped() {
				Shells.grow(getShell());
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(where);
		var before = run.options().computing();
		where.show(before.id(), before.isOnThreads() ? before.texts() : before.parameters());
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Resume", true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		check();
	}

	private void check() {
		var button = getButton(IDialogConstants.OK_ID);
		if (button != null) {
			setErrorMessage(where.fault().orElse(null));
			button.setEnabled(where.fault().isEmpty());
		}
	}

	@Override
	protected void okPressed() {
		chosen = Computing.chosen(where);
		super.okPressed();
	}
}
