// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** A menu on a label that copies what it says. */
final class Copying {
	private Copying() {
	}

	static void install(Label label, String text) {
		if (text.isEmpty()) {
			return;
		}
		var menu = new Menu(label);
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText("Copy");
		item.addListener(SWT.Selection, event -> {
			var clipboard = new Clipboard(label.getDisplay());
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
		label.setMenu(menu);
	}
}
