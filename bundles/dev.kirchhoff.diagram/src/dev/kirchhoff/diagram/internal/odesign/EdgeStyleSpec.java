// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.Optional;

import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.LineStyle;

/** How the style of an edge is made. */
public record EdgeStyleSpec(ColorSpec stroke, Expression width, LineStyle line, EdgeStyle.Arrow sourceArrow, EdgeStyle.Arrow targetArrow, EdgeStyle.Routing routing, Optional<LabelSpec> begin,
		Optional<LabelSpec> center, Optional<LabelSpec> end) {
}
