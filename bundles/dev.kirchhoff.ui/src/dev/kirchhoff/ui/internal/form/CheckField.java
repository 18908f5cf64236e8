// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.form;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Yes or no. */
final class CheckField extends Field {
	private final Button button;

	CheckField(Value value, Composite parent, FormToolkit toolkit) {
		super(value, parent, toolkit);
		button = toolkit.createButton(parent, "", SWT.CHECK);
		GridDataFactory.fillDefaults().indent(6, 0).applyTo(button);
		button.addListener(SWT.Selection, _ -> commit(Boolean.toString(button.getSelection())));
		ready(button);
	}

	@Override
	Control control() {
		return button;
	}

	@Override
	void show() {
		button.setSelection(Boolean.parseBoolean(value.text().isEmpty() ? value.defaultText() : value.text()));
	}
}
