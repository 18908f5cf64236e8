// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;
import java.util.Set;

import dev.kirchhoff.diagram.view.LineStyle;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.Side;

/**
 * How the style of a node or container is made. Sizes are in units of ten pixels; one that is 0 falls back on {@code size}.
 *
 * @param fillTo null: as {@code fill}
 */
public record BoxStyleSpec(NodeStyle.Shape shape, ColorSpec fill, ColorSpec fillTo, NodeStyle.Gradient gradient, ColorSpec border, Expression borderWidth, LineStyle borderLine, int arc,
		Expression size, Expression width, Expression height, NodeStyle.Resize resize, boolean labelInside, Set<Side> sides, String image, List<GaugeSpec> gauges, LabelSpec label,
		Expression tooltip) {
	/** A section of a gauge. */
	public record GaugeSpec(Expression min, Expression max, Expression value, ColorSpec background, ColorSpec foreground, String label) {
	}
}
