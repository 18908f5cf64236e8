// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;
import java.util.Optional;

import dev.kirchhoff.diagram.view.DiagramView;

/**
 * A diagram as it is described.
 *
 * @param layers the first is always seen
 */
public record DiagramSpec(String key, String name, String label, String documentation, String domainClass, Expression precondition, Expression title, Optional<ColorSpec> background,
		DiagramView.Flow flow, List<LayerSpec> layers, List<String> drops, List<Rule> rules) {
}
