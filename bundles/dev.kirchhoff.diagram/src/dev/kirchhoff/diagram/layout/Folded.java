// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;

/**
 * A long chain of boxes in rows like a text: all rows are about as wide, and what skips boxes runs below them. Rows end where few skip, so that
 * blocks stay together.
 */
final class Folded {
	private static final int LONG = 1600;
	private static final double SCREEN = 16 / 9.0;
	private static final int MOST_ROWS = 40;
	/** Between a box and a label in the middle of its line. */
	private static final int BESIDE = 16;
	private static final int LANE = 10;
	/** What a skipping line across the end of a row costs, as a part of the row. */
	private static final double CUT = 0.3;
	/** The more, the less alike rows may be where blocks would be cut otherwise. */
	private static final int BLOCKS = 40;

	private final Arrangement arrangement;
	private final String container;
	private final List<NodeView> chain;
	private final List<Line> steps;
	private final List<Line> skips;
	private final List<Size> sizes = new ArrayList<>();
	private final int[] gaps;
	/** Pixels before each place if all were one row. */
	private final int[] before;

	/** A line from a place in the chain to a later one. */
	private record Line(EdgeView edge, int from, int to) {
		boolean crosses(int end) {
			return from < end && end <= to;
		}
	}

	/** Places in the chain, from the first to before the last. */
	private record Row(int first, int end) {
		boolean holds(Line line) {
			return first <= line.from && line.to < end;
		}
	}

	private Folded(Arrangement arrangement, String container, List<NodeView> chain, List<Line> lines) {
		this.arrangement = arrangement;
		this.container = container;
		this.chain = chain;
		steps = lines.stream().filter(line -> line.to == line.from + 1).toList();
		skips = lines.stream().filter(line -> line.to > line.from + 1).sorted(Comparator.comparingInt(line -> line.to - line.from)).toList();
		chain.forEach(node -> sizes.add(arrangement.inside(node)));
		gaps = new int[chain.size()];
		Arrays.fill(gaps, arrangement.gap());
		steps.forEach(step -> gaps[step.from] = Math.max(gaps[step.from], label(step).width() + 2 * BESIDE + 8));
		before = new int[chain.size() + 1];
		for (int i = 0; i < chain.size(); i++) {
			before[i + 1] = before[i] + sizes.get(i).width() + gaps[i];
		}
	}

	/** If each box leads to the next, lines never lead back, and all of it is too long for a screen. */
	static Optional<Folded> of(Arrangement arrangement, String container, List<NodeView> boxes, List<EdgeView> edges) {
		var views = arrangement.views();
		var keys = boxes.stream().map(NodeView::key).toList();
		boolean plain = arrangement.direction() == Direction.RIGHT && boxes.stream().allMatch(box -> box.ports().isEmpty() && Boxes.isLabelInside(box))
				&& edges.stream().allMatch(edge -> keys.contains(edge.sourceKey()) && keys.contains(edge.targetKey()));
		var chain = plain ? chain(boxes, edges) : List.<NodeView>of();
		if (chain.size() < 3) {
			return Optional.empty();
		}
		var places = new HashMap<String, Integer>();
		chain.forEach(box -> places.put(box.key(), places.size()));
		var lines = edges.stream().map(edge -> new Line(edge, places.get(views.box(edge.sourceKey())), places.get(views.box(edge.targetKey())))).toList();
		var folded = new Folded(arrangement, container, chain, lines);
		return lines.stream().allMatch(line -> line.from < line.to) && folded.width(new Row(0, chain.size())) > LONG ? Optional.of(folded) : Optional.empty();
	}

	/** All boxes so that each leads to the next; empty if there is no such order. */
	private static List<NodeView> chain(List<NodeView> boxes, List<EdgeView> edges) {
		var before = new HashMap<String, Integer>();
		edges.forEach(edge -> before.merge(edge.targetKey(), 1, Integer::sum));
		var next = new HashMap<String, List<String>>();
		edges.forEach(edge -> next.computeIfAbsent(edge.sourceKey(), _ -> new ArrayList<>()).add(edge.targetKey()));
		var byKey = new HashMap<String, NodeView>();
		boxes.forEach(box -> byKey.put(box.key(), box));
		var ready = new ArrayList<>(boxes.stream().map(NodeView::key).filter(key -> !before.containsKey(key)).toList());
		var chain = new ArrayList<NodeView>();
		while (ready.size() == 1) {
			var at = ready.removeFirst();
			chain.add(byKey.get(at));
			next.getOrDefault(at, List.of()).stream().filter(target -> before.merge(target, -1, Integer::sum) == 0).forEach(ready::add);
		}
		return chain.size() == boxes.size() ? chain : List.of();
	}

