// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

/**
 * A box that stands for an element.
 *
 * @param key      mapping and id of the element, below the key of the parent: {@code Tile:t1/Array:a1}
 * @param mapping  name of the mapping that made it
 * @param children boxes in it; list items if it is a LIST
 * @param ports    small boxes on its border
 * @param lattice  set if its children lie on a lattice of cells
 * @param region   set if it lies on the lattice of its parent
 */
public record NodeView(String key, String mapping, EObject target, Kind kind, NodeStyle style, Label label, String tooltip, List<NodeView> children, List<NodeView> ports,
		Optional<Lattice> lattice, Optional<Lattice.Region> region) implements View {
	/** What a box is, and how its children are arranged. */
	public enum Kind {
		/** Has no children. */
		NODE,
		/** A row of a list. */
		ITEM,
		/** A container whose children have positions. */
		FREE,
		/** A container of rows of text. */
		LIST,
		/** A container of compartments beside each other. */
		HORIZONTAL_STACK,
		/** A container of compartments below each other. */
		VERTICAL_STACK
	}

	public NodeView {
		children = List.copyOf(children);
		ports = List.copyOf(ports);
	}

	public boolean isContainer() {
		return kind != Kind.NODE && kind != Kind.ITEM;
	}
}
