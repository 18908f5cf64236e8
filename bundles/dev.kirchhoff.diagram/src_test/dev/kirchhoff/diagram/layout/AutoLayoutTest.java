// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.diagram.Sketches;
import dev.kirchhoff.diagram.layout.Geometry.Place;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeStyle.Shape;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;

class AutoLayoutTest {
	static List<DiagramView> views() {
		var views = new ArrayList<>(List.of(Sketches.network(), Sketches.chain(60), Sketches.chip(2, 3, 6), Sketches.mapping(), Sketches.placement(5, 9), Sketches.experiment()));
		for (int seed = 0; seed < 200; seed++) {
			views.add(Sketches.random(seed));
		}
		return views;
	}

	@ParameterizedTest
	@MethodSource("views")
	void nothingLiesOnAnything(DiagramView view) {
		check(view, AutoLayout.layout(view));
	}

	/** Siblings do not meet, children are inside, ports sit on an allowed side, labels outside have room. */
	private static void check(DiagramView view, Layout layout) {
		var geometry = Geometry.of(view, layout);
		assertEquals(view.allNodes().keySet(), geometry.boxes().keySet());
		siblings(view.nodes(), null, geometry);
		for (var edge : view.edges()) {
			var route = geometry.route(edge.key());
			assertTrue(route.size() > 1, edge.key());
			assertEquals(edge.center().isShown(), geometry.label(edge, Place.CENTER).isPresent());
		}
	}

	private static void siblings(List<NodeView> nodes, NodeView parent, Geometry geometry) {
		for (int i = 0; i < nodes.size(); i++) {
			var node = nodes.get(i);
			var box = geometry.box(node.key()).orElseThrow();
			if (parent != null) {
				var outer = geometry.box(parent.key()).orElseThrow();
				var content = parent.kind() == Kind.FREE ? Boxes.content(parent, outer) : outer;
				assertTrue(Outline.holds(content, box), () -> node.key() + " " + box + " is not in " + content);
			}
			for (var other : nodes.subList(0, i)) {
				var there = geometry.box(other.key()).orElseThrow();
				assertFalse(Outline.meet(box, there), () -> node.key() + " " + box + " is on " + other.key() + " " + there);
				geometry.outsideLabel(node).ifPresent(label -> assertFalse(Outline.meet(label, there), () -> "label of " + node.key() + " is on " + other.key()));
				geometry.outsideLabel(other).ifPresent(label -> assertFalse(Outline.meet(label, box), () -> "label of " + other.key() + " is on " + node.key()));
			}
			node.ports().forEach(port -> assertTrue(port.style().sides().contains(geometry.side(port)), () -> port.key() + " is on side " + geometry.side(port)));
			siblings(node.children(), node, geometry);
		}
	}

	@ParameterizedTest
	@MethodSource("views")
	void theSameViewHasTheSameLayout(DiagramView view) {
		assertEquals(AutoLayout.layout(view), AutoLayout.layout(view));
	}

	@ParameterizedTest
	@MethodSource("views")
	void whatHasAPlaceKeepsIt(DiagramView view) {
		var layout = AutoLayout.layout(view);
		assertEquals(layout, AutoLayout.layout(view, layout));
	}

	@ParameterizedTest
	@MethodSource("views")
	void whatIsNewIsPutBesideTheRest(DiagramView view) {
		var half = new ArrayList<>(view.nodes());
		var gone = half.remove(half.size() / 2);
		var before = view(view, half, view.edges().stream().filter(edge -> !edge.sourceKey().startsWith(gone.key()) && !edge.targetKey().startsWith(gone.key())).toList());
		var layout = AutoLayout.layout(before);
		var after = AutoLayout.layout(view, layout);
		half.forEach(node -> assertEquals(layout.boxes().get(node.key()), after.boxes().get(node.key())));
		check(view, after);
		assertEquals(layout.boxes(), AutoLayout.layout(before, after).boxes());
	}

