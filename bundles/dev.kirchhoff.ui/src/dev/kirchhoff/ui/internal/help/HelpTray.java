// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Help at the side of a dialog, as the window behind it does not answer while it is open. */
final class HelpTray extends DialogTray {
	private static final int WIDTH = 340;

	private final Library library = new Library();
	private PageView page;

	/** Shows a page at the side of a dialog. */
	static void open(TrayDialog dialog, String href) {
		if (!(dialog.getTray() instanceof HelpTray)) {
			if (dialog.getTray() != null) {
				dialog.closeTray();
			}
			dialog.openTray(new HelpTray());
		}
		((HelpTray) dialog.getTray()).show(href);
	}

	@Override
	protected Control createContents(Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(area);
		page = new PageView(area, link -> HelpLinks.follow(link, this::show));
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, 200).applyTo(page.widget());
		return area;
	}

	private void show(String href) {
		page.show(PageText.of(library.text(href), link -> Library.resolve(href, link)));
	}
}
