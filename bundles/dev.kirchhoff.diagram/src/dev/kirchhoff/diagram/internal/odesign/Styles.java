// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.LineStyle;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.Side;

/** Makes records of style descriptions. */
final class Styles {
	private static final ColorSpec BLACK = new ColorSpec.Fixed(Color.BLACK);
	private static final ColorSpec WHITE = new ColorSpec.Fixed(Color.WHITE);

	private final Map<String, Element> elements;

	Styles(Map<String, Element> elements) {
		this.elements = elements;
	}

	/** The colour that a feature refers to; black where it refers to none, which has been reported. */
	ColorSpec color(Element element, String feature) {
		return optionalColor(element, feature).orElse(BLACK);
	}

	Optional<ColorSpec> optionalColor(Element element, String feature) {
		return element.keyOf(feature).flatMap(this::color);
	}

	private Optional<ColorSpec> color(String key) {
		return SystemColors.find(key).<ColorSpec>map(ColorSpec.Fixed::new).or(() -> Optional.ofNullable(elements.get(key)).map(this::user));
	}

	private ColorSpec user(Element color) {
		return switch (color.type().name()) {
			case "ComputedColor" -> new ColorSpec.Computed(color.expression("red"), color.expression("green"), color.expression("blue"));
			case "InterpolatedColor" -> new ColorSpec.Interpolated(color.expression("colorValueComputationExpression"), color.expression("minValueComputationExpression"),
					color.expression("maxValueComputationExpression"), color.children("colorSteps").stream().map(this::step).toList());
			default -> new ColorSpec.Fixed(fixed(color));
		};
	}

	private ColorSpec.Step step(Element step) {
		var color = color(step, "associatedColor") instanceof ColorSpec.Fixed fixed ? fixed.color() : Color.BLACK;
		return new ColorSpec.Step(step.expression("associatedValue"), color);
	}

	private static Color fixed(Element color) {
		return new Color(channel(color, "red"), channel(color, "green"), channel(color, "blue"));
	}

	private static int channel(Element color, String name) {
		return Math.clamp(color.number(name), 0, 255);
	}

	private LabelSpec label(Element style) {
		var alignment = style.is("LabelStyleDescription") && !style.text("labelAlignment").isEmpty() ? Label.Alignment.valueOf(style.text("labelAlignment")) : Label.Alignment.CENTER;
		return new LabelSpec(style.expression("labelExpression"), style.flag("showIcon") ? style.text("iconPath") : "", style.number("labelSize"), Builder.formats(style.texts("labelFormat")),
				color(style, "labelColor"), alignment, style.is("HideLabelCapabilityStyleDescription") && style.flag("hideLabelByDefault"));
	}

	BoxStyleSpec box(Element style) {
		return style.is("ContainerStyleDescription") && !style.is("NodeStyleDescription") ? container(style) : node(style);
	}

	private BoxStyleSpec container(Element style) {
		var parallelogram = style.is("ShapeContainerStyleDescription");
		var round = style.flag("roundedCorner");
		return new BoxStyleSpec(parallelogram ? NodeStyle.Shape.PARALLELOGRAM : NodeStyle.Shape.RECTANGLE, color(style, "backgroundColor"), parallelogram ? null : color(style, "foregroundColor"),
				parallelogram ? NodeStyle.Gradient.LEFT_TO_RIGHT : gradient(style.text("backgroundStyle")), color(style, "borderColor"), style.expression("borderSizeComputationExpression"),
				line(style.text("borderLineStyle")), round ? style.number("arcWidth") : 0, null, style.expression("widthComputationExpression"), style.expression("heightComputationExpression"),
				NodeStyle.Resize.BOTH, true, EnumSet.allOf(Side.class), "", List.of(), label(style), style.expression("tooltipExpression"));
	}

	private static NodeStyle.Gradient gradient(String written) {
		return switch (written) {
			case "Liquid" -> NodeStyle.Gradient.LIQUID;
			case "GradientTopToBottom" -> NodeStyle.Gradient.TOP_TO_BOTTOM;
			default -> NodeStyle.Gradient.LEFT_TO_RIGHT;
		};
	}

	private static LineStyle line(String written) {
		return switch (written) {
			case "dash" -> LineStyle.DASH;
			case "dot" -> LineStyle.DOT;
			case "dash_dot" -> LineStyle.DASH_DOT;
			default -> LineStyle.SOLID;
		};
	}

