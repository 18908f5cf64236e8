// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.util.ArrayList;
import java.util.List;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.TextMetrics;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.Label.Alignment;
import dev.kirchhoff.diagram.view.Label.Format;

/** Labels with their icons. */
final class Texts {
	/** What is on a line behind a text is covered this far around the letters. */
	private static final int HALO = 4;
	private static final double BASELINE = 0.95;

	private final Xml xml;
	private final Pictures pictures;
	private final boolean spans;

	/** @param spans whether the lines of a text stay one text */
	Texts(Xml xml, Pictures pictures, boolean spans) {
		this.spans = spans;
		this.xml = xml;
		this.pictures = pictures;
	}

	/**
	 * A label in the middle of a box between top and bottom, as its alignment says between left and right.
	 *
	 * @param halo colour around the letters, or null
	 */
	void draw(Label label, Bounds box, String halo) {
		if (!label.isShown()) {
			return;
		}
		boolean bold = label.formats().contains(Format.BOLD);
		int height = TextMetrics.lineHeight(label.size());
		var icon = pictures.id(label.icon());
		boolean hasIcon = icon.isPresent() && box.width() >= TextMetrics.ICON && box.height() >= TextMetrics.ICON - 4;
		int beside = hasIcon ? TextMetrics.ICON + (label.text().isEmpty() ? 0 : TextMetrics.ICON_GAP) : 0;
		var lines = fitting(label, bold, box.width() - beside, Math.max(box.height() >= TextMetrics.pixels(label.size()) * 0.95 ? 1 : 0, (box.height() + 1) / height));
		double wide = lines.stream().mapToDouble(line -> TextMetrics.width(line, label.size(), bold)).max().orElse(0);
		double left = switch (label.alignment()) {
			case LEFT -> box.x();
			case RIGHT -> box.right() - wide - beside;
			case CENTER -> box.x() + Math.max(0, (box.width() - wide - beside) / 2);
		};
		if (hasIcon) {
			int y = lines.size() > 1 ? box.y() + (box.height() - lines.size() * height) / 2 : box.y() + (box.height() - TextMetrics.ICON) / 2;
			xml.empty("use", "href", "#" + icon.get(), "x", (double) Math.round(left), "y", y, "width", TextMetrics.ICON, "height", TextMetrics.ICON);
		}
		double x = switch (label.alignment()) {
			case LEFT -> left + beside;
			case RIGHT -> box.right();
			case CENTER -> left + beside + wide / 2;
		};
		double top = box.y() + (box.height() - lines.size() * height) / 2.0 + (height - TextMetrics.pixels(label.size()) * 1.2) / 2;
		write(lines, label, x, top + TextMetrics.pixels(label.size()) * BASELINE, height, halo);
	}

	private void write(List<String> lines, Label label, double x, double baseline, int height, String halo) {
		if (lines.isEmpty() || lines.stream().allMatch(String::isBlank)) {
			return;
		}
		if (!spans && lines.size() > 1) {
			for (int i = 0; i < lines.size(); i++) {
				write(List.of(lines.get(i)), label, x, baseline + i * height, height, halo);
			}
			return;
		}
		var attributes = new Object[] { "x", x, "y", (double) Math.round(baseline * 2) / 2, "font-size", TextMetrics.pixels(label.size()), "fill", label.color(), "text-anchor", anchor(label.alignment()),
				"font-weight", label.formats().contains(Format.BOLD) ? "bold" : null, "font-style", label.formats().contains(Format.ITALIC) ? "italic" : null, "text-decoration",
				decoration(label), "stroke", halo, "stroke-width", halo == null ? null : HALO, "stroke-linejoin", halo == null ? null : "round", "paint-order",
				halo == null ? null : "stroke" };
		if (lines.size() == 1) {
			xml.text("text", lines.getFirst(), attributes);
			return;
		}
		xml.lines(lines, x, height, attributes);
	}

	/** As many lines as there is room for, each shortened to the room; nothing where hardly a letter would be left. */
	private static List<String> fitting(Label label, boolean bold, double room, int most) {
		var lines = TextMetrics.lines(label.text());
		var fitting = new ArrayList<String>();
		for (int i = 0; i < Math.min(most, lines.size()); i++) {
			boolean more = i == most - 1 && lines.size() > most;
			var line = TextMetrics.shorten(more ? lines.get(i) + " …" : lines.get(i), label.size(), bold, room + 0.5);
			if (line.isEmpty() || line.equals("…")) {
				return lines.get(i).isEmpty() ? fitting : List.of();
			}
			fitting.add(line);
		}
		return fitting;
	}

	private static String anchor(Alignment alignment) {
		return switch (alignment) {
			case LEFT -> null;
			case CENTER -> "middle";
			case RIGHT -> "end";
		};
	}

	private static String decoration(Label label) {
		boolean under = label.formats().contains(Format.UNDERLINE);
		boolean through = label.formats().contains(Format.STRIKE_THROUGH);
		return under && through ? "underline line-through" : under ? "underline" : through ? "line-through" : null;
	}
}
