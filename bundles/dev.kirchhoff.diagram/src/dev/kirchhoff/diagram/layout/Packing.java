// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import dev.kirchhoff.diagram.layout.Ports.Rim;
import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;

/** Rows and columns for boxes that no edge connects: those of a mapping together, in their order, about as wide as a screen. */
final class Packing {
	private static final double ASPECT = 1.6;
	/** Sizes that differ less than this look like a mistake and are made equal. */
	private static final double ALIKE = 1.35;

	private final Arrangement arrangement;

	Packing(Arrangement arrangement) {
		this.arrangement = arrangement;
	}

	/** A box with what stands out of it. */
	private record Item(NodeView node, Size size, Rim rim) {
		int width() {
			return rim.left() + size.width() + rim.right();
		}

		int height() {
			return rim.top() + size.height() + rim.bottom();
		}
	}

	/** Boxes of one mapping, in a grid. */
	private record Grid(List<Item> items, int columns, int[] widths, int[] heights) {
		int width(int gap) {
			return sum(widths) + gap * (widths.length - 1);
		}

		int height(int gap) {
			return sum(heights) + gap * (heights.length - 1);
		}

		private static int sum(int[] values) {
			int sum = 0;
			for (int value : values) {
				sum += value;
			}
			return sum;
		}
	}

	/** @param width to fill; 0: whatever looks best */
	Size arrange(List<NodeView> nodes, int left, int top, int width) {
		if (nodes.isEmpty()) {
			return new Size(left, top);
		}
		var groups = new LinkedHashMap<String, List<Item>>();
		for (var node : nodes) {
			var size = arrangement.inside(node);
			groups.computeIfAbsent(node.mapping(), _ -> new ArrayList<>()).add(new Item(node, size, arrangement.ports().rim(node, size.width())));
		}
		var items = List.copyOf(groups.values());
		var rows = width > 0 ? rows(items, width) : best(items);
		return put(rows, left, top);
	}

	private List<List<Grid>> best(List<List<Item>> groups) {
		List<List<Grid>> best = null;
		double least = Double.MAX_VALUE;
		int gap = gap(groups);
		var widths = new java.util.TreeSet<Integer>();
		for (var group : groups) {
			for (int columns = 1; columns <= Math.min(group.size(), 80); columns++) {
				widths.add(grid(group, columns).width(gap));
			}
		}
		widths.add(groups.stream().mapToInt(group -> grid(group, group.size()).width(gap)).sum() + gap * groups.size());
		int widest = groups.stream().mapToInt(group -> grid(group, 1).width(gap)).max().orElse(0);
		for (int width : thinned(List.copyOf(widths))) {
			var rows = rows(groups, Math.max(width, widest));
			double cost = cost(rows, gap);
			if (cost < least) {
				least = cost;
				best = rows;
			}
		}
		return best;
	}

	private static List<Integer> thinned(List<Integer> widths) {
		int step = Math.max(1, widths.size() / 60);
		var kept = new ArrayList<Integer>();
		for (int i = 0; i < widths.size(); i += step) {
			kept.add(widths.get(i));
		}
		if (!kept.getLast().equals(widths.getLast())) {
			kept.add(widths.getLast());
		}
		return kept;
	}

	/** How far from the wanted shape, and how many places stay empty. */
	private double cost(List<List<Grid>> rows, int gap) {
		double width = rows.stream().mapToInt(row -> width(row, gap)).max().orElse(1);
		double height = rows.stream().mapToInt(row -> height(row, gap)).sum() + gap * (rows.size() - 1.0);
		double used = rows.stream().flatMap(List::stream).flatMap(grid -> grid.items.stream()).mapToDouble(item -> (double) item.width() * item.height()).sum();
		double shape = Math.abs(Math.log(width / height / ASPECT));
		return shape + 0.8 * (1 - used / (width * height));
	}

	private static int width(List<Grid> row, int gap) {
		return row.stream().mapToInt(grid -> grid.width(gap)).sum() + gap * (row.size() - 1);
	}

