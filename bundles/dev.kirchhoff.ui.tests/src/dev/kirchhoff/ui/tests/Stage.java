// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/** A window of its own to look at widgets in, over the workbench. */
final class Stage implements AutoCloseable {
	private final Shell shell;

	Stage(int columns, int width, int height) {
		shell = new Shell(Workbench.window().getShell(), SWT.SHELL_TRIM);
		shell.setText("Stage");
		var layout = new GridLayout(columns, true);
		layout.horizontalSpacing = 12;
		layout.verticalSpacing = 12;
		shell.setLayout(layout);
		shell.setBounds(20, 20, width, height);
	}

	Shell shell() {
		return shell;
	}

	void open() {
		shell.layout(true, true);
		shell.open();
		Workbench.settle();
	}

	/** Gives every control the colours of a dark theme, as the style sheet of one does. */
	void darken() {
		darken(shell);
		Workbench.settle();
	}

	private static void darken(Control control) {
		control.setBackground(new Color(0x2f, 0x2f, 0x2f));
		control.setForeground(new Color(0xee, 0xee, 0xee));
		if (control instanceof Composite composite) {
			for (var child : composite.getChildren()) {
				darken(child);
			}
		}
	}

	/** Something a mouse does over a control. */
	static void mouse(Control control, int type, int x, int y, int button, int count) {
		var event = new Event();
		event.x = x;
		event.y = y;
		event.button = button;
		event.count = count;
		control.notifyListeners(type, event);
		Workbench.settle();
	}

	/** As {@link Workbench#screenshot}, of this window. */
	Path screenshot(String name) throws IOException {
		shell.forceActive();
		shell.redraw(0, 0, shell.getSize().x, shell.getSize().y, true);
		Workbench.awaitDrawn(shell.getDisplay());
		var bounds = shell.getBounds();
		var image = new Image(shell.getDisplay(), bounds.width, bounds.height);
		var gc = new GC(shell.getDisplay());
		gc.copyArea(image, bounds.x, bounds.y);
		gc.dispose();
		var folder = Path.of(System.getProperty("kirchhoff.screenshots"));
		Files.createDirectories(folder);
		var file = folder.resolve(name + ".png");
		var loader = new ImageLoader();
		loader.data = new ImageData[] { image.getImageData() };
		loader.save(file.toString(), SWT.IMAGE_PNG);
		image.dispose();
		return file;
	}

	@Override
	public void close() {
		shell.dispose();
		Workbench.settle();
	}
}
