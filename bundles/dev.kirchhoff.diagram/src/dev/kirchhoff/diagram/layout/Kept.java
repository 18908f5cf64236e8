// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.NodeView;

/** Boxes of a container that have their places, and new ones that find one among them. */
final class Kept {
	private static final int STEP = 8;

	private final Arrangement arrangement;
	private final String container;
	private final List<NodeView> children;
	private final int left;
	private final int top;
	private final Map<String, Bounds> placed = new LinkedHashMap<>();
	private final Map<String, NodeView> views = new HashMap<>();
	private final Map<String, Size> sizes = new HashMap<>();

	Kept(Arrangement arrangement, String container, List<NodeView> children, int left, int top) {
		this.arrangement = arrangement;
		this.container = container;
		this.children = children;
		this.left = left;
		this.top = top;
		children.forEach(child -> views.put(child.key(), child));
	}

	Size arrange() {
		var fresh = new ArrayList<NodeView>();
		var grown = new ArrayList<String>();
		for (var child : children) {
			var before = arrangement.earlier().boxes().get(child.key());
			var size = size(child);
			if (before == null) {
				fresh.add(child);
				continue;
			}
			placed.put(child.key(), new Bounds(before.x(), before.y(), size.width(), size.height()));
			if (size.width() > before.width() || size.height() > before.height()) {
				grown.add(child.key());
			}
		}
		grown.forEach(this::makeRoom);
		insert(fresh);
		boolean same = fresh.isEmpty() && grown.isEmpty();
		int right = left;
		int bottom = top;
		for (var child : children) {
			var box = placed.get(child.key());
			arrangement.put(child, box);
			var rim = same ? Ports.Rim.NONE : arrangement.ports().rim(child, box.width());
			right = Math.max(right, box.right() + rim.right());
			bottom = Math.max(bottom, box.bottom() + rim.bottom());
		}
		return same ? within(right, bottom) : new Size(right, bottom);
	}

	/** As long as nothing has changed in a container, its padding is what it was. */
	private Size within(int right, int bottom) {
		var box = arrangement.earlier().boxes().get(container);
		if (box == null) {
			return new Size(right, bottom);
		}
		return new Size(right <= box.width() ? left : right, bottom <= box.height() ? top : bottom);
	}

	private Size size(NodeView child) {
		return sizes.computeIfAbsent(child.key(), _ -> arrangement.inside(child));
	}

	/** What stood behind a box that has grown onto it moves away as much as it has grown. */
	private void makeRoom(String key) {
		var box = placed.get(key);
		var before = arrangement.earlier().boxes().get(key);
		int wider = box.width() - before.width();
		int higher = box.height() - before.height();
		int oldRight = box.x() + before.width();
		int oldBottom = box.y() + before.height();
		boolean onRight = wider > 0 && placed.entrySet().stream().anyMatch(other -> !other.getKey().equals(key) && other.getValue().x() >= oldRight && Outline.meet(box, other.getValue()));
		boolean below = higher > 0 && placed.entrySet().stream().anyMatch(other -> !other.getKey().equals(key) && other.getValue().y() >= oldBottom && Outline.meet(box, other.getValue()));
		placed.replaceAll((other, at) -> {
			if (other.equals(key)) {
				return at;
			}
			int x = onRight && at.x() >= oldRight ? at.x() + wider : at.x();
			int y = below && at.y() >= oldBottom ? at.y() + higher : at.y();
			return new Bounds(x, y, at.width(), at.height());
		});
	}

	/** Those with a neighbour that has a place first, until all have one. */
	private void insert(List<NodeView> fresh) {
		var waiting = new ArrayList<>(fresh);
		while (!waiting.isEmpty()) {
			var next = waiting.stream().filter(node -> wished(node) != null).findFirst().orElse(waiting.getFirst());
			waiting.remove(next);
			var size = size(next);
			var wish = wished(next);
			placed.put(next.key(), free(next, size, wish != null ? wish : afterLast(next)));
		}
	}

	/** Behind or before a neighbour, with their middles in line; null if none has a place. */
	private Point wished(NodeView node) {
		int depth = arrangement.views().path(node.key()).size() - 1;
		var size = size(node);
		for (var edge : arrangement.views().edgesIn(container)) {
			var source = arrangement.views().path(arrangement.views().box(edge.sourceKey())).get(depth);
			var target = arrangement.views().path(arrangement.views().box(edge.targetKey())).get(depth);
			if (target.equals(node.key()) && placed.containsKey(source)) {
				return beside(placed.get(source), size, true);
			}
			if (source.equals(node.key()) && placed.containsKey(target)) {
				return beside(placed.get(target), size, false);
			}
		}
		return null;
	}