	/** Places all from a corner on. Gives the size up to the outermost. */
	Size arrange(int left, int top) {
		var rows = rows();
		var outer = outer(rows);
		int tracks = 1 + outer.values().stream().mapToInt(track -> track + 1).max().orElse(0);
		int x = left + tracks * LANE + 2 * LANE;
		int wide = rows.stream().mapToInt(this::width).max().orElse(0);
		int y = top;
		var rowOf = new HashMap<Integer, Integer>();
		var middles = new ArrayList<Integer>();
		var channels = new ArrayList<Integer>();
		var lanes = new ArrayList<Lanes>();
		for (int r = 0; r < rows.size(); r++) {
			var row = rows.get(r);
			int high = height(row);
			put(row, x, y + high / 2, wide);
			for (int i = row.first; i < row.end; i++) {
				rowOf.put(i, r);
			}
			middles.add(y + high / 2);
			var below = new Lanes(y + high + LANE, skips.stream().filter(skip -> row.holds(skip) || row.first <= skip.to && skip.to < row.end).toList());
			lanes.add(below);
			int crossing = (int) outer.keySet().stream().filter(skip -> row.first <= skip.from && skip.from < row.end).count();
			channels.add(below.bottom() + crossing * (LANE + labelHeight()) + labelHeight());
			y = r == rows.size() - 1 ? below.bottom() : channels.getLast() + LANE;
		}
		int right = x + wide + 2 * LANE;
		for (var step : steps) {
			int from = rowOf.get(step.from);
			int to = rowOf.get(step.to);
			int margin = left + (tracks - 1) * LANE;
			arrangement.bends(step.edge, container, from == to ? List.of(between(step))
					: List.of(new Point(right, middles.get(from)), new Point(right, channels.get(from)), new Point(margin, channels.get(from)), new Point(margin, middles.get(to))));
		}
		var leaving = new int[rows.size()];
		for (var skip : skips) {
			int from = rowOf.get(skip.from);
			int to = rowOf.get(skip.to);
			int lane = lanes.get(to).y(skip);
			int out = center(skip.from) + (isMet(skip.from) ? LANE : 0);
			int in = center(skip.to) - (isLeft(skip.to) ? LANE : 0);
			if (from == to) {
				arrangement.bends(skip.edge, container, List.of(new Point(out, lane), new Point(in, lane)));
			} else {
				int track = left + (tracks - 2 - outer.get(skip)) * LANE;
				int channel = channels.get(from) - (1 + leaving[from]++) * (LANE + labelHeight());
				arrangement.bends(skip.edge, container, List.of(new Point(out, channel), new Point(track, channel), new Point(track, lane), new Point(in, lane)));
			}
		}
		return new Size(rows.size() > 1 ? right : x + wide, y);
	}

	private Point between(Line step) {
		var a = arrangement.at(chain.get(step.from).key());
		var b = arrangement.at(chain.get(step.to).key());
		return new Point((a.right() + b.x()) / 2, a.y() + a.height() / 2);
	}

	private int center(int place) {
		var box = arrangement.at(chain.get(place).key());
		return box.x() + box.width() / 2;
	}

	private boolean isMet(int place) {
		return skips.stream().anyMatch(skip -> skip.to == place);
	}

	private boolean isLeft(int place) {
		return skips.stream().anyMatch(skip -> skip.from == place);
	}

	/** The space that is left over is shared by the gaps. */
	private void put(Row row, int left, int middle, int wide) {
		int spare = wide - width(row);
		int gapsIn = row.end - row.first - 1;
		int x = left;
		for (int i = row.first; i < row.end; i++) {
			var size = sizes.get(i);
			int extra = gapsIn == 0 ? 0 : spare * (i - row.first) / gapsIn;
			arrangement.put(chain.get(i), new Bounds(x + extra, middle - size.height() / 2, size.width(), size.height()));
			x += size.width() + gaps[i];
		}
	}