	private static int height(List<Grid> row, int gap) {
		return row.stream().mapToInt(grid -> grid.height(gap)).max().orElse(0);
	}

	/** Grids no wider than given, beside each other as long as they fit. */
	private List<List<Grid>> rows(List<List<Item>> groups, int width) {
		int gap = gap(groups);
		var rows = new ArrayList<List<Grid>>();
		int used = Integer.MAX_VALUE / 2;
		for (var group : groups) {
			int columns = Math.min(group.size(), 80);
			while (columns > 1 && grid(group, columns).width(gap) > width) {
				columns--;
			}
			int lines = (group.size() + columns - 1) / columns;
			var grid = grid(group, lines == 1 ? columns : (group.size() + lines - 1) / lines);
			if (used + gap + grid.width(gap) > width) {
				rows.add(new ArrayList<>());
				used = -gap;
			}
			rows.getLast().add(grid);
			used += gap + grid.width(gap);
		}
		return rows;
	}

	private static Grid grid(List<Item> items, int columns) {
		var widths = new int[columns];
		var heights = new int[(items.size() + columns - 1) / columns];
		for (int i = 0; i < items.size(); i++) {
			widths[i % columns] = Math.max(widths[i % columns], items.get(i).width());
			heights[i / columns] = Math.max(heights[i / columns], items.get(i).height());
		}
		return new Grid(items, columns, widths, heights);
	}

	/** Boxes with nothing in them but a lattice may be nearer to each other than containers. */
	private int gap(List<List<Item>> groups) {
		boolean nested = groups.stream().flatMap(List::stream).map(Item::node).anyMatch(node -> node.kind() == Kind.FREE && node.lattice().isEmpty() && !node.children().isEmpty()
				&& (node.children().size() > 1 || node.children().getFirst().lattice().isEmpty()));
		return nested ? arrangement.gap() : Math.max(12, arrangement.gap() / 2);
	}

	private Size put(List<List<Grid>> rows, int left, int top) {
		int gap = gap(rows.stream().flatMap(List::stream).map(Grid::items).toList());
		int right = left;
		int y = top;
		for (var row : rows) {
			int x = left;
			for (var grid : row) {
				put(grid, x, y, gap);
				x += grid.width(gap) + gap;
			}
			right = Math.max(right, x - gap);
			y += height(row, gap) + gap;
		}
		return new Size(right, y - gap);
	}

	private void put(Grid grid, int left, int top, int gap) {
		int y = top;
		for (int i = 0; i < grid.items.size(); i++) {
			int column = i % grid.columns;
			if (i > 0 && column == 0) {
				y += grid.heights[i / grid.columns - 1] + gap;
			}
			int x = left;
			for (int c = 0; c < column; c++) {
				x += grid.widths[c] + gap;
			}
			var item = grid.items.get(i);
			int roomX = grid.widths[column] - item.rim.left() - item.rim.right();
			int roomY = grid.heights[i / grid.columns] - item.rim.top() - item.rim.bottom();
			int width = stretched(item, item.size.width(), roomX, item.node.style().width() == NodeStyle.AUTO || mayWiden(item.node));
			int height = stretched(item, item.size.height(), roomY, item.node.style().height() == NodeStyle.AUTO);
			arrangement.put(item.node, new Bounds(x + item.rim.left() + (roomX - width) / 2, y + item.rim.top(), width, height));
			arrangement.center(item.node, width);
		}
	}

	private static boolean mayWiden(NodeView node) {
		return node.children().isEmpty() && (node.style().resize() == NodeStyle.Resize.BOTH || node.style().resize() == NodeStyle.Resize.EAST_WEST);
	}

	private static int stretched(Item item, int own, int room, boolean free) {
		boolean may = free && item.node.lattice().isEmpty() && Boxes.isLabelInside(item.node) && (item.node.kind() == Kind.FREE || item.node.kind() == Kind.NODE);
		return may && room <= own * ALIKE ? Math.max(own, room) : own;
	}
}
