// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.svg;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Boxes;
import dev.kirchhoff.diagram.layout.Geometry;
import dev.kirchhoff.diagram.layout.Geometry.Place;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.TextMetrics;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;

/** Draws a diagram as SVG that stands on its own: one file, pictures included, the same bytes for the same view and layout. */
public final class SvgWriter {
	/** All of them have letters of the same widths. */
	static final List<String> FONTS = List.of("Liberation Sans", "Arimo", "Nimbus Sans", "Arial", "Helvetica");
	private static final int MARGIN = 16;
	/** What a fixed size leaves for text at least on either side. */
	private static final int NARROW = 3;

	private final DiagramView view;
	private final Geometry geometry;
	private final Xml body = new Xml();
	private final Pictures pictures;
	private final Shapes shapes;
	private final Texts texts;
	private final Lines lines;
	private final boolean background;

	private final String fonts;

	private SvgWriter(DiagramView view, Layout layout, Function<String, Optional<URL>> pictures, boolean background, String fonts, boolean spans) {
		this.view = view;
		this.fonts = fonts;
		this.background = background;
		geometry = Geometry.of(view, layout);
		this.pictures = new Pictures(pictures);
		shapes = new Shapes(body, this.pictures);
		texts = new Texts(body, this.pictures, spans);
		lines = new Lines(body, view.background().toString());
	}

	/**
	 * The drawing as text of an SVG file.
	 *
	 * @param pictures   finds what a path in the view means
	 * @param background whether what is behind everything is drawn; else it is transparent
	 */
	public static String write(DiagramView view, Layout layout, Function<String, Optional<URL>> pictures, boolean background) {
		return new SvgWriter(view, layout, pictures, background, String.join(", ", FONTS) + ", sans-serif", true).write();
	}

	/** For a renderer that knows one font, and no texts of several lines. */
	static String plain(DiagramView view, Layout layout, Function<String, Optional<URL>> pictures, boolean background, String font) {
		return new SvgWriter(view, layout, pictures, background, font, false).write();
	}

	private String write() {
		view.nodes().forEach(this::node);
		body.open("g", "class", "edges");
		view.edges().forEach(this::edge);
		body.close("g");
		view.edges().forEach(this::labels);
		var extent = geometry.extent();
		var area = new Bounds(extent.x() - MARGIN, extent.y() - MARGIN, extent.width() + 2 * MARGIN, extent.height() + 2 * MARGIN);
		var svg = new Xml();
		svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", area.width(), "height", area.height(), "viewBox", area.x() + " " + area.y() + " " + area.width() + " " + area.height(),
				"role", "img", "aria-labelledby", "title desc", "font-family", fonts);
		svg.text("title", view.title(), "id", "title");
		svg.text("desc", description(), "id", "desc");
		var defs = new Xml();
		pictures.define(defs);
		shapes.define(defs);
		if (!defs.toString().isEmpty()) {
			svg.open("defs");
			defs.toString().lines().forEach(svg::raw);
			svg.close("defs");
		}
		if (background) {
			svg.empty("rect", "x", area.x(), "y", area.y(), "width", area.width(), "height", area.height(), "fill", view.background());
		}
		return svg + indented(body.toString()) + "</svg>\n";
	}

	private static String indented(String text) {
		return text.isEmpty() ? "" : "  " + text.substring(0, text.length() - 1).replace("\n", "\n  ") + "\n";
	}

	private String description() {
		int edges = view.edges().size();
		return "Diagram of kind " + view.name() + " with " + geometry.boxes().size() + (geometry.boxes().size() == 1 ? " box and " : " boxes and ") + edges
				+ (edges == 1 ? " connection" : " connections");
	}

	private void node(NodeView node) {
		var box = geometry.box(node.key()).orElse(null);
		if (box == null) {
			return;
		}
		body.open("g", "class", node.mapping());
		var tip = node.tooltip().isBlank() ? node.label().text() : node.tooltip();
		if (!tip.isBlank()) {
			body.text("title", tip);
		}
		if (node.kind() != Kind.ITEM) {
			shapes.draw(node, box);
		}
		node.lattice().ifPresent(lattice -> shapes.lattice(node, lattice, box));
		label(node, box);
		node.children().forEach(this::node);
		node.ports().forEach(this::node);
		body.close("g");
	}

	private void label(NodeView node, Bounds box) {
		var outside = geometry.outsideLabel(node);
		if (outside.isPresent()) {
			texts.draw(aligned(node.label(), Label.Alignment.CENTER), outside.get(), halo(outside.get()));
		} else if (node.isContainer()) {
			texts.draw(node.label(), inner(node.label(), Boxes.titlePlace(node, box)), null);
			rule(node, box, Boxes.title(node));
		} else if (Boxes.isLabelInside(node)) {
			texts.draw(node.label(), inner(node.label(), box), null);
		}
	}

	/** Between the title of a list and its rows. */
	private void rule(NodeView node, Bounds box, int title) {
		if (node.kind() == Kind.LIST && title > 0 && !node.children().isEmpty()) {
			body.empty("path", "d", "M" + box.x() + " " + (box.y() + title - 0.5) + "h" + box.width(), "stroke", node.style().border(), "stroke-opacity", 0.5);
		}
	}

	/** Less space beside a text that would not fit otherwise. */
	private static Bounds inner(Label label, Bounds box) {
		int room = box.width() - TextMetrics.size(label).width();
		int margin = Math.clamp(room / 2, Math.min(NARROW, box.width() / 4), Boxes.TEXT_X);
		return new Bounds(box.x() + margin, box.y(), box.width() - 2 * margin, box.height());
	}

	private static Label aligned(Label label, Label.Alignment alignment) {
		return new Label(label.text(), label.icon(), label.size(), label.formats(), label.color(), alignment, label.hidden());
	}

	private void edge(EdgeView edge) {
		var route = geometry.route(edge.key());
		if (route.size() > 1) {
			lines.draw(edge.style(), route);
		}
	}

	private void labels(EdgeView edge) {
		geometry.label(edge, Place.BEGIN).ifPresent(box -> texts.draw(aligned(edge.begin(), Label.Alignment.CENTER), box, halo(box)));
		geometry.label(edge, Place.CENTER).ifPresent(box -> texts.draw(aligned(edge.center(), Label.Alignment.CENTER), box, halo(box)));
		geometry.label(edge, Place.END).ifPresent(box -> texts.draw(aligned(edge.end(), Label.Alignment.CENTER), box, halo(box)));
	}

	/** The colour behind a label. */
	private String halo(Bounds label) {
		return geometry.around(label).map(container -> container.style().fill()).orElse(view.background()).toString();
	}
}
