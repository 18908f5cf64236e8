// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.layout.AutoLayout;
import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Layout;
import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.NodeView;

/** Where boxes come to stand that a change of the model brings or takes elsewhere. Their keys are known only when it has been made. */
sealed interface Landing {
	Landing NONE = new Anywhere();

	/** The layout after the change. */
	Layout after(Layout before, DiagramView view, Collection<EObject> made);

	/** Whatever is new finds its place by itself. */
	record Anywhere() implements Landing {
		@Override
		public Layout after(Layout before, DiagramView view, Collection<EObject> made) {
			return before;
		}
	}

	/**
	 * New boxes where the mouse was.
	 *
	 * @param size of the rectangle that was drawn; width 0 for none
	 */
	record At(Point place, int width, int height) implements Landing {
		private static final int STEP = 20;

		@Override
		public Layout after(Layout before, DiagramView view, Collection<EObject> made) {
			var boxes = new HashMap<>(before.boxes());
			put(view.nodes(), before, made, boxes);
			return AutoLayout.layout(view, new Layout(boxes, before.bends()));
		}

		private void put(List<NodeView> nodes, Layout before, Collection<EObject> made, Map<String, Bounds> boxes) {
			int count = 0;
			for (var node : nodes) {
				if (made.contains(node.target()) && !before.boxes().containsKey(node.key())) {
					boxes.put(node.key(), new Bounds(place.x() + count * STEP, place.y() + count * STEP, width, height));
					count++;
				} else {
					put(node.children(), before, made, boxes);
				}
			}
		}
	}

	/** Boxes taken from one container to another, with all that is in them. */
	record Moved(Map<NodeView, Point> places) implements Landing {
		@Override
		public Layout after(Layout before, DiagramView view, Collection<EObject> made) {
			var boxes = new HashMap<>(before.boxes());
			var nodes = view.allNodes().values();
			places.forEach((old, place) -> nodes.stream().filter(node -> node.target() == old.target() && !before.boxes().containsKey(node.key())).findFirst()
					.ifPresent(node -> move(old, node, place, before, boxes)));
			return AutoLayout.layout(view, new Layout(boxes, before.bends()));
		}

		private static void move(NodeView old, NodeView moved, Point place, Layout before, Map<String, Bounds> boxes) {
			var box = before.boxes().get(old.key());
			if (box == null) {
				return;
			}
			boxes.put(moved.key(), new Bounds(place.x(), place.y(), box.width(), box.height()));
			before.boxes().forEach((key, bounds) -> {
				if (key.startsWith(old.key() + "/")) {
					boxes.put(moved.key() + key.substring(old.key().length()), bounds);
				}
			});
		}
	}
}
