// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;

import dev.kirchhoff.diagram.layout.TextMetrics;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.Label.Format;

/** A label as it is drawn, in the letters that {@link TextMetrics} measures for. */
final class Text {
	/** Arial, Liberation Sans and Nimbus Sans stand in for it where it is missing, with the same widths. */
	private static final String FAMILY = "Helvetica";
	private static final int DOTS_PER_INCH = 96;
	/** Lines lower than this on the screen are not drawn. */
	private static final double READABLE = 3;

	private record Key(int size, int style) {
	}

	private record Line(String text, int width) {
	}

	private static final Map<Key, Font> FONTS = new HashMap<>();

	final Label label;
	private final boolean icon;
	private int measuredFor = -1;
	private List<Line> lines = List.of();

	Text(Label label) {
		this.label = label;
		icon = !label.icon().isEmpty();
	}

	Font font() {
		int style = (isBold() ? SWT.BOLD : 0) | (label.formats().contains(Format.ITALIC) ? SWT.ITALIC : 0);
		return FONTS.computeIfAbsent(new Key(label.size(), style), Text::font);
	}

	private static Font font(Key key) {
		int points = Math.max(1, Math.round(key.size * (float) DOTS_PER_INCH / Display.getCurrent().getDPI().y));
		return JFaceResources.getResources().create(FontDescriptor.createFrom(new FontData(FAMILY, points, key.style)));
	}

	private boolean isBold() {
		return label.formats().contains(Format.BOLD);
	}

	boolean isShown() {
		return label.isShown();
	}

	Dimension size() {
		var size = TextMetrics.size(label);
		return new Dimension(size.width(), size.height());
	}

	private int iconWidth() {
		return icon ? TextMetrics.ICON + (label.text().isEmpty() ? 0 : TextMetrics.ICON_GAP) : 0;
	}

	/** Where the text is in an area: aligned across as the label says, in the middle of its height. */
	Rectangle place(Rectangle area) {
		var size = size();
		int width = Math.min(size.width, area.width);
		int x = switch (label.alignment()) {
			case LEFT -> area.x;
			case RIGHT -> area.x + area.width - width;
			case CENTER -> area.x + (area.width - width) / 2;
		};
		return new Rectangle(x, area.y + (area.height - size.height) / 2, width, size.height);
	}

	/** What fits, measured with the letters that are really there. */
	private void measure(int room) {
		if (room != measuredFor) {
			measuredFor = room;
			var font = font();
			lines = TextMetrics.lines(label.text()).stream().map(line -> TextMetrics.shorten(line, label.size(), isBold(), room + 1))
					.map(line -> new Line(line, FigureUtilities.getStringExtents(line, font).width)).toList();
		}
	}

	/** @param place as {@link #place} gave it */
	void paint(Graphics graphics, Rectangle place, Pictures pictures, double scale) {
		int lineHeight = TextMetrics.lineHeight(label.size());
		if (lineHeight * scale < READABLE) {
			return;
		}
		if (icon) {
			pictures.draw(graphics, label.icon(), new Rectangle(place.x, place.y + (place.height - TextMetrics.ICON) / 2, TextMetrics.ICON, TextMetrics.ICON), scale);
		}
		int room = place.width - iconWidth();
		measure(room);
		graphics.setFont(font());
		graphics.setForegroundColor(Paint.of(label.color()));
		int down = (lineHeight - FigureUtilities.getFontMetrics(font()).getHeight()) / 2;
		int y = place.y + (place.height - lines.size() * lineHeight) / 2;
		for (var line : lines) {
			int x = place.x + iconWidth() + switch (label.alignment()) {
				case LEFT -> 0;
				case RIGHT -> room - line.width;
				case CENTER -> (room - line.width) / 2;
			};
			graphics.drawString(line.text, x, y + down);
			rules(graphics, x, y, line.width, lineHeight);
			y += lineHeight;
		}
	}

	private void rules(Graphics graphics, int x, int y, int width, int lineHeight) {
		graphics.setLineStyle(Graphics.LINE_SOLID);
		graphics.setLineWidth(1);
		if (label.formats().contains(Format.UNDERLINE)) {
			graphics.drawLine(x, y + lineHeight - 2, x + width, y + lineHeight - 2);
		}
		if (label.formats().contains(Format.STRIKE_THROUGH)) {
			graphics.drawLine(x, y + lineHeight / 2 + 1, x + width, y + lineHeight / 2 + 1);
		}
	}
}
