// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;

/**
 * What is laid on lattices faces them: sources below each other on the left, lattices in rows and columns on the right. The lines of one
 * source run together as a tree, those of different sources on tracks of their own in the channels between the boxes.
 */
final class Facing {
	private static final double ASPECT = 1.5;
	/** Between a box and the nearest track. */
	private static final int CLEAR = 12;
	private static final int WIDEST = 160;
	private static final int MOST_COLUMNS = 6;
	private static final double PITCH = 6;
	/** Lines that arrive nearer to each other cannot be told apart. */
	private static final int APART = 6;
	private static final int APART_OF_ONE = 14;

	private final Arrangement arrangement;
	private final Views views;
	private final String container;
	private final List<EdgeView> edges;
	private final List<NodeView> left;
	private final List<NodeView> right;
	private final List<NodeView> free;
	private final List<NodeView> others;
	private final List<String> tracks = new ArrayList<>();
	private final Map<String, Integer> columnOf = new HashMap<>();
	private final Map<String, Integer> rowOf = new HashMap<>();
	private final Map<String, List<Arrival>> arrivals = new HashMap<>();
	private final double pitch;
	private final int channel;

	/** A line that comes into a box from the left. */
	private record Arrival(String source, int y) {
	}

	private Facing(Arrangement arrangement, String container, List<EdgeView> edges, List<NodeView> left, List<NodeView> right, List<NodeView> free, List<NodeView> others) {
		this.arrangement = arrangement;
		this.container = container;
		this.edges = edges;
		this.left = left;
		this.right = right;
		this.free = free;
		this.others = others;
		views = arrangement.views();
		left.stream().map(NodeView::key).filter(key -> edges.stream().anyMatch(edge -> sourceOf(edge).equals(key))).forEach(tracks::add);
		pitch = tracks.size() < 2 ? PITCH : Math.min(PITCH, (WIDEST - 2.0 * CLEAR) / (tracks.size() - 1));
		channel = Math.max(arrangement.gap(), (int) Math.ceil(2 * CLEAR + pitch * (tracks.size() - 1)));
	}

	/** If all edges of a container lead from plain boxes of some mappings to what lies on lattices in boxes of others. */
	static Optional<Facing> of(Arrangement arrangement, String container, List<NodeView> children, List<EdgeView> edges) {
		var views = arrangement.views();
		int depth = views.path(children.getFirst().key()).size() - 1;
		var sources = new HashSet<String>();
		var targets = new HashSet<String>();
		for (var edge : edges) {
			var target = views.path(views.box(edge.targetKey()));
			if (!isLattice(views, target, depth) && !isPool(views, target, depth) || views.path(views.box(edge.sourceKey())).size() != depth + 1) {
				return Optional.empty();
			}
			sources.add(views.nodes.get(views.box(edge.sourceKey())).mapping());
			targets.add(views.nodes.get(target.get(depth)).mapping());
		}
		if (arrangement.direction() != Direction.RIGHT) {
			return Optional.empty();
		}
		if (sources.stream().anyMatch(targets::contains)) {
			return Optional.empty();
		}
		var others = children.stream().filter(child -> !sources.contains(child.mapping()) && !targets.contains(child.mapping())).collect(Collectors.partitioningBy(Facing::holdsLattice));
		return Optional.of(new Facing(arrangement, container, edges, of(sources, children), of(targets, children), others.get(true), others.get(false)));
	}

	/** Whether it is a lattice or around one, empty or not. */
	private static boolean holdsLattice(NodeView node) {
		return node.lattice().isPresent() || node.children().size() == 1 && holdsLattice(node.children().getFirst());
	}

	private static List<NodeView> of(Set<String> mappings, List<NodeView> children) {
		return children.stream().filter(child -> mappings.contains(child.mapping())).toList();
	}

	/** Whether the way down to a region passes only boxes that hold nothing else. */
	private static boolean isLattice(Views views, List<String> path, int depth) {
		if (path.size() < depth + 2 || views.nodes.get(path.getLast()).region().isEmpty()) {
			return false;
		}
		return path.subList(depth, path.size() - 2).stream().allMatch(key -> views.nodes.get(key).children().size() == 1);
	}

	/** Whether it is a box around lattices, and not one of them. */
	private static boolean isPool(Views views, List<String> path, int depth) {
		var node = views.nodes.get(path.getLast());
		return path.size() == depth + 1 && !node.children().isEmpty() && node.children().stream().allMatch(Facing::holdsLattice);
	}

