// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** One line of a form: name and value, checked as it is typed. A value that is not the default has a bold name. */
abstract class Field {
	/** After the last key stroke a value that fits becomes the model's. */
	static final int PAUSE_MILLIS = 350;
	private static final int LABEL_WIDTH = 130;
	/** Beside the first line of several. */
	private static final int TOP_INDENT = 3;

	final Value value;
	private final Label label;
	private ControlDecoration decoration;
	private String fault = "";
	private String found = "";
	private String foundIn = "";
	private String told = "";
	private Runnable changed = () -> {
		// nobody asks
	};

	Field(Value value, Composite parent, FormToolkit toolkit) {
		this.value = value;
		label = toolkit.createLabel(parent, value.label());
		label.setToolTipText(value.doc());
		label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT)); // room for both
		aligned(label);
		if (value.kind() == Value.Kind.LONG_TEXT) {
			GridDataFactory.createFrom((GridData) label.getLayoutData()).align(SWT.BEGINNING, SWT.TOP).indent(0, TOP_INDENT).applyTo(label);
		}
	}

	/** Names of all sections are equally wide, unless one is very long. */
	static void aligned(Control label) {
		int width = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).hint(Math.max(width, LABEL_WIDTH), SWT.DEFAULT).applyTo(label);
	}

	/** To be called when the control is there. */
	final void ready(Control control) {
		control.setToolTipText(value.doc());
		control.getAccessible().addAccessibleListener(new Named(value.label(), value.doc()));
		decoration = new ControlDecoration(control, SWT.LEFT | SWT.TOP);
		decoration.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
		decoration.hide();
		resettable(label, control);
		refresh();
	}

	private void resettable(Control... controls) {
		for (var control : controls) {
			if (control == label || control.getMenu() == null && !(control instanceof org.eclipse.swt.widgets.Text)) {
				var menu = new Menu(control);
				var reset = new MenuItem(menu, SWT.PUSH);
				reset.setText(value.defaultText().isEmpty() ? "&Reset to default" : "&Reset to default (" + value.defaultText() + ")");
				reset.addListener(SWT.Selection, _ -> commit(""));
				menu.addListener(SWT.Show, _ -> reset.setEnabled(value.isSet()));
				control.setMenu(menu);
			}
		}
	}

	/** The control that takes the focus. */
	abstract Control control();

	/** Shows what the model says now. */
	final void refresh() {
		label.setFont(value.isSet() && !value.text().equals(value.defaultText()) ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT)
				: JFaceResources.getFontRegistry().get(JFaceResources.DEFAULT_FONT));
		show();
		judge(value.text());
	}

	abstract void show();

	/** Says what is wrong with a text, beside the control. */
	final boolean judge(String text) {
		fault = value.fault(text).orElse("");
		told = fault.isEmpty() && text.equals(foundIn) ? found : fault;
		if (told.isEmpty()) {
			decoration.hide();
		} else {
			decoration.setDescriptionText(told);
			decoration.show();
		}
		return fault.isEmpty();
	}

	/** A check of the whole project has found this wrong with the value as it is in the model; empty if nothing. It is said until the value is another one. */
	final void found(String wrong) {
		if (!wrong.equals(found) || !value.text().equals(foundIn)) {
			found = wrong;
			foundIn = value.text();
			judge(shown());
		}
	}

	/** The value as it stands in the control. */
	String shown() {
		return value.text();
	}

	/** What is said beside the control; empty if nothing is. */
	final String told() {
		return told;
	}

	/** What is wrong; empty if nothing is. */
	final String fault() {
		return fault;
	}

	final void commit(String text) {
		if (judge(text) && !(text.equals(value.text()) && (value.isSet() || text.isEmpty()))) {
			value.put(text);
			changed.run();
		}
	}

	/** Whom to tell when the value, or what is typed for it, is another one. */
	final void onChange(Runnable listener) {
		changed = listener;
	}

	final void changed() {
		changed.run();
	}
}