	/** Tracks left of all rows for the lines that skip the end of a row. */
	private Map<Line, Integer> outer(List<Row> rows) {
		var tracks = new HashMap<Line, Integer>();
		for (var skip : skips) {
			if (rows.stream().noneMatch(row -> row.holds(skip))) {
				var taken = new HashSet<Integer>();
				tracks.forEach((other, track) -> {
					if (other.from <= skip.to && skip.from <= other.to) {
						taken.add(track);
					}
				});
				int track = 0;
				while (taken.contains(track)) {
					track++;
				}
				tracks.put(skip, track);
			}
		}
		return tracks;
	}

	/** Lines below a row, short ones next to the boxes. */
	private final class Lanes {
		private final Map<Line, Integer> lanes = new HashMap<>();
		private final int top;

		Lanes(int top, List<Line> lines) {
			this.top = top;
			for (var line : lines) {
				var taken = new HashSet<Integer>();
				lanes.forEach((other, lane) -> {
					if (other.from < line.to && line.from < other.to) {
						taken.add(lane);
					}
				});
				int lane = 0;
				while (taken.contains(lane)) {
					lane++;
				}
				lanes.put(line, lane);
			}
		}

		int y(Line line) {
			return top + lanes.get(line) * (LANE + labelHeight());
		}

		int bottom() {
			return lanes.isEmpty() ? top - LANE : top + (1 + lanes.values().stream().mapToInt(Integer::intValue).max().orElse(0)) * (LANE + labelHeight()) - LANE;
		}
	}

	/** The number of rows that looks best. */
	private List<Row> rows() {
		List<Row> best = List.of(new Row(0, chain.size()));
		double least = Double.MAX_VALUE;
		for (var rows : foldings()) {
			double wide = rows.stream().mapToInt(this::width).max().orElse(1);
			double high = rows.stream().mapToInt(row -> height(row) + 2 * LANE + labelHeight() + (skips.stream().anyMatch(row::holds) ? LANE + labelHeight() : 0)).sum();
			double cut = rows.stream().mapToDouble(row -> cuts(row.end)).sum() / rows.size();
			double cost = Math.abs(Math.log(wide / high / SCREEN)) + CUT * cut;
			if (cost < least) {
				least = cost;
				best = rows;
			}
		}
		return best;
	}

	/** For each number of rows the one whose rows are most alike. */
	private List<List<Row>> foldings() {
		int count = chain.size();
		int most = Math.min(count, MOST_ROWS);
		double whole = width(new Row(0, count));
		var cut = IntStream.rangeClosed(0, count).mapToDouble(end -> CUT * cuts(end) * BLOCKS / ((double) count * count)).toArray();
		var least = new double[most + 1][count + 1];
		var begin = new int[most + 1][count + 1];
		Arrays.stream(least).forEach(all -> Arrays.fill(all, Double.MAX_VALUE));
		least[0][0] = 0;
		var found = new ArrayList<List<Row>>();
		for (int r = 1; r <= most; r++) {
			for (int end = r; end <= count; end++) {
				for (int first = r - 1; first < end; first++) {
					double part = width(new Row(first, end)) / whole;
					double cost = least[r - 1][first] == Double.MAX_VALUE ? Double.MAX_VALUE : least[r - 1][first] + part * part;
					if (cost < least[r][end]) {
						least[r][end] = cost;
						begin[r][end] = first;
					}
				}
				least[r][end] += cut[end];
			}
			var rows = new ArrayList<Row>();
			for (int k = r, end = count; k > 0; k--) {
				rows.addFirst(new Row(begin[k][end], end));
				end = begin[k][end];
			}
			found.add(rows);
		}
		return found;
	}

	/** A line that leaves from the last box of a row is not half as bad. */
	private double cuts(int end) {
		return end == chain.size() ? 0 : skips.stream().filter(skip -> skip.crosses(end)).mapToDouble(skip -> skip.from == end - 1 ? 0.4 : 1).sum();
	}

	private int width(Row row) {
		return before[row.end] - before[row.first] - gaps[row.end - 1];
	}

	private int height(Row row) {
		return sizes.subList(row.first, row.end).stream().mapToInt(Size::height).max().orElse(0);
	}

	private int labelHeight() {
		return Math.max(steps.isEmpty() ? 0 : label(steps.getFirst()).height(), 6) + 4;
	}

	private static Size label(Line line) {
		return TextMetrics.size(line.edge.center());
	}
}