	private String sourceOf(EdgeView edge) {
		return views.box(edge.sourceKey());
	}

	private String targetOf(EdgeView edge) {
		return views.path(views.box(edge.targetKey())).get(views.path(right.getFirst().key()).size() - 1);
	}

	/** Places all from a corner on. Gives the size up to the outermost. */
	Size arrange(int x, int y) {
		var sizes = new LinkedHashMap<String, Size>();
		left.forEach(node -> sizes.put(node.key(), arrangement.inside(node)));
		right.forEach(node -> sizes.put(node.key(), arrangement.inside(node)));
		int widest = left.stream().mapToInt(node -> sizes.get(node.key()).width()).max().orElse(0);
		int gap = arrangement.gap() / 2;
		int tall = left.stream().mapToInt(node -> sizes.get(node.key()).height() + gap).sum() - gap;
		int gridX = x + widest + channel;
		var grid = grid(sizes, gridX - x, tall);
		int high = Math.max(tall, grid.height());
		int at = y + (high - tall) / 2;
		for (var node : left) {
			var size = sizes.get(node.key());
			boolean may = node.style().width() == NodeStyle.AUTO && node.kind() == Kind.NODE && Boxes.isLabelInside(node);
			arrangement.put(node, new Bounds(x, at, may ? widest : size.width(), size.height()));
			at += size.height() + gap;
		}
		int gridY = free.isEmpty() ? y + (high - grid.height()) / 2 : y;
		place(grid, sizes, gridX, gridY);
		edges.forEach(edge -> route(edge, x + widest, grid));
		var size = beside(new Bounds(gridX, gridY + grid.above(), grid.width(), grid.height() - grid.above()), new Size(gridX + grid.width(), y + high), x, y);
		if (others.isEmpty()) {
			return size;
		}
		var packed = new Packing(arrangement).arrange(others, x, size.height() + arrangement.gap(), size.width() - x);
		return new Size(Math.max(size.width(), packed.width()), packed.height());
	}

	/** Lattices that nothing is on yet, below the others or in some columns right of them, wherever least room is lost. */
	private Size beside(Bounds grid, Size size, int x, int y) {
		if (free.isEmpty()) {
			return size;
		}
		int gap = arrangement.gap();
		int wide = free.stream().mapToInt(node -> arrangement.inside(node).width()).max().orElse(0) + gap;
		var below = new Bounds(grid.x(), grid.bottom() + gap, Math.max(grid.width(), 3 * wide), 0);
		var best = below;
		double least = loss(packed(below, size), x, y);
		for (int columns = 1; columns <= Math.min(free.size(), MOST_COLUMNS); columns++) {
			var right = new Bounds(grid.right() + gap, grid.y(), columns * wide, 0);
			double loss = loss(packed(right, size), x, y);
			if (loss < least) {
				least = loss;
				best = right;
			}
		}
		return packed(best, size);
	}

	private Size packed(Bounds room, Size size) {
		var packed = new Packing(arrangement).arrange(free, room.x(), room.y(), room.width());
		return new Size(Math.max(size.width(), packed.width()), Math.max(size.height(), packed.height()));
	}

	private static double loss(Size corner, int x, int y) {
		double width = corner.width() - x;
		double height = corner.height() - y;
		return Math.abs(Math.log(width / height / ASPECT)) + 2 * Math.log(width * height);
	}

	/** Rows and columns of the right side; with several columns there are channels above the rows as well. */
	private record Grid(int columns, int[] widths, int[] heights, int channel, int gap) {
		int above() {
			return columns > 1 ? channel : 0;
		}

		int rowGap() {
			return columns > 1 ? channel : gap;
		}

		int width() {
			return sum(widths, widths.length) + channel * (columns - 1);
		}

		int height() {
			return above() + sum(heights, heights.length) + rowGap() * (heights.length - 1);
		}

		int x(int column) {
			return sum(widths, column) + channel * column;
		}

		int y(int row) {
			return above() + sum(heights, row) + rowGap() * row;
		}

		private static int sum(int[] values, int count) {
			int sum = 0;
			for (int i = 0; i < count; i++) {
				sum += values[i];
			}
			return sum;
		}
	}

