// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kirchhoff.diagram.view.EdgeStyle.Arrow;
import dev.kirchhoff.diagram.view.NodeView.Kind;

/**
 * A view as text, one box, line or fault a line, so that two versions can be compared. What is as usual is not said: no border, solid
 * lines, square corners, black text in the middle.
 */
public final class ViewText {
	private static final int DEFAULT_SIZE = 8;

	private final StringBuilder text = new StringBuilder();

	private ViewText() {
	}

	/** Ends with a line break. */
	public static String of(DiagramView view) {
		var text = new ViewText();
		text.line(0, view.name() + " " + quoted(view.title()) + "  flow " + lower(view.flow().direction()) + " " + view.flow().padding() + "px background " + view.background());
		view.nodes().forEach(node -> text.node(1, node, false));
		view.edges().forEach(text::edge);
		view.faults().forEach(fault -> text.line(1, "fault: " + fault));
		return text.text.toString();
	}

	private void line(int depth, String line) {
		text.append("  ".repeat(depth)).append(line).append('\n');
	}

	private void node(int depth, NodeView node, boolean port) {
		var parts = new ArrayList<String>();
		parts.add((port ? "port " : "") + lastSegment(node.key()));
		node.lattice().ifPresent(lattice -> parts.add("lattice " + lattice.rows() + "x" + lattice.columns()));
		node.region().ifPresent(region -> parts.add("at " + region.row() + "," + region.column() + " " + region.rows() + "x" + region.columns()));
		if (node.kind() != Kind.ITEM) {
			parts.add(style(node, port));
		}
		label(node.label()).ifPresent(parts::add);
		if (!node.tooltip().isEmpty()) {
			parts.add("tip " + quoted(node.tooltip()));
		}
		line(depth, parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("  ")));
		node.ports().forEach(each -> node(depth + 1, each, true));
		node.children().forEach(child -> node(depth + 1, child, false));
	}

	private static String style(NodeView node, boolean port) {
		var style = node.style();
		var parts = new ArrayList<String>();
		if (node.isContainer() && node.kind() != Kind.FREE) {
			parts.add(lower(node.kind()));
		}
		parts.add(lower(style.shape()));
		if (!style.image().isEmpty()) {
			parts.add(style.image());
		}
		parts.add(style.fill().equals(style.fillTo()) ? style.fill().toString() : style.fill() + ">" + style.fillTo() + " " + lower(style.gradient()));
		if (style.borderWidth() > 0) {
			parts.add("border " + style.border() + " " + style.borderWidth() + "px" + line(style.borderLine()));
		}
		if (style.arc() > 0) {
			parts.add("arc " + style.arc());
		}
		if (style.width() != NodeStyle.AUTO || style.height() != NodeStyle.AUTO) {
			parts.add(size(style.width()) + "x" + size(style.height()));
		}
		if (!style.labelInside() && !node.isContainer() && node.label().isShown()) {
			parts.add("label-outside");
		}
		if (port && !style.sides().isEmpty() && style.sides().size() < Side.values().length) {
			parts.add(Stream.of(Side.values()).filter(style.sides()::contains).map(ViewText::lower).collect(Collectors.joining("|")));
		}
		style.gauges().forEach(gauge -> parts.add("gauge " + gauge.value() + " of " + gauge.min() + ".." + gauge.max() + " " + gauge.foreground() + (gauge.label().isEmpty() ? "" : " " + quoted(gauge.label()))));
		return String.join(" ", parts);
	}

	private static String size(int pixels) {
		return pixels == NodeStyle.AUTO ? "auto" : Integer.toString(pixels);
	}

	private static java.util.Optional<String> label(Label label) {
		if (!label.isShown()) {
			return java.util.Optional.empty();
		}
		var parts = new ArrayList<String>();
		parts.add(quoted(label.text()));
		if (label.size() != DEFAULT_SIZE) {
			parts.add(label.size() + "pt");
		}
		Stream.of(Label.Format.values()).filter(label.formats()::contains).forEach(format -> parts.add(lower(format)));
		if (!label.color().equals(Color.BLACK)) {
			parts.add(label.color().toString());
		}
		if (label.alignment() != Label.Alignment.CENTER) {
			parts.add(lower(label.alignment()));
		}
		if (!label.icon().isEmpty()) {
			parts.add("icon " + label.icon());
		}
		return java.util.Optional.of(String.join(" ", parts));
	}

	private void edge(EdgeView edge) {
		var style = edge.style();
		var parts = new ArrayList<String>();
		parts.add(edge.mapping() + ": " + edge.sourceKey() + " -> " + edge.targetKey());
		parts.add(lower(style.routing()) + " " + style.stroke() + " " + style.width() + "px" + line(style.line())
				+ (style.sourceArrow() == Arrow.NONE && style.targetArrow() == Arrow.NONE ? "" : " " + lower(style.sourceArrow()) + ">" + lower(style.targetArrow())));
		label(edge.begin()).ifPresent(text -> parts.add("begin " + text));
		label(edge.center()).ifPresent(parts::add);
		label(edge.end()).ifPresent(text -> parts.add("end " + text));
		line(1, String.join("  ", parts));
	}

	private static String line(LineStyle style) {
		return style == LineStyle.SOLID ? "" : " " + lower(style);
	}

	private static String lower(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static String lastSegment(String key) {
		return key.substring(key.lastIndexOf('/') + 1);
	}

	/** In quotes, on one line. */
	private static String quoted(String text) {
		return List.of(text.split("\\R", -1)).stream().map(line -> line.replace("\\", "\\\\").replace("\"", "\\\"")).collect(Collectors.joining("\\n", "\"", "\""));
	}
}