	private Point beside(Bounds neighbour, Size size, boolean behind) {
		int gap = arrangement.gap();
		boolean across = arrangement.direction() == Direction.RIGHT;
		boolean later = behind == (arrangement.direction() != Direction.UP);
		var center = Outline.center(neighbour);
		if (across) {
			return new Point(later ? neighbour.right() + gap : neighbour.x() - gap - size.width(), center.y() - size.height() / 2);
		}
		return new Point(center.x() - size.width() / 2, later ? neighbour.bottom() + gap : neighbour.y() - gap - size.height());
	}

	/** Right of the sibling of the same mapping that comes before it, or below everything. */
	private Point afterLast(NodeView node) {
		NodeView last = null;
		for (var child : children) {
			if (child.equals(node)) {
				break;
			}
			last = child.mapping().equals(node.mapping()) && placed.containsKey(child.key()) ? child : last;
		}
		if (last != null) {
			var box = placed.get(last.key());
			return new Point(box.right() + spacing(last, node), box.y());
		}
		int bottom = placed.values().stream().mapToInt(Bounds::bottom).max().orElse(top - arrangement.gap());
		return new Point(left, bottom + arrangement.gap());
	}

	/** As far apart as the siblings are. */
	private int spacing(NodeView last, NodeView node) {
		int found = Integer.MAX_VALUE;
		var box = placed.get(last.key());
		for (var other : placed.values()) {
			int gap = box.x() - other.right();
			found = gap > 0 && other.y() == box.y() ? Math.min(found, gap) : found;
		}
		return found > 3 * arrangement.gap() ? arrangement.gap() : Math.max(found, 8);
	}

	/** The nearest free place; in a container not on its title. */
	private Bounds free(NodeView node, Size size, Point wish) {
		boolean bounded = !container.equals(Views.ROOT);
		int x = bounded ? Math.max(left, wish.x()) : wish.x();
		int y = bounded ? Math.max(top, wish.y()) : wish.y();
		return candidates(x, y, size).stream().filter(at -> !bounded || at.x() >= left && at.y() >= top)
				.sorted(Comparator.comparingLong(at -> Math.abs((long) at.x() - x) + Math.abs((long) at.y() - y)))
				.map(at -> new Bounds(at.x(), at.y(), size.width(), size.height())).filter(box -> isFree(node, box)).findFirst().orElseThrow();
	}

	/** The wish, and places beside and below everything that may be in the way; one of them is always free. */
	private List<Point> candidates(int x, int y, Size size) {
		int gap = STEP;
		var candidates = new ArrayList<Point>();
		candidates.add(new Point(x, y));
		for (var box : placed.entrySet()) {
			var rim = arrangement.ports().rim(views.get(box.getKey()), box.getValue().width());
			int right = box.getValue().right() + rim.right() + arrangement.gap();
			int below = box.getValue().bottom() + rim.bottom() + arrangement.gap();
			candidates.add(new Point(x, below));
			candidates.add(new Point(x, box.getValue().y() - arrangement.gap() - size.height() - gap));
			candidates.add(new Point(right, y));
			candidates.add(new Point(right, box.getValue().y()));
			candidates.add(new Point(box.getValue().x(), below));
		}
		int right = placed.values().stream().mapToInt(Bounds::right).max().orElse(left);
		candidates.add(new Point(Math.max(x, right + 4 * arrangement.gap() + 200), y));
		return candidates;
	}

	private boolean isFree(NodeView node, Bounds box) {
		var own = around(node, box);
		return placed.entrySet().stream().noneMatch(other -> Outline.meet(own, around(views.get(other.getKey()), other.getValue())));
	}

	/** With ports and labels, and half the space there should be. */
	private Bounds around(NodeView node, Bounds box) {
		var rim = arrangement.ports().rim(node, box.width());
		return Outline.grown(new Bounds(box.x() - rim.left(), box.y() - rim.top(), box.width() + rim.left() + rim.right(), box.height() + rim.top() + rim.bottom()), STEP / 2);
	}
}
