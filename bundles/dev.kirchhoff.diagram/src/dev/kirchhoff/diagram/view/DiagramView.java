// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Fault;

/**
 * All that a diagram shows of an element, as evaluated at one moment.
 *
 * @param name   of the description
 * @param faults what could not be evaluated
 */
public record DiagramView(String name, String title, EObject target, Color background, Flow flow, List<NodeView> nodes, List<EdgeView> edges, List<Fault> faults) implements View {
	/** How the notation wants it laid out: the direction of edges, and the space between boxes in pixels. */
	public record Flow(Direction direction, int padding) {
	}

	/** Where edges lead. */
	public enum Direction {
		RIGHT, DOWN, UP
	}

	public DiagramView {
		nodes = List.copyOf(nodes);
		edges = List.copyOf(edges);
		faults = List.copyOf(faults);
	}

	@Override
	public String key() {
		return "";
	}

	/** All boxes and ports by their key, parents first, in the order of drawing. */
	public Map<String, NodeView> allNodes() {
		var all = new LinkedHashMap<String, NodeView>();
		nodes.forEach(node -> add(node, all));
		return all;
	}

	/** The box around a view, or the diagram. */
	public View around(View view) {
		int slash = view instanceof NodeView ? view.key().lastIndexOf('/') : -1;
		var box = slash < 0 ? null : allNodes().get(view.key().substring(0, slash));
		return box == null ? this : box;
	}

	private static void add(NodeView node, Map<String, NodeView> all) {
		all.put(node.key(), node);
		node.ports().forEach(port -> add(port, all));
		node.children().forEach(child -> add(child, all));
	}
}