	private BoxStyleSpec node(Element style) {
		var size = style.expression("sizeComputationExpression");
		return switch (style.type().name()) {
			case "SquareDescription" -> node(style, NodeStyle.Shape.RECTANGLE, "color", size, style.expression("width"), style.expression("height"));
			case "EllipseNodeDescription" -> node(style, NodeStyle.Shape.ELLIPSE, "color", size, style.expression("horizontalDiameterComputationExpression"),
					style.expression("verticalDiameterComputationExpression"));
			case "LozengeNodeDescription" -> node(style, NodeStyle.Shape.LOZENGE, "color", size, style.expression("widthComputationExpression"), style.expression("heightComputationExpression"));
			case "NoteDescription" -> node(style, NodeStyle.Shape.NOTE, "color", size, null, null);
			case "DotDescription" -> node(style, NodeStyle.Shape.DOT, "backgroundColor", size, null, null);
			case "BundledImageDescription" -> node(style, bundled(style.text("shape")), "color", size, null, null);
			case "GaugeCompositeStyleDescription" -> node(style, NodeStyle.Shape.GAUGE, null, size, null, null);
			default -> node(style, NodeStyle.Shape.IMAGE, null, size, null, null);
		};
	}

	private static NodeStyle.Shape bundled(String shape) {
		return switch (shape) {
			case "stroke" -> NodeStyle.Shape.STROKE;
			case "triangle" -> NodeStyle.Shape.TRIANGLE;
			case "dot" -> NodeStyle.Shape.DOT;
			case "ring" -> NodeStyle.Shape.RING;
			default -> NodeStyle.Shape.RECTANGLE;
		};
	}

	private BoxStyleSpec node(Element style, NodeStyle.Shape shape, String fill, Expression size, Expression width, Expression height) {
		var resize = switch (style.text("resizeKind")) {
			case "NSEW" -> NodeStyle.Resize.BOTH;
			case "NORTH_SOUTH" -> NodeStyle.Resize.NORTH_SOUTH;
			case "EAST_WEST" -> NodeStyle.Resize.EAST_WEST;
			default -> NodeStyle.Resize.NONE;
		};
		var image = style.is("WorkspaceImageDescription") ? style.text("workspacePath") : "";
		return new BoxStyleSpec(shape, fill == null ? WHITE : color(style, fill), null, NodeStyle.Gradient.LEFT_TO_RIGHT, color(style, "borderColor"),
				style.expression("borderSizeComputationExpression"), line(style.text("borderLineStyle")), 0, size, width, height, resize, style.text("labelPosition").equals("node"),
				allowed(style.texts("forbiddenSides")), image, style.children("sections").stream().map(this::gauge).toList(), label(style), style.expression("tooltipExpression"));
	}

	private static Set<Side> allowed(List<String> forbidden) {
		var sides = new HashSet<Side>();
		for (var side : Side.values()) {
			if (!forbidden.contains(side.name())) {
				sides.add(side);
			}
		}
		return sides;
	}

	private BoxStyleSpec.GaugeSpec gauge(Element section) {
		return new BoxStyleSpec.GaugeSpec(section.expression("minValueExpression"), section.expression("maxValueExpression"), section.expression("valueExpression"), color(section, "backgroundColor"),
				color(section, "foregroundColor"), section.text("label"));
	}

	EdgeStyleSpec edge(Element style) {
		return new EdgeStyleSpec(color(style, "strokeColor"), style.expression("sizeComputationExpression"), line(style.text("lineStyle")), arrow(style.text("sourceArrow")),
				arrow(style.text("targetArrow")), EdgeStyle.Routing.valueOf(style.text("routingStyle").toUpperCase()), style.child("beginLabelStyleDescription").map(this::label),
				style.child("centerLabelStyleDescription").map(this::label), style.child("endLabelStyleDescription").map(this::label));
	}

	private static EdgeStyle.Arrow arrow(String written) {
		return switch (written) {
			case "OutputArrow" -> EdgeStyle.Arrow.OUT_OPEN;
			case "InputArrow" -> EdgeStyle.Arrow.OPEN;
			case "OutputClosedArrow" -> EdgeStyle.Arrow.OUT_CLOSED;
			case "InputClosedArrow" -> EdgeStyle.Arrow.CLOSED;
			case "OutputFillClosedArrow" -> EdgeStyle.Arrow.OUT_FILLED;
			case "InputFillClosedArrow" -> EdgeStyle.Arrow.FILLED;
			case "Diamond", "InputArrowWithDiamond", "DiamondWithDot", "InputArrowWithDiamondAndDot" -> EdgeStyle.Arrow.DIAMOND;
			case "FillDiamond", "InputArrowWithFillDiamond", "FillDiamondWithDot", "InputArrowWithFillDiamondAndDot" -> EdgeStyle.Arrow.FILLED_DIAMOND;
			case "CirclePlus" -> EdgeStyle.Arrow.CIRCLE_PLUS;
			case "Dot", "InputArrowWithDot" -> EdgeStyle.Arrow.DOT;
			default -> EdgeStyle.Arrow.NONE;
		};
	}
}
