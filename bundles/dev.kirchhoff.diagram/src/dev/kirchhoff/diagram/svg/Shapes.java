// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Boxes;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.Lattice;
import dev.kirchhoff.diagram.view.LineStyle;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeStyle.Gradient;
import dev.kirchhoff.diagram.view.NodeView;

/** Outlines of boxes, with their fills. */
final class Shapes {
	/** More lines than this across a lattice are a grey area, not a lattice. */
	private static final int MOST_LINES = 32;
	private static final int FOLD = 9;

	private record Shading(Color from, Color to, Gradient gradient) {
	}

	private final Xml xml;
	private final Pictures pictures;
	private final Map<Shading, String> shadings = new LinkedHashMap<>();

	Shapes(Xml xml, Pictures pictures) {
		this.xml = xml;
		this.pictures = pictures;
	}

	/** The gradients that have been used. */
	void define(Xml defs) {
		shadings.forEach((shading, id) -> {
			boolean down = shading.gradient == Gradient.TOP_TO_BOTTOM;
			boolean across = shading.gradient == Gradient.LEFT_TO_RIGHT;
			defs.open("linearGradient", "id", id, "x1", 0, "y1", 0, "x2", down ? 0 : 1, "y2", across ? 0 : 1);
			defs.empty("stop", "offset", 0, "stop-color", shading.from);
			defs.empty("stop", "offset", 1, "stop-color", shading.to);
			defs.close("linearGradient");
		});
	}

