// SPDX-License-Identifier: EPL-2.0
package org.eclipse.help.ui.internal.views;

import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * Cheat sheets mention this class and those beside it, which belong to the platform's help windows, and cannot be loaded without them. They
 * would use them only for a cheat sheet at the side of a modal dialog, which nothing here opens.
 */
public class HelpTray extends DialogTray {
	@Override
	protected Control createContents(Composite parent) {
		var label = new Label(parent, SWT.WRAP);
		label.setText("Close the dialog to see the cheat sheet.");
		return label;
	}
}
