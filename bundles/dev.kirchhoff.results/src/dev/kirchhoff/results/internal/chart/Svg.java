// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results.internal.chart;

import java.util.Base64;
import java.util.Locale;

import dev.kirchhoff.results.internal.Markup;

/**
 * An SVG element being written. Colours and fonts come from the style sheet of the page by class, so that a picture follows the
 * reader's light or dark scheme; the colour of a mark is its CSS variable {@code --c}.
 */
final class Svg {
	/** Where a text stands relative to its place. */
	enum Anchor {
		START, MIDDLE, END;

		private String css() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private final Markup markup = new Markup();

	/**
	 * Starts a picture that fills the room it has, but does not grow much beyond its size.
	 *
	 * @param description for people who cannot see it
	 */
	Svg(double width, double height, String description) {
		markup.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + number(width) + " " + number(height), "width", number(width), "height",
				number(height), "style", "max-width:" + number(1.1 * width) + "px;flex-basis:" + number(0.85 * width) + "px", "role", "img", "class", "chart", "aria-label",
				description);
	}

	Svg line(double x1, double y1, double x2, double y2, String style) {
		markup.empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", style);
		return this;
	}

	Svg line(double x1, double y1, double x2, double y2, String style, Colour colour) {
		markup.empty("line", "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2), "class", style, "style", colour.css());
		return this;
	}

	Svg rect(double x, double y, double width, double height, String style, Colour colour) {
		markup.empty("rect", "x", number(x), "y", number(y), "width", number(width), "height", number(height), "class", style, "style", colour.css());
		return this;
	}

	Svg frame(double x, double y, double width, double height) {
		markup.empty("rect", "x", number(x), "y", number(y), "width", number(width), "height", number(height), "class", "axis");
		return this;
	}

	Svg dot(double x, double y, double radius, Colour colour) {
		markup.empty("circle", "cx", number(x), "cy", number(y), "r", number(radius), "class", "dot", "style", colour.css());
		return this;
	}

	Svg path(Path path, String style, Colour colour) {
		markup.empty("path", "d", path.toString(), "class", style, "style", colour.css());
		return this;
	}

	Svg text(double x, double y, Anchor anchor, String style, String content) {
		markup.element("text", content, "x", number(x), "y", number(y), "text-anchor", anchor.css(), "class", style);
		return this;
	}

	/** Reads from bottom to top. */
	Svg upright(double x, double y, String style, String content) {
		markup.element("text", content, "transform", "translate(" + number(x) + " " + number(y) + ") rotate(-90)", "text-anchor", "middle", "class", style);
		return this;
	}

	/** Stretched to the rectangle, without smoothing. */
	Svg image(double x, double y, double width, double height, byte[] png) {
		markup.empty("image", "x", number(x), "y", number(y), "width", number(width), "height", number(height), "preserveAspectRatio", "none", "class", "pixels",
				"href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
		return this;
	}

	@Override
	public String toString() {
		return markup.close().toString();
	}

	/** To a tenth of a pixel. */
	static String number(double value) {
		long tenths = Math.round(value * 10);
		return tenths % 10 == 0 ? Long.toString(tenths / 10) : (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
	}

	/** The outline of a mark; what is not finite breaks it. */
	static final class Path {
		private final StringBuilder text = new StringBuilder();
		private boolean down;

		Path to(double x, double y) {
			if (Double.isFinite(x) && Double.isFinite(y)) {
				text.append(down ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
				down = true;
			} else {
				down = false;
			}
			return this;
		}

		Path up() {
			down = false;
			return this;
		}

		Path close() {
			text.append('Z');
			down = false;
			return this;
		}

		boolean isEmpty() {
			return text.isEmpty();
		}

		@Override
		public String toString() {
			return text.toString();
		}
	}
}
