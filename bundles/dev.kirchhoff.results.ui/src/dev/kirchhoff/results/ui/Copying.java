// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Long values: short on screen, whole in a tool tip, and a menu that copies all of it. */
final class Copying {
	private static final int SHORT = 150;
	private static final int LINE = 100;

	private Copying() {
	}

	/** At most some words of a text. */
	static String elided(String text) {
		if (text.length() <= SHORT) {
			return text;
		}
		int space = text.lastIndexOf(' ', SHORT);
		return text.substring(0, space > SHORT / 2 ? space : SHORT).replaceFirst("[,;(]+$", "") + " …";
	}

	/** A text in lines that fit into a tool tip. */
	static String broken(String text) {
		return text.replaceAll("(.{" + LINE / 2 + "," + LINE + "}) ", "$1\n");
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
