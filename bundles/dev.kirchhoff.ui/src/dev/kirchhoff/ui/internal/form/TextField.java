// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import java.nio.file.Path;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Numbers with units, text, and names of files. The default stands in grey where nothing is given. */
final class TextField extends Field {
	private static final int LINES = 3;
	private static final int NUMBER_WIDTH = 160;

	private final Text text;
	private final Path folder;
	private boolean showing;
	private final Runnable settle = this::settle;

	/** @param folder that files are named from */
	TextField(Value value, Composite parent, FormToolkit toolkit, Path folder) {
		super(value, parent, toolkit);
		this.folder = folder;
		text = switch (value.kind()) {
			case LONG_TEXT -> longText(parent, toolkit);
			case FILE, FOLDER -> file(parent, toolkit);
			default -> single(parent, toolkit);
		};
		text.setMessage(value.hint());
		if (!value.examples().isEmpty()) {
			ExampleProposals.offer(text, value.examples());
		}
		text.addListener(SWT.Modify, _ -> typed());
		text.addListener(SWT.FocusOut, _ -> settle());
		text.addListener(SWT.DefaultSelection, _ -> settle());
		text.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ESC) {
				refresh();
			}
		});
		ready(text);
	}

	private Text single(Composite parent, FormToolkit toolkit) {
		var made = toolkit.createText(parent, "", SWT.SINGLE | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(NUMBER_WIDTH, SWT.DEFAULT).indent(6, 0).applyTo(made);
		return made;
	}

	private Text longText(Composite parent, FormToolkit toolkit) {
		var column = parent;
		if (!value.examples().isEmpty()) {
			column = toolkit.createComposite(parent);
			GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(column);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(column);
		}
		var made = toolkit.createText(column, "", SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(NUMBER_WIDTH, LINES * made.getLineHeight()).indent(6, 0).applyTo(made);
		if (column != parent) {
			var below = toolkit.createLabel(column, "One a line, such as " + value.examples().getFirst() + "; Ctrl+Space lists more", SWT.WRAP);
			below.setEnabled(false);
			GridDataFactory.fillDefaults().grab(true, false).hint(NUMBER_WIDTH, SWT.DEFAULT).indent(6, 0).applyTo(below);
		}
		made.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_TAB_NEXT || (event.stateMask & SWT.MOD1) == 0 || event.doit);
		return made;
	}

	private Text file(Composite parent, FormToolkit toolkit) {
		var row = toolkit.createComposite(parent);
		GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(6, 0, 0, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		var made = toolkit.createText(row, "", SWT.SINGLE | SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(NUMBER_WIDTH, SWT.DEFAULT).applyTo(made);
		var browse = toolkit.createButton(row, "Browse...", SWT.PUSH);
		browse.addListener(SWT.Selection, _ -> browse());
		return made;
	}

	private void browse() {
		String chosen;
		if (value.kind() == Value.Kind.FOLDER) {
			var dialog = new DirectoryDialog(text.getShell());
			dialog.setFilterPath(folder.toString());
			chosen = dialog.open();
		} else {
			var dialog = new FileDialog(text.getShell(), SWT.OPEN);
			dialog.setFilterPath(folder.toString());
			chosen = dialog.open();
		}
		if (chosen != null) {
			var path = Path.of(chosen);
			commit((value.isRelative() && path.startsWith(folder) ? folder.relativize(path) : path).toString().replace('\\', '/'));
			refresh();
		}
	}

	@Override
	Control control() {
		return text;
	}

	@Override
	String shown() {
		return value.kind() == Value.Kind.LONG_TEXT ? text.getText() : text.getText().strip();
	}

	@Override
	void show() {
		var now = value.text();
		if (text.isDisposed() || text.getText().equals(now) || text.isFocusControl() && means(text.getText(), now)) {
			return; // 15uA stays as it was typed while the cursor is in it
		}
		showing = true;
		text.setText(now);
		showing = false;
	}

	/** Whether what stands here has been taken over as this. */
	private boolean means(String typed, String now) {
		return committed != null && committed.equals(typed) && now.equals(taken);
	}

	private String committed;
	private String taken;

	private void typed() {
		if (!showing) {
			judge(text.getText().strip());
			text.getDisplay().timerExec(PAUSE_MILLIS, settle);
			changed();
		}
	}

	private void settle() {
		if (text.isDisposed()) {
			return;
		}
		text.getDisplay().timerExec(-1, settle);
		var typed = text.getText();
		if (means(typed, value.text())) {
			return;
		}
		commit(value.kind() == Value.Kind.LONG_TEXT ? typed : typed.strip());
		if (fault().isEmpty()) {
			committed = typed;
			taken = value.text();
		}
		if (!text.isFocusControl() && fault().isEmpty()) {
			show();
		}
	}
}