	private static DiagramView view(DiagramView like, List<NodeView> nodes, List<EdgeView> edges) {
		return new DiagramView(like.name(), like.title(), like.target(), like.background(), like.flow(), nodes, edges, List.of());
	}

	@Test
	void aNewBoxStandsBehindTheOneThatLeadsToIt() {
		var a = box("N:a", "a");
		var before = AutoLayout.layout(Sketches.view("x", Direction.RIGHT, List.of(a), List.of()));
		var layout = AutoLayout.layout(Sketches.view("x", Direction.RIGHT, List.of(a, box("N:b", "b")), List.of(Sketches.edge("N:a", "N:b", ""))), before);
		assertTrue(layout.boxes().get("N:b").x() > layout.boxes().get("N:a").right());
		assertEquals(layout.boxes().get("N:a").y(), layout.boxes().get("N:b").y());
	}

	@Test
	void aContainerGrowsAndWhatStandsBehindItMovesAway() {
		var small = Sketches.free("C:c", "c", Color.WHITE, Color.BLACK, List.of(box("C:c/N:1", "one")));
		var large = Sketches.free("C:c", "c", Color.WHITE, Color.BLACK, List.of(box("C:c/N:1", "one"), box("C:c/N:2", "a second one with a long name")));
		var behind = box("N:b", "behind");
		var edges = List.of(Sketches.edge("C:c", "N:b", ""));
		var before = AutoLayout.layout(Sketches.view("x", Direction.RIGHT, List.of(small, behind), edges));
		var view = Sketches.view("x", Direction.RIGHT, List.of(large, behind), edges);
		var after = AutoLayout.layout(view, before);
		assertEquals(before.boxes().get("C:c/N:1"), after.boxes().get("C:c/N:1"));
		int grown = after.boxes().get("C:c").width() - before.boxes().get("C:c").width();
		assertTrue(grown > 0);
		assertEquals(before.boxes().get("N:b").x() + grown, after.boxes().get("N:b").x());
		check(view, after);
	}

	@Test
	void bendsGoWhenAnEndMoves() {
		var view = Sketches.network();
		var layout = AutoLayout.layout(view);
		var edge = view.edges().getFirst();
		var boxes = new HashMap<>(layout.boxes());
		boxes.computeIfPresent(edge.sourceKey(), (_, box) -> new Bounds(box.x(), box.y() + 200, box.width(), box.height()));
		var moved = new Layout(boxes, Map.of(edge.key(), List.of(new Point(1, 2), new Point(3, 4))));
		assertEquals(moved.bends(), AutoLayout.layout(view, moved).bends());
		var changed = new HashMap<>(boxes);
		changed.remove(edge.targetKey());
		assertEquals(Map.of(), AutoLayout.layout(view, new Layout(changed, moved.bends())).bends());
	}

	@Test
	void aLineThatHasNoBendsRunsAtRightAngles() {
		var a = box("N:a", "a");
		var b = box("N:b", "b");
		var view = Sketches.view("x", Direction.RIGHT, List.of(a, b), List.of(Sketches.edge("N:a", "N:b", "")));
		var layout = new Layout(Map.of("N:a", new Bounds(0, 0, 50, 30), "N:b", new Bounds(150, 100, 50, 30)), Map.of());
		assertEquals(List.of(new Point(50, 15), new Point(100, 15), new Point(100, 115), new Point(150, 115)), Geometry.of(view, layout).route("Connection:N:a>N:b"));
	}

	@Test
	void aRegionHasItsPartOfTheLattice() {
		var region = Sketches.region("A:a/R:r", "r", Color.WHITE, Color.BLACK, 2, 4, 4, 12);
		var view = Sketches.view("x", Direction.RIGHT, List.of(Sketches.lattice("A:a", "", 8, 16, 170, 90, List.of(region))), List.of());
		var layout = AutoLayout.layout(view);
		assertEquals(new Bounds(20, 20, 170, 90), layout.boxes().get("A:a"));
		assertEquals(new Bounds(5 + 40, 5 + 20, 120, 40), layout.boxes().get("A:a/R:r"));
	}

