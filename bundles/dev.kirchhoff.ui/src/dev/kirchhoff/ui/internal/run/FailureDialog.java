// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.run;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.ui.internal.form.Named;

/** Why a run has failed, and what to do about it; what an engine or a worker has written is folded away, and can be copied. */
final class FailureDialog extends TitleAreaDialog {
	private static final int COPY = IDialogConstants.CLIENT_ID + 1;
	private static final int OTHERWISE = COPY + 1;
	private static final int LONG = 240;
	private static final int WIDTH = 90;
	private static final int LINES = 12;

	private final Run run;
	private final Run.Failure failure;
	private final boolean begun;
	private Composite area;
	private Text details;

	FailureDialog(Shell parent, Run run, Run.Failure failure) {
		super(parent);
		this.run = run;
		this.failure = failure;
		begun = run.study().isPresent();
		setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.MODELESS);
		setBlockOnOpen(false);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(begun ? "Run Has Failed" : "Cannot Run " + run.name());
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(run.name());
		setMessage((begun ? "It has failed" : "It could not begin") + (run.place().isEmpty() ? "." : " on " + run.place() + ".") + (run.isResumable() ? " What was computed before is kept." : ""), IMessageProvider.ERROR);
		area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 10).spacing(12, 8).applyTo(area);
		paragraph("What:", shortened(failure.what()));
		if (!failure.mend().isEmpty()) {
			paragraph("To do:", capital(failure.mend()));
		}
		if (!run.page().isEmpty()) {
			new Label(area, SWT.NONE).setText("Page:");
			var link = new Link(area, SWT.NONE);
			link.setText("<a>" + run.page() + "</a>");
			link.addListener(SWT.Selection, _ -> Program.launch(run.page()));
		}
		return area;
	}

	private void paragraph(String label, String text) {
		var name = new Label(area, SWT.NONE);
		name.setText(label);
		GridDataFactory.swtDefaults().align(SWT.LEFT, SWT.TOP).applyTo(name);
		var content = new Label(area, SWT.WRAP);
		content.setText(text.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(content);
	}

	private static String shortened(String what) {
		return what.length() <= LONG ? capital(what) : capital(what.substring(0, LONG).strip()) + " ...";
	}

	private static String capital(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/** Everything that is known, each line of a worker on a line. */
	private String whole() {
		return String.join("\n", run.name() + (run.place().isEmpty() ? "" : " on " + run.place()), failure.what().replace(" | ", "\n"), failure.mend(),
				run.directory().map(directory -> "Results: " + directory).orElse(""), run.page()).strip();
	}

	private void unfold() {
		details = new Text(area, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		details.setText(whole());
		details.getAccessible().addAccessibleListener(new Named("Details"));
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(convertWidthInCharsToPixels(WIDTH), LINES * details.getLineHeight()).applyTo(details);
	}

	private void fold() {
		details.dispose();
		details = null;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY, "&Copy", false);
		createButton(parent, IDialogConstants.DETAILS_ID, IDialogConstants.SHOW_DETAILS_LABEL, false);
		if (run.isResumable() || !begun) {
			createButton(parent, OTHERWISE, run.isResumable() ? "&Resume With..." : "&Run With...", false);
		}
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
			case COPY -> copy();
			case IDialogConstants.DETAILS_ID -> toggle();
			case OTHERWISE -> tryOtherwise();
			default -> super.buttonPressed(id);
		}
	}

	/** What is to be done about it is often to type another value. */
	private void tryOtherwise() {
		var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		close();
		if (run.isResumable()) {
			Launching.resumeElsewhere(window.getShell(), run);
		} else {
			Launching.launchWith(window, run);
		}
	}

	private void copy() {
		var clipboard = new Clipboard(getShell().getDisplay());
		clipboard.setContents(new Object[] { whole() }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}

	private void toggle() {
		if (details == null) {
			unfold();
		} else {
			fold();
		}
		getButton(IDialogConstants.DETAILS_ID).setText(details == null ? IDialogConstants.SHOW_DETAILS_LABEL : IDialogConstants.HIDE_DETAILS_LABEL);
		area.requestLayout();
		Shells.grow(getShell());
	}
}
