// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.DiagramView.Direction;
import dev.kirchhoff.diagram.view.EdgeStyle;
import dev.kirchhoff.diagram.view.EdgeStyle.Arrow;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.Label;
import dev.kirchhoff.diagram.view.Label.Alignment;
import dev.kirchhoff.diagram.view.Label.Format;
import dev.kirchhoff.diagram.view.Lattice;
import dev.kirchhoff.diagram.view.LineStyle;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeStyle.Gradient;
import dev.kirchhoff.diagram.view.NodeStyle.Shape;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;
import dev.kirchhoff.diagram.view.Side;

/** Views drawn by hand, as a notation would give them. */
public final class Sketches {
	public static final Color INK = new Color(38, 50, 56);
	public static final Color BLUE = new Color(220, 233, 247);
	public static final Color DARK_BLUE = new Color(58, 110, 165);
	public static final Color GREEN = new Color(223, 240, 220);
	public static final Color DARK_GREEN = new Color(76, 145, 80);
	public static final Color ORANGE = new Color(253, 235, 208);
	public static final Color DARK_ORANGE = new Color(200, 120, 40);
	public static final Color GREY = new Color(245, 247, 249);
	public static final Color DARK_GREY = new Color(120, 132, 142);

	private Sketches() {
	}

	public static Label label(String text) {
		return new Label(text, "", 9, Set.of(), INK, Alignment.CENTER, false);
	}

	public static Label bold(String text) {
		return new Label(text, "", 9, Set.of(Format.BOLD), INK, Alignment.CENTER, false);
	}

	public static NodeStyle style(Shape shape, Color fill, Color border, int width, int height) {
		return new NodeStyle(shape, fill, fill, Gradient.LEFT_TO_RIGHT, border, 1, LineStyle.SOLID, 10, width, height, NodeStyle.Resize.BOTH, true, Set.of(), "", List.of());
	}

	public static NodeStyle outside(Shape shape, Color fill, Color border, int width, int height, Side... sides) {
		return new NodeStyle(shape, fill, fill, Gradient.LEFT_TO_RIGHT, border, 1, LineStyle.SOLID, 0, width, height, NodeStyle.Resize.NONE, false, Set.of(sides), "", List.of());
	}

	public static NodeView node(String key, String text, NodeStyle style) {
		return node(key, Kind.NODE, style, label(text), List.of(), List.of());
	}

	public static NodeView node(String key, Kind kind, NodeStyle style, Label label, List<NodeView> children, List<NodeView> ports) {
		return new NodeView(key, mapping(key), null, kind, style, label, "", children, ports, Optional.empty(), Optional.empty());
	}

	public static NodeView free(String key, String text, Color fill, Color border, List<NodeView> children, NodeView... ports) {
		return node(key, Kind.FREE, style(Shape.RECTANGLE, fill, border, -1, -1), bold(text), children, List.of(ports));
	}

	public static NodeView lattice(String key, String text, int rows, int columns, int width, int height, List<NodeView> regions, NodeView... ports) {
		return new NodeView(key, mapping(key), null, Kind.FREE, style(Shape.RECTANGLE, GREY, DARK_GREY, width, height), label(text), "", regions, List.of(ports),
				Optional.of(new Lattice(rows, columns)), Optional.empty());
	}

	public static NodeView region(String key, String text, Color fill, Color border, int row, int column, int rows, int columns) {
		var style = new NodeStyle(Shape.RECTANGLE, fill, fill, Gradient.LEFT_TO_RIGHT, border, 1, LineStyle.SOLID, 0, -1, -1, NodeStyle.Resize.NONE, true, Set.of(), "", List.of());
		return new NodeView(key, mapping(key), null, Kind.NODE, style, label(text), "", List.of(), List.of(), Optional.empty(), Optional.of(new Lattice.Region(row, column, rows, columns)));
	}

	private static String mapping(String key) {
		var last = key.substring(key.lastIndexOf('/') + 1);
		return last.contains(":") ? last.substring(0, last.indexOf(':')) : last;
	}

	public static EdgeView edge(String from, String to, String text) {
		return edge(from, to, text, Routing.MANHATTAN);
	}

