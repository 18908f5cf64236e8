// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/**
 * What all pictures on a screen have: a title, a small tool bar and a context menu for zoom and export, the drawing, and below it what is
 * under the mouse. Exported SVG is drawn by the code of the report, CSV has the numbers, PNG is what is seen.
 */
public abstract class Picture extends Composite {
	private final Composite header;
	private final Label title;
	private final ToolBar choices;
	private final ToolBar tools;
	private final Label status;

	Picture(Composite parent) {
		super(parent, SWT.NONE);
		setLayout(spaced(new GridLayout(1, false)));
		header = new Composite(this, SWT.NONE);
		header.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
		header.setLayout(spaced(new GridLayout(4, false)));
		title = new Label(header, SWT.NONE);
		var titleData = new GridData(SWT.FILL, SWT.CENTER, true, false);
		titleData.horizontalIndent = 6;
		title.setLayoutData(titleData);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		createChoice(header);
		choices = new ToolBar(header, SWT.FLAT | SWT.RIGHT);
		choices.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		tools = new ToolBar(header, SWT.FLAT);
		tools.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		createDrawing(this);
		status = new Label(this, SWT.NONE);
		var statusData = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
		statusData.horizontalIndent = 6;
		status.setLayoutData(statusData);
		createToggles();
		button("zoomall16", "Show all (0, or a double click)", this::showAll);
		var export = button("export16", "Export or copy", () -> {
		});
		export.addListener(SWT.Selection, event -> {
			var menu = menu(tools);
			var bounds = export.getBounds();
			menu.setLocation(tools.toDisplay(bounds.x, bounds.y + bounds.height));
			menu.setVisible(true);
		});
		drawing().setMenu(menu(drawing()));
		drawing().getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = description();
			}
		});
	}

	private static GridLayout spaced(GridLayout layout) {
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = 0;
		return layout;
	}

	/** Makes the control that is drawn on. */
	abstract void createDrawing(Composite parent);

	/** What is drawn on. */
	abstract Control drawing();

	/** Makes what chooses one of several pictures, one control; none by itself takes no room. */
	void createChoice(Composite parent) {
		var none = new Label(parent, SWT.NONE);
		none.setLayoutData(new GridData(0, 0));
	}

	/** Adds buttons for how it is drawn. */
	abstract void createToggles();

	/** Whether there is something to export. */
	abstract boolean isEmpty();

	/** As the report draws it. */
	abstract String svg();

	abstract void csv(Appendable out) throws IOException;

	/** Colours of the widget have changed. */
	abstract void restyle();

	/** Undoes zooming. */
	public abstract void showAll();

	/** What is to be seen, in words, for people who cannot see it. */
	abstract String description();

	ToolItem toggle(String text, String toolTip, Consumer<Boolean> action) {
		var item = new ToolItem(choices, SWT.CHECK);
		item.setText(" " + text + " ");
		item.setToolTipText(toolTip);
		item.addListener(SWT.Selection, event -> action.accept(item.getSelection()));
		return item;
	}

	private ToolItem button(String icon, String toolTip, Runnable action) {
		var item = new ToolItem(tools, SWT.PUSH);
		item.setImage(Icons.image(icon));
		item.setToolTipText(toolTip);
		item.addListener(SWT.Selection, event -> action.run());
		return item;
	}

	private Menu menu(Control control) {
		var menu = new Menu(control);
		item(menu, "Show All\t0", this::showAll);
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, "Copy Picture", this::copy);
		item(menu, "Export SVG...", () -> choose("svg"));
		item(menu, "Export PNG...", () -> choose("png"));
		item(menu, "Export CSV...", () -> choose("csv"));
		return menu;
	}

	private static void item(Menu menu, String text, Runnable action) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, event -> action.run());
	}

	/** Above the picture. */
	public void setTitle(String text) {
		if (!title.getText().equals(text)) {
			title.setText(text.replace("&", "&&"));
			title.setToolTipText(text);
			header.layout();
		}
	}

	/** What stands above the picture. */
	public String getTitle() {
		return title.getText().replace("&&", "&");
	}

	/** Without title, tool bar and read-out, for pictures in little room; the context menu stays. */
	public void setBare(boolean bare) {
		for (var control : new Control[] { header, status }) {
			control.setVisible(!bare);
			((GridData) control.getLayoutData()).exclude = bare;
		}
		layout();
	}

	void status(String text) {
		if (!status.getText().equals(text)) {
			status.setText(text.replace("&", "&&"));
		}
	}

	/** What is under the mouse, as it stands below the picture. */
	public String getReadOut() {
		return status.getText();
	}

	/** What is seen, in pixels of the screen. */
	public ImageData image() {
		var size = drawing().getSize();
		var image = new Image(getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
		var gc = new GC(image);
		try {
			paint(gc, size.x, size.y, image);
			return image.getImageData(100);
		} finally {
			gc.dispose();
			image.dispose();
		}
	}

	/** Draws what is seen on something else than the screen. */
	abstract void paint(GC gc, int width, int height, Image on);

	private void copy() {
		var clipboard = new Clipboard(getDisplay());
		clipboard.setContents(new Object[] { image() }, new Transfer[] { ImageTransfer.getInstance() });
		clipboard.dispose();
	}

	private void choose(String extension) {
		var dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setText("Export Picture");
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(new String[] { "*." + extension, "*.svg", "*.png", "*.csv" });
		dialog.setFileName(getTitle().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^-|-$", "") + "." + extension);
		var chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		var file = Path.of(chosen.toLowerCase(Locale.ROOT).matches(".*\\.(svg|png|csv)") ? chosen : chosen + "." + extension);
		try {
			export(file);
			status("Written: " + file);
		} catch (IOException e) {
			MessageDialog.openError(getShell(), "Export Picture", file + " cannot be written (" + e.getMessage() + "). Choose another place or name.");
		}
	}

	/**
	 * Writes the picture as what the file's name ends with: {@code svg}, {@code csv}, else PNG.
	 *
	 * @throws IOException if the file cannot be written
	 */
	public void export(Path file) throws IOException {
		if (isEmpty()) {
			throw new IOException("there is nothing in the picture");
		}
		var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".svg")) {
			Files.writeString(file, svg());
		} else if (name.endsWith(".csv")) {
			try (var out = Files.newBufferedWriter(file)) {
				csv(out);
			}
		} else {
			var loader = new ImageLoader();
			loader.data = new ImageData[] { image() };
			try (var out = Files.newOutputStream(file)) {
				loader.save(out, SWT.IMAGE_PNG);
			}
		}
	}

	@Override
	public void setForeground(Color color) {
		super.setForeground(color);
		drawing().setForeground(color);
		restyle();
	}

	@Override
	public void setBackground(Color color) {
		super.setBackground(color);
		drawing().setBackground(color);
		restyle();
	}

	@Override
	public boolean setFocus() {
		return drawing().setFocus();
	}
}
