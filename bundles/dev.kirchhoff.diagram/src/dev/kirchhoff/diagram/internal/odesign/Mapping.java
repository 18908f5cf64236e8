// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;
import java.util.Optional;

import dev.kirchhoff.diagram.view.NodeView;

/** From elements of the model to views. Other mappings and tools are named by key, {@code file#fragment}. */
public sealed interface Mapping {
	/** What boxes and edges have in common. */
	record Basics(String key, String name, String domainClass, Expression candidates, Expression precondition, Expression semanticElements, boolean createElements, Optional<String> deletion,
			Optional<String> directEdit, Optional<String> doubleClick) {
	}

	Basics basics();

	default String key() {
		return basics().key;
	}

	default String name() {
		return basics().name;
	}

	/**
	 * To a node or container.
	 *
	 * @param ports, reusedPorts boxes on its border
	 * @param inside, reusedInside boxes in it
	 */
	record Box(Basics basics, NodeView.Kind kind, List<Box> ports, List<String> reusedPorts, List<Box> inside, List<String> reusedInside, List<String> drops, Optional<BoxStyleSpec> style,
			List<Conditional<BoxStyleSpec>> conditional) implements Mapping {
	}

	/**
	 * To edges.
	 *
	 * @param elementBased whether an element stands for each edge, not only a relation
	 */
	record Edge(Basics basics, boolean elementBased, List<String> sources, List<String> targets, Expression sourceFinder, Expression targetFinder, Expression target, List<String> reconnections,
			Optional<EdgeStyleSpec> style, List<Conditional<EdgeStyleSpec>> conditional) implements Mapping {
	}
}