	public static EdgeView edge(String from, String to, String text, Routing routing) {
		var style = new EdgeStyle(DARK_GREY, 1, LineStyle.SOLID, Arrow.NONE, Arrow.FILLED, routing);
		var center = text.isEmpty() ? Label.NONE : new Label(text, "", 8, Set.of(), DARK_GREY, Alignment.CENTER, false);
		return new EdgeView("Connection:" + from + ">" + to, "Connection", null, from, to, style, Label.NONE, center, Label.NONE);
	}

	public static DiagramView view(String name, Direction direction, List<NodeView> nodes, List<EdgeView> edges) {
		return new DiagramView(name, name + " of a sketch", null, Color.WHITE, new DiagramView.Flow(direction, 30), nodes, edges, List.of());
	}

	private static NodeView layer(String key, String text, Color fill, Color border) {
		return node(key, text, style(Shape.RECTANGLE, fill, border, -1, -1));
	}

	/** A small residual network, shapes on its edges. */
	public static DiagramView network() {
		var nodes = List.of(node("Input:in", "image", style(Shape.PARALLELOGRAM, GREY, DARK_GREY, -1, -1)), layer("Layer:c1", "conv1\n3×3, 16 channels", BLUE, DARK_BLUE),
				layer("Layer:r1", "ReLU", GREEN, DARK_GREEN), layer("Layer:c2", "conv2\n3×3, 16 channels", BLUE, DARK_BLUE), layer("Layer:add", "+", ORANGE, DARK_ORANGE),
				layer("Layer:pool", "average pool", GREY, DARK_GREY), layer("Layer:fc", "dense\n10 outputs", BLUE, DARK_BLUE),
				node("Output:out", "class", style(Shape.ELLIPSE, GREY, DARK_GREY, -1, -1)));
		var edges = List.of(edge("Input:in", "Layer:c1", "32×32×3"), edge("Layer:c1", "Layer:r1", "32×32×16"), edge("Layer:r1", "Layer:c2", "32×32×16"), edge("Layer:c2", "Layer:add", "32×32×16"),
				edge("Layer:r1", "Layer:add", "32×32×16"), edge("Layer:add", "Layer:pool", "32×32×16"), edge("Layer:pool", "Layer:fc", "256"), edge("Layer:fc", "Output:out", "10"));
		return view("network", Direction.RIGHT, nodes, edges);
	}

	/** Layers one after the other. */
	public static DiagramView chain(int length) {
		var nodes = new ArrayList<NodeView>();
		var edges = new ArrayList<EdgeView>();
		for (int i = 0; i < length; i++) {
			nodes.add(layer("Layer:l" + i, i % 2 == 0 ? "conv" + i + "\n3×3, 64" : "ReLU" + i, i % 2 == 0 ? BLUE : GREEN, i % 2 == 0 ? DARK_BLUE : DARK_GREEN));
			if (i > 0) {
				edges.add(edge("Layer:l" + (i - 1), "Layer:l" + i, "8×8×64"));
			}
			if (i > 3 && i % 8 == 4) {
				edges.add(edge("Layer:l" + (i - 4), "Layer:l" + i, ""));
			}
		}
		return view("network", Direction.RIGHT, nodes, edges);
	}

	/** A chip with macros, tiles, arrays, and converters on the borders of tiles. */
	public static DiagramView chip(int macros, int tiles, int arrays) {
		var chips = new ArrayList<NodeView>();
		for (int m = 0; m < macros; m++) {
			var tileViews = new ArrayList<NodeView>();
			for (int t = 0; t < tiles; t++) {
				var key = "Chip:c/Macro:m" + m + "/Tile:t" + t;
				var arrayViews = new ArrayList<NodeView>();
				for (int a = 0; a < arrays; a++) {
					arrayViews.add(node(key + "/Array:a" + a, "a" + m + "." + t + "." + a + "\n128 × 128", style(Shape.RECTANGLE, Color.WHITE, DARK_GREY, -1, -1)));
				}
				tileViews.add(free(key, "tile " + t, BLUE, DARK_BLUE, arrayViews,
						node(key + "/DAC:d", "8 bit", outside(Shape.RECTANGLE, DARK_BLUE, DARK_BLUE, 10, 10, Side.WEST)),
						node(key + "/ADC:a", "6 bit", outside(Shape.RECTANGLE, DARK_ORANGE, DARK_ORANGE, 10, 10, Side.SOUTH, Side.EAST))));
			}
			chips.add(free("Chip:c/Macro:m" + m, "macro " + m, GREEN, DARK_GREEN, tileViews));
		}
		var nodes = new ArrayList<NodeView>();
		nodes.add(free("Chip:c", "chip", GREY, DARK_GREY, chips));
		nodes.add(node("Device:d1", "TaOx\n100 µS … 500 µS", style(Shape.NOTE, ORANGE, DARK_ORANGE, -1, -1)));
		nodes.add(node("Device:d2", "HfO2", style(Shape.NOTE, ORANGE, DARK_ORANGE, -1, -1)));
		return view("hardware", Direction.RIGHT, nodes, List.of());
	}

