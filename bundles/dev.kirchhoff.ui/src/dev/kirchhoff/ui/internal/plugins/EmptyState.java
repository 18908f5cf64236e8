// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;

import dev.kirchhoff.ui.internal.theme.Icons;

/** Where only Kirchhoff's own plug-ins are: the two ways to others. */
final class EmptyState extends Composite {
	private static final int WIDTH = 520;

	private final LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), this);
	private final Button install;

	EmptyState(Composite parent, Runnable installing, Runnable writing) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(this);
		var middle = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(middle);
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(middle);
		var picture = new Label(middle, SWT.NONE);
		picture.setImage(resources.create(Icons.of("plugins/plugin88")));
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(picture);
		var title = new Label(middle, SWT.NONE);
		title.setText("No plug-ins of others yet");
		title.setFont(resources.create(FontDescriptor.createFrom(JFaceResources.getDialogFont()).setStyle(SWT.BOLD).increaseHeight(3)));
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(title);
		var line = new Label(middle, SWT.WRAP | SWT.CENTER);
		line.setText("Plug-ins add devices, programming algorithms, trainers, data sets and file formats. Their types appear wherever a type is chosen.");
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).applyTo(line);
		install = way(middle, "plugins/install", "&Install a Plug-in...", "From a site, a zip or a jar that somebody gave you. A jar in the dropins folder is installed at the next start.", installing);
		way(middle, "plugins/new", "&Write a Plug-in...", "A project that builds and passes its test at once: one class and one element of plugin.xml.", writing);
		var more = new Link(middle, SWT.NONE);
		more.setText("<a>How plug-ins work</a>");
		more.addListener(SWT.Selection, _ -> PlatformUI.getWorkbench().getHelpSystem().displayHelpResource("/dev.kirchhoff.ui/help/plugins.html"));
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(more);
	}

	private Button way(Composite parent, String icon, String text, String doc, Runnable action) {
		var row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(14, 0).applyTo(row);
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).applyTo(row);
		var button = new Button(row, SWT.PUSH);
		button.setImage(resources.create(Icons.of(icon)));
		button.setText(text);
		button.addListener(SWT.Selection, _ -> action.run());
		GridDataFactory.swtDefaults().hint(190, SWT.DEFAULT).applyTo(button);
		var words = new Label(row, SWT.WRAP);
		words.setText(doc);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(200, SWT.DEFAULT).applyTo(words);
		return button;
	}

	void enable(boolean installable) {
		install.setEnabled(installable);
	}

	@Override
	public boolean setFocus() {
		return install.setFocus();
	}
}
