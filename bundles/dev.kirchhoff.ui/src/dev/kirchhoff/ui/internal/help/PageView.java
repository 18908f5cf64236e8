// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.help;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

import dev.kirchhoff.ui.internal.help.PageText.Span;
import dev.kirchhoff.ui.internal.help.PageText.Style;
import dev.kirchhoff.ui.internal.theme.Appearance;

/** Shows a page of help in the colours of the theme, by widgets only: not every machine has a browser that SWT can use. */
final class PageView {
	private static final int STEP = 18;
	private static final int GAP = 18;
	private static final int ABOVE = 9;
	/** The platform's colour of links on dark ground is as dark as on light ground. */
	private static final Color LINK_ON_DARK = new Color(0x6f, 0xc5, 0xee);

	private final StyledText widget;
	private final LocalResourceManager resources;
	private final Map<Integer, Image> pictures = new HashMap<>();
	private PageText page = PageText.empty();
	private boolean dark;

	PageView(Composite parent, Consumer<String> follow) {
		widget = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.H_SCROLL);
		widget.setMargins(14, 10, 14, 10);
		widget.setLineSpacing(3);
		widget.setAlwaysShowScrollBars(false);
		resources = new LocalResourceManager(JFaceResources.getResources(), widget);
		widget.addMouseListener(MouseListener.mouseUpAdapter(e -> {
			if (e.button == 1 && widget.getSelectionCount() == 0) {
				follow(linkAt(widget.getOffsetAtPoint(new Point(e.x, e.y))), follow);
			}
		}));
		widget.addVerifyKeyListener(e -> {
			if (e.keyCode == SWT.CR) {
				follow(linkAt(widget.getCaretOffset()), follow);
			}
		});
		widget.addPaintListener(_ -> {
			if (Appearance.dark(widget.getBackground()) != dark) {
				widget.getDisplay().asyncExec(this::styles); // the theme was switched
			}
		});
		widget.addPaintObjectListener(e -> {
			var picture = pictures.get(e.style.start);
			if (picture != null) {
				e.gc.drawImage(picture, e.x, e.y + e.ascent - e.style.metrics.ascent);
			}
		});
	}

	StyledText widget() {
		return widget;
	}

	private static void follow(String link, Consumer<String> follow) {
		if (link != null) {
			follow.accept(link);
		}
	}

	private String linkAt(int offset) {
		return page.spans().stream().filter(span -> span.style() == Style.LINK && offset >= span.start() && offset < span.start() + span.length()).map(Span::target).findFirst()
				.orElse(null);
	}

	void show(PageText shown) {
		page = shown;
		widget.setText(shown.text());
		styles();
		lines();
		widget.setCaretOffset(0);
		widget.setTopPixel(0);
	}

	private void styles() {
		if (widget.isDisposed()) {
			return;
		}
		dark = Appearance.dark(widget.getBackground());
		pictures.clear();
		var ranges = new ArrayList<StyleRange>();
		for (var span : page.spans()) {
			if (span.length() > 0) {
				ranges.add(range(span));
			}
		}
		// nested spans: the outer ones come later, and must not undo the inner ones
		ranges.sort(Comparator.comparingInt((StyleRange range) -> -range.length));
		ranges.forEach(widget::setStyleRange);
	}

	private StyleRange range(Span span) {
		var range = new StyleRange();
		range.start = span.start();
		range.length = span.length();
		switch (span.style()) {
		case TITLE -> range.font = font(JFaceResources.DIALOG_FONT, SWT.BOLD, 6);
		case HEADING -> range.font = font(JFaceResources.DIALOG_FONT, SWT.BOLD, 3);
		case SUBHEADING -> range.font = font(JFaceResources.DIALOG_FONT, SWT.BOLD, 1);
		case BOLD -> range.fontStyle = SWT.BOLD;
		case ITALIC -> range.fontStyle = SWT.ITALIC;
		case CODE -> range.font = font(JFaceResources.TEXT_FONT, SWT.NORMAL, 0);
		case LINK -> link(range);
		case PICTURE -> picture(range, span.target());
		}
		return range;
	}

	private void link(StyleRange range) {
		range.underline = true;
		range.underlineStyle = SWT.UNDERLINE_LINK;
		range.foreground = dark ? LINK_ON_DARK : JFaceColors.getHyperlinkText(widget.getDisplay());
	}

	private void picture(StyleRange range, String address) {
		var parts = address.split("/", 3);
		var entry = parts.length == 3 && Platform.getBundle(parts[1]) != null ? Platform.getBundle(parts[1]).getEntry(parts[2]) : null;
		if (entry == null) {
			return;
		}
		var picture = resources.create(ImageDescriptor.createFromURL(entry));
		var size = picture.getBounds();
		range.metrics = new GlyphMetrics(size.height, 0, size.width);
		pictures.put(range.start, picture);
	}

	private Font font(String base, int style, int larger) {
		return resources.create(FontDescriptor.createFrom(JFaceResources.getFontRegistry().get(base)).setStyle(style).increaseHeight(larger));
	}

	private void lines() {
		for (var gap : page.gaps()) {
			if (gap.offset() < widget.getCharCount()) {
				widget.setLineVerticalIndent(widget.getLineAtOffset(gap.offset()), gap.height() * ABOVE);
			}
		}
		var stops = stops();
		for (var line : page.lines()) {
			if (line.offset() >= widget.getCharCount()) {
				continue;
			}
			int index = widget.getLineAtOffset(line.offset());
			if (line.columns() > 1) {
				var tabs = stops.get(line.table());
				widget.setLineTabStops(index, 1, tabs);
				widget.setLineWrapIndent(index, 1, tabs[Math.min(line.columns() - 2, tabs.length - 1)]);
			} else if (line.indent() > 0) {
				widget.setLineIndent(index, 1, line.indent() * STEP);
				widget.setLineWrapIndent(index, 1, line.indent() * STEP + STEP / 2);
			}
		}
	}

	/** Where the columns of each table begin: behind the widest cell of the column before. */
	private Map<Integer, int[]> stops() {
		var widths = new HashMap<Integer, List<Integer>>();
		var gc = new GC(widget);
		try {
			gc.setFont(font(JFaceResources.TEXT_FONT, SWT.NORMAL, 0));
			for (var line : page.lines()) {
				if (line.columns() > 1) {
					int end = page.text().indexOf('\n', line.offset());
					widen(widths.computeIfAbsent(line.table(), _ -> new ArrayList<>()), page.text().substring(line.offset(), end).split("\t", -1), gc);
				}
			}
		} finally {
			gc.dispose();
		}
		var stops = new HashMap<Integer, int[]>();
		widths.forEach((table, columns) -> {
			var tabs = new int[Math.max(1, columns.size() - 1)];
			for (int i = 0, x = 0; i < columns.size() - 1; i++) {
				x += columns.get(i) + GAP;
				tabs[i] = x;
			}
			stops.put(table, tabs);
		});
		return stops;
	}

	private static void widen(List<Integer> columns, String[] cells, GC gc) {
		for (int i = 0; i < cells.length; i++) {
			int width = gc.textExtent(cells[i]).x;
			if (i < columns.size()) {
				columns.set(i, Math.max(columns.get(i), width));
			} else {
				columns.add(width);
			}
		}
	}
}