	/** Layers on the left, arrays with their regions on the right. */
	public static DiagramView mapping() {
		var layers = List.of(layer("Network:n/Layer:l1", "hidden\n8 × 64", BLUE, DARK_BLUE), layer("Network:n/Layer:l2", "dense\n64 × 10", GREEN, DARK_GREEN),
				node("Network:n/Layer:l3", "unmapped layer", style(Shape.RECTANGLE, Color.WHITE, new Color(200, 40, 40), -1, -1)));
		var one = "Hardware:h/Array:a1";
		var two = "Hardware:h/Array:a2";
		var arrays = List.of(
				lattice(one, "a1  128 × 128  63 %", 128, 128, 190, 200,
						List.of(region(one + "/Region:r1", "hidden +", BLUE, DARK_BLUE, 0, 0, 64, 128), region(one + "/Region:r2", "hidden -", BLUE, DARK_BLUE, 64, 0, 40, 64),
								region(one + "/Region:r3", "", GREEN, DARK_GREEN, 110, 0, 10, 20))),
				lattice(two, "a2  8 × 16", 8, 16, 190, 120, List.of(region(two + "/Region:r1", "dense", GREEN, DARK_GREEN, 0, 0, 8, 5))),
				lattice("Hardware:h/Array:a3", "a3  empty", 64, 64, 190, 120, List.of()));
		var nodes = List.of(free("Network:n", "Network", GREY, DARK_GREY, layers), free("Hardware:h", "Arrays", GREY, DARK_GREY, arrays));
		var edges = List.of(edge("Network:n/Layer:l1", one + "/Region:r1", ""), edge("Network:n/Layer:l1", one + "/Region:r2", ""), edge("Network:n/Layer:l2", one + "/Region:r3", ""),
				edge("Network:n/Layer:l2", two + "/Region:r1", ""));
		return view("mapping", Direction.RIGHT, nodes, edges);
	}

	/** Layers that lie in pieces on arrays, all on the diagram itself. */
	public static DiagramView placement(int layers, int arrays) {
		var nodes = new ArrayList<NodeView>();
		var edges = new ArrayList<EdgeView>();
		for (int l = 0; l < layers; l++) {
			nodes.add(layer("Layer:l" + l, "layer " + l + "\n64 x 64", BLUE, DARK_BLUE));
		}
		for (int a = 0; a < arrays; a++) {
			var key = "Box:a" + a;
			var regions = new ArrayList<NodeView>();
			for (int r = 0; r < 4; r++) {
				var region = key + "/Cells:c/Region:" + r;
				regions.add(region(region, "r", GREEN, DARK_GREEN, r / 2 * 32, r % 2 * 32, 30, 30));
				edges.add(edge("Layer:l" + (a * 4 + r) / 3 % layers, region, ""));
			}
			nodes.add(free(key, "array " + a, GREY, DARK_GREY, List.of(lattice(key + "/Cells:c", "", 64, 64, 150, 150, regions))));
		}
		return view("mapping", Direction.RIGHT, nodes, edges);
	}