	private Grid grid(Map<String, Size> sizes, int before, int tall) {
		Grid best = null;
		double least = Double.MAX_VALUE;
		for (int columns = 1; columns <= right.size(); columns++) {
			int rows = (right.size() + columns - 1) / columns;
			if (columns > 1 && (right.size() + rows - 1) / rows < columns) {
				continue;
			}
			var widths = new int[columns];
			var heights = new int[rows];
			for (int i = 0; i < right.size(); i++) {
				var size = sizes.get(right.get(i).key());
				widths[i % columns] = Math.max(widths[i % columns], size.width());
				heights[i / columns] = Math.max(heights[i / columns], size.height());
			}
			var grid = new Grid(columns, widths, heights, channel, arrangement.gap() * 2 / 3);
			double shape = Math.abs(Math.log((before + grid.width()) / (double) Math.max(tall, grid.height()) / ASPECT)) + 0.3 * (rows * columns - right.size()) / right.size();
			if (shape < least) {
				least = shape;
				best = grid;
			}
		}
		return best;
	}

	private void place(Grid grid, Map<String, Size> sizes, int x, int y) {
		for (int i = 0; i < right.size(); i++) {
			var node = right.get(i);
			var size = sizes.get(node.key());
			columnOf.put(node.key(), i % grid.columns);
			rowOf.put(node.key(), i / grid.columns);
			arrangement.put(node, new Bounds(x + grid.x(i % grid.columns), y + grid.y(i / grid.columns), size.width(), size.height()));
		}
	}

	private void route(EdgeView edge, int leftEdge, Grid grid) {
		var source = arrangement.at(sourceOf(edge));
		var key = targetOf(edge);
		var target = arrangement.at(key);
		int track = (int) Math.round(tracks.indexOf(sourceOf(edge)) * pitch);
		int out = source.y() + source.height() / 2;
		int trunk = leftEdge + CLEAR + track;
		int y = key.equals(views.box(edge.targetKey())) ? Math.clamp(out, target.y() + CLEAR, target.bottom() - CLEAR) : arrival(edge, target.y());
		var bends = new ArrayList<Point>();
		bends.add(new Point(trunk, out));
		int column = columnOf.get(key);
		if (column > 0) {
			int row = rowOf.get(key);
			int rowTop = target.y();
			for (var other : right) {
				rowTop = rowOf.get(other.key()) == row ? Math.min(rowTop, arrangement.at(other.key()).y()) : rowTop;
			}
			int over = rowTop - CLEAR - track;
			int beside = target.x() - CLEAR - (int) Math.round(pitch * (tracks.size() - 1)) + track;
			bends.add(new Point(trunk, over));
			bends.add(new Point(beside, over));
			bends.add(new Point(beside, y));
		} else {
			bends.add(new Point(trunk, y));
		}
		arrangement.bends(edge, container, bends);
	}

	/** Where a line comes in: at the middle of its region, with others of its source if they are near, away from those of other sources. */
	private int arrival(EdgeView edge, int targetTop) {
		var source = sourceOf(edge);
		var box = targetOf(edge);
		int wish = targetTop + arrangement.center(views.box(edge.targetKey()), box).y();
		var known = arrivals.computeIfAbsent(box, _ -> new ArrayList<>());
		for (var arrival : known) {
			if (arrival.source.equals(source) && (Math.abs(arrival.y - wish) < APART_OF_ONE || !isReachable(edge))) {
				return arrival.y;
			}
		}
		for (int off = 0; off < 20 * APART; off += APART) {
			for (int y : new int[] { wish + off, wish - off }) {
				if (known.stream().allMatch(arrival -> arrival.source.equals(source) || Math.abs(arrival.y - y) >= APART)) {
					known.add(new Arrival(source, y));
					return y;
				}
			}
		}
		return wish;
	}

	/** Whether nothing else lies between the left side of the lattice and the region. */
	private boolean isReachable(EdgeView edge) {
		var region = views.nodes.get(views.box(edge.targetKey()));
		var cells = region.region().orElseThrow();
		double middle = cells.row() + cells.rows() / 2.0;
		return views.nodes.get(views.parent(region.key())).children().stream().filter(other -> other != region).flatMap(other -> other.region().stream())
				.noneMatch(other -> other.column() < cells.column() && other.row() < middle && middle < other.row() + other.rows());
	}
}
