// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.draw2d.Graphics;
import org.eclipse.swt.graphics.Color;

import dev.kirchhoff.diagram.view.LineStyle;

/** Colours of the notation as SWT wants them, and those of the editor itself, which lie on paper and so are the same in every theme. */
final class Paint {
	static final Color ACCENT = new Color(0x2F, 0x6F, 0xD0);
	static final Color ALLOWED = new Color(0x2E, 0x9E, 0x5B);
	static final Color REFUSED = new Color(0xC8, 0x3A, 0x3A);
	static final Color GRID = new Color(0xE9, 0xEC, 0xF0);
	static final Color WHITE = new Color(255, 255, 255);

	private static final Map<dev.kirchhoff.diagram.view.Color, Color> COLORS = new HashMap<>();

	private Paint() {
	}

	static Color of(dev.kirchhoff.diagram.view.Color color) {
		return COLORS.computeIfAbsent(color, key -> new Color(key.red(), key.green(), key.blue()));
	}

	/** Half way. */
	static Color between(dev.kirchhoff.diagram.view.Color one, dev.kirchhoff.diagram.view.Color other) {
		return new Color((one.red() + other.red()) / 2, (one.green() + other.green()) / 2, (one.blue() + other.blue()) / 2);
	}

	static void line(Graphics graphics, LineStyle style, int width) {
		graphics.setLineWidth(width);
		graphics.setLineStyle(switch (style) {
			case SOLID -> Graphics.LINE_SOLID;
			case DASH -> Graphics.LINE_DASH;
			case DOT -> Graphics.LINE_DOT;
			case DASH_DOT -> Graphics.LINE_DASHDOT;
		});
	}
}