	/** Stages as a flow, with data sets and a list of sweeps. */
	public static DiagramView experiment() {
		var items = List.of(item("Sweep:s/Item:1", "gMax  100 µS … 500 µS"), item("Sweep:s/Item:2", "levels  4, 8, 16"));
		var sweep = node("Sweep:s", Kind.LIST, style(Shape.RECTANGLE, GREY, DARK_GREY, -1, -1), bold("Sweeps"), items, List.of());
		var nodes = List.of(node("Data:d", "CIFAR-10", outside(Shape.ELLIPSE, ORANGE, DARK_ORANGE, 44, 30)), layer("Stage:train", "Training\n20 epochs", BLUE, DARK_BLUE),
				layer("Stage:program", "Programming\nM-ISPVA", GREEN, DARK_GREEN), layer("Stage:age", "Ageing\n1 h, 85 °C", GREEN, DARK_GREEN), layer("Stage:infer", "Inference", BLUE, DARK_BLUE),
				node("Metric:acc", "accuracy", style(Shape.LOZENGE, ORANGE, DARK_ORANGE, -1, -1)), sweep);
		var edges = List.of(edge("Data:d", "Stage:train", "50,000"), edge("Stage:train", "Stage:program", "weights"), edge("Stage:program", "Stage:age", "conductances"), edge("Stage:age", "Stage:infer", ""),
				edge("Data:d", "Stage:infer", "10,000", Routing.STRAIGHT), edge("Stage:infer", "Metric:acc", ""));
		return view("experiment", Direction.RIGHT, nodes, edges);
	}

	private static NodeView item(String key, String text) {
		return node(key, Kind.ITEM, style(Shape.RECTANGLE, Color.WHITE, DARK_GREY, -1, -1), new Label(text, "", 9, Set.of(), INK, Alignment.LEFT, false), List.of(), List.of());
	}

	/** Anything: containers in containers, ports, lattices, lists, labels outside, edges between whatever there is. */
	public static DiagramView random(long seed) {
		var random = new Random(seed);
		var nodes = new ArrayList<NodeView>();
		var ends = new ArrayList<String>();
		for (int i = 0; i < 2 + random.nextInt(7); i++) {
			nodes.add(random("N:" + i, random, 0, ends));
		}
		var edges = new ArrayList<EdgeView>();
		for (int e = 0; e < random.nextInt(12); e++) {
			var from = ends.get(random.nextInt(ends.size()));
			var to = ends.get(random.nextInt(ends.size()));
			if (edges.stream().noneMatch(edge -> edge.sourceKey().equals(from) && edge.targetKey().equals(to))) {
				edges.add(edge(from, to, random.nextBoolean() ? "label " + e : "", random.nextInt(4) == 0 ? Routing.STRAIGHT : Routing.MANHATTAN));
			}
		}
		return view("random", Direction.values()[random.nextInt(3)], nodes, edges);
	}

	private static NodeView random(String key, Random random, int depth, List<String> ends) {
		ends.add(key);
		var ports = new ArrayList<NodeView>();
		for (int p = 0; p < (random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0); p++) {
			var side = Side.values()[random.nextInt(4)];
			ports.add(node(key + "/P:" + p, random.nextBoolean() ? "port" : "", outside(Shape.RECTANGLE, BLUE, DARK_BLUE, 10, 10, side)));
			ends.add(key + "/P:" + p);
		}
		int what = random.nextInt(depth > 2 ? 3 : 7);
		if (what < 2) {
			return node(key, Kind.NODE, style(Shape.values()[random.nextInt(8)], BLUE, DARK_BLUE, -1, -1), label("node " + random.nextInt(1000)), List.of(), ports);
		}
		if (what == 2) {
			return node(key, Kind.NODE, outside(Shape.ELLIPSE, BLUE, DARK_BLUE, 20, 20), label("a label outside"), List.of(), ports);
		}
		var children = new ArrayList<NodeView>();
		if (what == 3) {
			children.add(region(key + "/R:1", "r", BLUE, DARK_BLUE, 0, 0, 3, 4));
			children.add(region(key + "/R:2", "r", BLUE, DARK_BLUE, 3, 1, 5, 7));
			ends.add(key + "/R:2");
			return lattice(key, "lattice", 8, 8, 120, 100, children, ports.toArray(NodeView[]::new));
		}
		if (what == 4) {
			children.add(item(key + "/I:1", "first row"));
			children.add(item(key + "/I:2", "second row"));
			return node(key, Kind.LIST, style(Shape.RECTANGLE, GREY, DARK_GREY, -1, -1), bold("list"), children, ports);
		}
		for (int c = 0; c < random.nextInt(5); c++) {
			children.add(random(key + "/N:" + c, random, depth + 1, ends));
		}
		return free(key, "container", GREY, DARK_GREY, children, ports.toArray(NodeView[]::new));
	}
}