	@Test
	void aLineToACoveredRegionEndsAtTheLattice() {
		var first = Sketches.region("A:a/R:1", "1", Color.WHITE, Color.BLACK, 0, 0, 8, 8);
		var second = Sketches.region("A:a/R:2", "2", Color.WHITE, Color.BLACK, 0, 8, 8, 8);
		var view = Sketches.view("x", Direction.RIGHT, List.of(box("L:l", "layer"), Sketches.lattice("A:a", "", 8, 16, 170, 90, List.of(first, second))),
				List.of(Sketches.edge("L:l", "A:a/R:1", ""), Sketches.edge("L:l", "A:a/R:2", "")));
		var geometry = Geometry.of(view, AutoLayout.layout(view));
		int edge = geometry.box("A:a/R:1").orElseThrow().x();
		assertEquals(edge, geometry.route("Connection:L:l>A:a/R:1").getLast().x());
		assertEquals(edge, geometry.route("Connection:L:l>A:a/R:2").getLast().x());
	}

	@Test
	void linesOfDifferentLayersNeverRunOnEachOther() {
		var view = Sketches.placement(5, 9);
		var geometry = Geometry.of(view, AutoLayout.layout(view));
		for (var edge : view.edges()) {
			var route = geometry.route(edge.key());
			for (int i = 1; i < route.size(); i++) {
				for (var other : view.edges()) {
					var there = geometry.route(other.key());
					for (int k = 1; k < there.size() && !other.sourceKey().equals(edge.sourceKey()); k++) {
						assertFalse(runOnEachOther(route.get(i - 1), route.get(i), there.get(k - 1), there.get(k)), edge.key() + " " + route + "\n" + other.key() + " " + there);
					}
				}
				var from = route.get(i - 1);
				var to = route.get(i);
				view.nodes().stream().filter(node -> !edge.targetKey().startsWith(node.key() + "/") && !edge.sourceKey().equals(node.key()))
						.forEach(node -> assertFalse(Outline.crosses(from, to, geometry.box(node.key()).orElseThrow()), () -> edge.key() + " crosses " + node.key()));
			}
		}
		var extent = geometry.extent();
		assertTrue(extent.width() < 2 * extent.height() && extent.height() < extent.width() * 1.2, extent::toString);
	}

	private static boolean runOnEachOther(Point a, Point b, Point c, Point d) {
		boolean upright = a.x() == b.x() && c.x() == d.x() && a.x() == c.x() && Math.max(Math.min(a.y(), b.y()), Math.min(c.y(), d.y())) < Math.min(Math.max(a.y(), b.y()), Math.max(c.y(), d.y()));
		boolean flat = a.y() == b.y() && c.y() == d.y() && a.y() == c.y() && Math.max(Math.min(a.x(), b.x()), Math.min(c.x(), d.x())) < Math.min(Math.max(a.x(), b.x()), Math.max(c.x(), d.x()));
		return upright || flat;
	}

	@Test
	void aLongChainIsFolded() {
		var view = Sketches.chain(200);
		var extent = Geometry.of(view, AutoLayout.layout(view)).extent();
		assertTrue(extent.width() < 4000 && extent.height() < 4000, extent::toString);
		assertTrue(extent.width() > extent.height() && extent.width() < 2.5 * extent.height(), extent::toString);
	}

	@Test
	void linesOfAFoldedChainCrossNoBox() {
		var view = Sketches.chain(60);
		var geometry = Geometry.of(view, AutoLayout.layout(view));
		for (var edge : view.edges()) {
			var route = geometry.route(edge.key());
			for (int i = 1; i < route.size(); i++) {
				var from = route.get(i - 1);
				var to = route.get(i);
				assertTrue(from.x() == to.x() || from.y() == to.y(), () -> edge.key() + " runs from " + from + " to " + to);
				view.nodes().stream().filter(node -> !edge.targetKey().equals(node.key()) && !edge.sourceKey().equals(node.key()))
						.forEach(node -> assertFalse(Outline.crosses(from, to, geometry.box(node.key()).orElseThrow()), () -> edge.key() + " crosses " + node.key()));
			}
		}
	}

