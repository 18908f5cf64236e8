// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** One of a few. */
final class ChoiceField extends Field {
	private final Combo combo;

	ChoiceField(Value value, Composite parent, FormToolkit toolkit) {
		super(value, parent, toolkit);
		combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setItems(value.choices().toArray(String[]::new));
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).indent(6, 0).applyTo(combo);
		combo.addListener(SWT.Selection, _ -> commit(combo.getText()));
		// the wheel scrolls the form; it must not change what lies under the mouse
		combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
		ready(combo);
	}

	@Override
	Control control() {
		return combo;
	}

	@Override
	void show() {
		combo.setText(value.text().isEmpty() ? value.defaultText() : value.text());
	}
}
