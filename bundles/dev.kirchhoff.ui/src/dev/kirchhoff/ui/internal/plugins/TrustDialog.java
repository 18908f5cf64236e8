// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.plugins.Signature;
import dev.kirchhoff.plugins.Trust;
import dev.kirchhoff.ui.internal.form.Named;

/** Asks before content is installed for which nobody vouches who is trusted here. Not to install is what Enter and Escape do. */
public final class TrustDialog extends TitleAreaDialog {
	/** Asks on the display, and waits for the answer in the job. No display, no trust. */
	public static final Trust ASK = TrustDialog::ask;

	private final List<Trust.Subject> subjects;
	private final CompletableFuture<Boolean> answer;

	private TrustDialog(Shell parent, List<Trust.Subject> subjects, CompletableFuture<Boolean> answer) {
		super(parent);
		this.subjects = subjects;
		this.answer = answer;
		setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.APPLICATION_MODAL);
		setBlockOnOpen(false);
		setHelpAvailable(false);
	}

	private static boolean ask(List<Trust.Subject> subjects) {
		var answer = new CompletableFuture<Boolean>();
		var display = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getDisplay() : Display.getDefault();
		if (display.isDisposed()) {
			return false;
		}
		display.asyncExec(() -> {
			var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			if (window == null) {
				answer.complete(false);
			} else {
				new TrustDialog(window.getShell(), subjects, answer).open();
			}
		});
		return answer.join();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Trust These Plug-ins?");
		shell.addDisposeListener(_ -> answer.complete(false));
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Point getInitialSize() {
		return new Point(680, 420);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(subjects.size() == 1 ? "Nobody you trust vouches for this plug-in" : "Nobody you trust vouches for these plug-ins");
		setMessage("Install only what you got from somebody you know, in a way that you trust.", IMessageProvider.WARNING);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().margins(12, 10).spacing(8, 10).applyTo(area);
		table(area);
		var meaning = new Label(area, SWT.WRAP);
		meaning.setText(meaning());
		GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(meaning);
		return area;
	}

	private String meaning() {
		var what = "A plug-in is a program. It runs with your rights: it can read and change your files and use the network, and its devices decide what your studies find. ";
		return subjects.stream().anyMatch(subject -> subject.signature().state() == Signature.State.BROKEN)
				? what + "A broken signature means that the content was changed after it was signed: do not install it unless you know why."
				: what + "Without a signature that is trusted here, nobody can tell whether it was changed on its way.";
	}

	private void table(Composite area) {
		var host = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).hint(400, 90).applyTo(host);
		var layout = new TableColumnLayout();
		host.setLayout(layout);
		var table = new TableViewer(host, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
		table.getTable().setHeaderVisible(true);
		table.getTable().getAccessible().addAccessibleListener(new Named("Plug-ins to be installed, and who has signed them"));
		var pictures = new Pictures(host);
		column(table, layout, "Plug-in", 45, Trust.Subject::id, _ -> pictures.of("plugins/plugin"));
		column(table, layout, "Version", 20, subject -> PluginTree.version(subject.version()), _ -> null);
		column(table, layout, "Signed by", 35, subject -> signer(subject.signature()), subject -> pictures.of(Look.of(subject.signature()).icon()));
		table.setContentProvider(ArrayContentProvider.getInstance());
		table.setInput(subjects);
	}

	private static String signer(Signature signature) {
		return switch (signature.state()) {
			case UNSIGNED -> "nobody";
			case UNKNOWN_SIGNER -> signature.signer() + ", unknown here";
			case BROKEN -> "broken signature" + (signature.signer().isEmpty() ? "" : " of " + signature.signer());
			case TRUSTED -> signature.signer();
		};
	}

	private static void column(TableViewer table, TableColumnLayout layout, String title, int weight, Function<Trust.Subject, String> text, Function<Trust.Subject, Image> image) {
		var column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 90, true));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((Trust.Subject) element);
			}

			@Override
			public Image getImage(Object element) {
				return image.apply((Trust.Subject) element);
			}
		});
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "&Trust and Install", false);
		createButton(parent, IDialogConstants.CANCEL_ID, "&Do Not Install", true);
	}

	@Override
	public boolean close() {
		answer.complete(getReturnCode() == OK);
		return super.close();
	}

	@Override
	protected void cancelPressed() {
		setReturnCode(CANCEL);
		close();
	}

	@Override
	protected void handleShellCloseEvent() {
		setReturnCode(CANCEL);
		super.handleShellCloseEvent();
	}
}