	@Test
	void emptyLatticesAreBesideThoseInUse() {
		var used = Sketches.placement(2, 1);
		var nodes = new ArrayList<>(used.nodes());
		for (int i = 0; i < 3; i++) {
			nodes.add(Sketches.free("Free:" + i, "empty", Color.WHITE, Color.BLACK, List.of(Sketches.lattice("Free:" + i + "/FreeCells:c", "", 64, 64, 70, 70, List.of()))));
		}
		var view = view(used, nodes, used.edges());
		var layout = AutoLayout.layout(view);
		check(view, layout);
		assertTrue(layout.boxes().get("Free:0").x() >= layout.boxes().get("Box:a0").x());
	}

	@Test
	void layersStandBeforeThePoolOfLattices() {
		var arrays = List.of(Sketches.free("Pool:p/A:1", "one", Color.WHITE, Color.BLACK, List.of(Sketches.lattice("Pool:p/A:1/C:c", "", 8, 8, 90, 90, List.of()))),
				Sketches.free("Pool:p/A:2", "two", Color.WHITE, Color.BLACK, List.of(Sketches.lattice("Pool:p/A:2/C:c", "", 8, 8, 90, 90, List.of()))));
		var view = Sketches.view("x", Direction.RIGHT, List.of(box("L:1", "first"), box("L:2", "not placed"), Sketches.free("Pool:p", "pool", Color.WHITE, Color.BLACK, arrays)),
				List.of(Sketches.edge("L:1", "Pool:p", "")));
		var layout = AutoLayout.layout(view);
		check(view, layout);
		assertEquals(layout.boxes().get("L:1").x(), layout.boxes().get("L:2").x());
		assertTrue(layout.boxes().get("L:2").right() < layout.boxes().get("Pool:p").x());
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 60 })
	void labelsOnLinesLieOnNothing(int length) {
		var view = length == 5 ? Sketches.network() : Sketches.chain(length);
		var geometry = Geometry.of(view, AutoLayout.layout(view));
		for (var edge : view.edges()) {
			if (!edge.center().isShown()) {
				continue;
			}
			var label = geometry.label(edge, Place.CENTER).orElseThrow();
			geometry.boxes().forEach((key, box) -> assertFalse(Outline.meet(label, box), () -> "label of " + edge.key() + " is on " + key));
			view.edges().stream().filter(other -> other != edge && other.center().isShown()).forEach(other -> assertFalse(Outline.meet(label, geometry.label(other, Place.CENTER).orElseThrow())));
		}
	}

	@Test
	void boxesHaveRoomForTheirTexts() {
		var box = AutoLayout.layout(Sketches.view("x", Direction.RIGHT, List.of(box("N:a", "a long name\nand more of it")), List.of())).boxes().get("N:a");
		assertTrue(box.width() >= TextMetrics.width("and more of it", 9, false) + Boxes.TEXT_X && box.height() >= 2 * TextMetrics.lineHeight(9), box::toString);
	}

	/** Says how long it takes. */
	@Test
	void largeDiagrams() {
		for (int round = 0; round < 2; round++) {
			timed("2,000 arrays", () -> Sketches.chip(5, 20, 20));
			timed("200 layers", () -> Sketches.chain(200));
		}
	}

	private static void timed(String what, Supplier<DiagramView> sketch) {
		var view = sketch.get();
		long start = System.nanoTime();
		var layout = AutoLayout.layout(view);
		long laidOut = System.nanoTime();
		assertNotNull(AutoLayout.layout(view, layout));
		System.out.printf("%s: %d ms, again %d ms%n", what, (laidOut - start) / 1_000_000, (System.nanoTime() - laidOut) / 1_000_000);
	}

	private static NodeView box(String key, String text) {
		return Sketches.node(key, text, Sketches.style(Shape.RECTANGLE, Color.WHITE, Color.BLACK, -1, -1));
	}
}