	/** Of a box. A line of an odd width lies in the middle of pixels. */
	void draw(NodeView node, Bounds box) {
		var style = node.style();
		double in = style.borderWidth() / 2.0;
		double x = box.x() + in;
		double y = box.y() + in;
		double w = Math.max(0.5, box.width() - 2 * in);
		double h = Math.max(0.5, box.height() - 2 * in);
		switch (style.shape()) {
			case RECTANGLE -> xml.empty("rect", with(style, "x", x, "y", y, "width", w, "height", h, "rx", arc(style, w, h)));
			case ELLIPSE -> xml.empty("ellipse", with(style, "cx", x + w / 2, "cy", y + h / 2, "rx", w / 2, "ry", h / 2));
			case DOT -> xml.empty("circle", with(style, "cx", x + w / 2, "cy", y + h / 2, "r", Math.min(w, h) / 2));
			case RING -> ring(style, x + w / 2, y + h / 2, Math.min(w, h));
			case LOZENGE -> path(style, x, y + h / 2, x + w / 2, y, x + w, y + h / 2, x + w / 2, y + h);
			case TRIANGLE -> path(style, x + w / 2, y, x + w, y + h, x, y + h);
			case PARALLELOGRAM -> {
				int slant = Boxes.slant(box.height());
				path(style, x + slant, y, x + w, y, x + w - slant, y + h, x, y + h);
			}
			case NOTE -> {
				double fold = Math.min(FOLD, Math.min(w, h) / 2);
				path(style, x, y, x + w - fold, y, x + w, y + fold, x + w, y + h, x, y + h);
				xml.empty("path", "d", "M" + n(x + w - fold) + " " + n(y) + "v" + n(fold) + "h" + n(fold), "fill", "none", "stroke", style.border(), "stroke-width", Math.max(1, style.borderWidth()));
			}
			case STROKE -> xml.empty("path", "d", "M" + n(box.x()) + " " + n(y + h / 2) + "h" + box.width(), "stroke", style.fill(), "stroke-width", Math.max(1, style.borderWidth()));
			case IMAGE -> pictures.id(style.image()).ifPresentOrElse(id -> xml.empty("use", "href", "#" + id, "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height()),
					() -> xml.empty("rect", "x", x, "y", y, "width", w, "height", h, "rx", 3, "fill", "none", "stroke", "#AAAAAA", "stroke-dasharray", "4 3"));
			case GAUGE -> gauge(style, box);
		}
	}

	private static Double arc(NodeStyle style, double w, double h) {
		return style.arc() == 0 ? null : Double.valueOf(Math.min(style.arc() / 2.0, Math.min(w, h) / 2));
	}

	private void ring(NodeStyle style, double x, double y, double size) {
		double thick = Math.max(2, size / 5);
		xml.empty("circle", "cx", x, "cy", y, "r", (size - thick) / 2, "fill", "none", "stroke", style.fill(), "stroke-width", thick);
		if (style.borderWidth() > 0) {
			xml.empty("circle", "cx", x, "cy", y, "r", size / 2, "fill", "none", "stroke", style.border(), "stroke-width", style.borderWidth());
		}
	}

	private void path(NodeStyle style, double... points) {
		var d = new StringBuilder();
		for (int i = 0; i < points.length; i += 2) {
			d.append(i == 0 ? "M" : "L").append(n(points[i])).append(' ').append(n(points[i + 1]));
		}
		xml.empty("path", with(style, "d", d.append('Z').toString(), "stroke-linejoin", "round"));
	}

	private Object[] with(NodeStyle style, Object... shape) {
		boolean line = style.borderWidth() > 0;
		var all = java.util.Arrays.copyOf(shape, shape.length + 8);
		var paint = new Object[] { "fill", fill(style), "stroke", line ? style.border() : null, "stroke-width", line && style.borderWidth() != 1 ? style.borderWidth() : null, "stroke-dasharray",
				line ? dashes(style.borderLine(), style.borderWidth()) : null };
		System.arraycopy(paint, 0, all, shape.length, paint.length);
		return all;
	}

	private Object fill(NodeStyle style) {
		if (style.fill().equals(style.fillTo())) {
			return style.fill();
		}
		var id = shadings.computeIfAbsent(new Shading(style.fill(), style.fillTo(), style.gradient()), _ -> "shade" + (shadings.size() + 1));
		return "url(#" + id + ")";
	}

	/** Bars beside each other, filled from below. */
	private void gauge(NodeStyle style, Bounds box) {
		int count = Math.max(1, style.gauges().size());
		double gap = count > 1 ? 3 : 0;
		double wide = (box.width() - gap * (count - 1)) / count;
		for (int i = 0; i < style.gauges().size(); i++) {
			var gauge = style.gauges().get(i);
			double x = box.x() + i * (wide + gap);
			double part = Math.clamp((gauge.value() - gauge.min()) / (double) Math.max(1, gauge.max() - gauge.min()), 0, 1);
			double rx = Math.min(3, wide / 3);
			xml.empty("rect", "x", x + 0.5, "y", box.y() + 0.5, "width", wide - 1, "height", box.height() - 1, "rx", rx, "fill", gauge.background());
			if (part > 0) {
				double high = (box.height() - 1) * part;
				xml.empty("rect", "x", x + 0.5, "y", box.bottom() - 0.5 - high, "width", wide - 1, "height", high, "rx", Math.min(rx, high / 2), "fill", gauge.foreground());
			}
			xml.empty("rect", "x", x + 0.5, "y", box.y() + 0.5, "width", wide - 1, "height", box.height() - 1, "rx", rx, "fill", "none", "stroke", style.border());
		}
	}

	/** The cells of a lattice as thin lines; of a large one only every second, fourth, ... */
	void lattice(NodeView node, Lattice lattice, Bounds box) {
		var area = Boxes.content(node, box);
		xml.empty("rect", "x", area.x(), "y", area.y(), "width", area.width(), "height", area.height(), "fill", "#FFFFFF");
		var d = new StringBuilder();
		int column = step(lattice.columns(), area.width());
		for (int c = column; c < lattice.columns(); c += column) {
			d.append('M').append(area.x() + Math.round((double) area.width() * c / lattice.columns()) + 0.5).append(' ').append(area.y()).append('v').append(area.height());
		}
		int row = step(lattice.rows(), area.height());
		for (int r = row; r < lattice.rows(); r += row) {
			d.append('M').append(area.x()).append(' ').append(area.y() + Math.round((double) area.height() * r / lattice.rows()) + 0.5).append('h').append(area.width());
		}
		if (!d.isEmpty()) {
			xml.empty("path", "d", d, "fill", "none", "stroke", node.style().border(), "stroke-opacity", 0.22);
		}
	}

	private static int step(int cells, int pixels) {
		int step = 1;
		while (cells / step > MOST_LINES || (double) pixels * step / Math.max(1, cells) < 4 && step < cells) {
			step *= 2;
		}
		return step;
	}

	static String dashes(LineStyle line, int width) {
		int w = Math.max(1, width);
		return switch (line) {
			case SOLID -> null;
			case DASH -> 5 * w + " " + 3 * w;
			case DOT -> w + " " + 2 * w;
			case DASH_DOT -> 6 * w + " " + 3 * w + " " + w + " " + 3 * w;
		};
	}

	private static String n(double value) {
		return Xml.number(value);
	}
}
