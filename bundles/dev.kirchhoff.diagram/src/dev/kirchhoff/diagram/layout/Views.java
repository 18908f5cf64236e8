// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;

/** A view with its parents, and its edges sorted by the innermost container around both ends. */
final class Views {
	/** Key of the diagram itself as a container. */
	static final String ROOT = "";

	final DiagramView diagram;
	final Map<String, NodeView> nodes;
	private final Map<String, String> parents = new HashMap<>();
	private final Set<String> ports = new HashSet<>();
	private final Map<String, List<EdgeView>> edges = new HashMap<>();
	private final Map<String, Integer> incoming = new HashMap<>();
	private final Map<String, Integer> outgoing = new HashMap<>();

	Views(DiagramView diagram) {
		this.diagram = diagram;
		nodes = diagram.allNodes();
		diagram.nodes().forEach(node -> index(node, ROOT));
		for (var edge : diagram.edges()) {
			if (nodes.containsKey(edge.sourceKey()) && nodes.containsKey(edge.targetKey())) {
				edges.computeIfAbsent(around(edge), _ -> new ArrayList<>()).add(edge);
				outgoing.merge(edge.sourceKey(), 1, Integer::sum);
				incoming.merge(edge.targetKey(), 1, Integer::sum);
			}
		}
	}

	private void index(NodeView node, String parent) {
		parents.put(node.key(), parent);
		node.ports().forEach(port -> {
			ports.add(port.key());
			parents.put(port.key(), node.key());
		});
		node.children().forEach(child -> index(child, node.key()));
	}

	String parent(String key) {
		return parents.get(key);
	}

	boolean isPort(String key) {
		return ports.contains(key);
	}

	/** The box that an end of an edge belongs to. */
	String box(String key) {
		return isPort(key) ? parent(key) : key;
	}

	/** Edges whose ends are in different children of a container. */
	List<EdgeView> edgesIn(String container) {
		return edges.getOrDefault(container, List.of());
	}

	int incoming(String key) {
		return incoming.getOrDefault(key, 0);
	}

	int outgoing(String key) {
		return outgoing.getOrDefault(key, 0);
	}

	/** From the outermost to the box itself. */
	List<String> path(String box) {
		var path = new ArrayList<String>();
		for (var at = box; !at.equals(ROOT); at = parent(at)) {
			path.addFirst(at);
		}
		return path;
	}

	private String around(EdgeView edge) {
		var source = path(box(edge.sourceKey()));
		var target = path(box(edge.targetKey()));
		var common = ROOT;
		for (int i = 0; i < Math.min(source.size(), target.size()) && source.get(i).equals(target.get(i)); i++) {
			common = source.get(i);
		}
		return common.equals(source.getLast()) && common.equals(target.getLast()) ? parent(common) : common;
	}

	/** Whether one end is in or on the other, so that the edge says nothing about places. */
	boolean isNested(EdgeView edge) {
		var source = box(edge.sourceKey());
		var target = box(edge.targetKey());
		return path(source).contains(target) || path(target).contains(source);
	}
}
