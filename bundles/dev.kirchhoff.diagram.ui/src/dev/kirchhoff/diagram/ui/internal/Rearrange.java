// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.NodeView;

/** Lays out a part of a diagram: what is in one selected container, or several boxes side by side, where they are now. */
public final class Rearrange {
	private Rearrange() {
	}

	public static Layout apply(DiagramView view, Layout layout, List<Box> selected) {
		if (selected.size() == 1) {
			return inside(view, layout, selected.getFirst().view);
		}
		var parent = selected.getFirst().parent;
		var together = selected.stream().filter(box -> box.parent == parent && Arrange.isMovable(box) && !box.port).toList();
		return together.size() < 2 ? layout : beside(view, layout, together);
	}

	private static Layout inside(DiagramView view, Layout layout, NodeView container) {
		var boxes = new HashMap<>(layout.boxes());
		var gone = new HashSet<String>();
		container.children().forEach(child -> collect(child, gone));
		boxes.keySet().removeAll(gone);
		var box = boxes.get(container.key());
		boxes.put(container.key(), new Bounds(box.x(), box.y(), 0, 0));
		return AutoLayout.layout(view, new Layout(boxes, without(view, layout, gone)));
	}

	private static void collect(NodeView node, HashSet<String> keys) {
		keys.add(node.key());
		node.ports().forEach(port -> collect(port, keys));
		node.children().forEach(child -> collect(child, keys));
	}

	private static HashMap<String, List<Point>> without(DiagramView view, Layout layout, HashSet<String> gone) {
		var bends = new HashMap<>(layout.bends());
		view.edges().stream().filter(edge -> gone.contains(edge.sourceKey()) || gone.contains(edge.targetKey())).forEach(edge -> bends.remove(edge.key()));
		return bends;
	}

	private static Layout beside(DiagramView view, Layout layout, List<Box> boxes) {
		var nodes = boxes.stream().map(box -> box.view).toList();
		var keys = new HashSet<String>();
		nodes.forEach(node -> collect(node, keys));
		var edges = view.edges().stream().filter(edge -> keys.contains(edge.sourceKey()) && keys.contains(edge.targetKey())).toList();
		var part = AutoLayout.layout(new DiagramView(view.name(), view.title(), view.target(), view.background(), view.flow(), nodes, edges, List.of()));
		var origin = boxes.getFirst().parent == null ? new Point(0, 0) : boxes.getFirst().parent.origin();
		var tops = nodes.stream().map(NodeView::key).collect(Collectors.toSet());
		int left = boxes.stream().mapToInt(box -> box.bounds.x()).min().orElse(0);
		int top = boxes.stream().mapToInt(box -> box.bounds.y()).min().orElse(0);
		int partLeft = tops.stream().mapToInt(key -> part.boxes().get(key).x()).min().orElse(0);
		int partTop = tops.stream().mapToInt(key -> part.boxes().get(key).y()).min().orElse(0);
		var places = new HashMap<>(layout.boxes());
		part.boxes().forEach((key, box) -> places.put(key,
				tops.contains(key) ? new Bounds(box.x() - partLeft + left, box.y() - partTop + top, box.width(), box.height()) : box));
		var bends = without(view, layout, keys);
		part.bends().forEach((key, points) -> bends.put(key,
				new ArrayList<>(points.stream().map(point -> new Point(point.x() - partLeft + left + origin.x(), point.y() - partTop + top + origin.y())).toList())));
		return AutoLayout.layout(view, new Layout(places, bends));
	}
}
