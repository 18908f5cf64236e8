// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Diagram;
import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.Violation;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.tool.MenuEntry;
import dev.kirchhoff.diagram.tool.PaletteSection;
import dev.kirchhoff.diagram.tool.PaletteTool;
import dev.kirchhoff.diagram.tool.Tools;
import dev.kirchhoff.diagram.view.Color;
import dev.kirchhoff.diagram.view.DiagramView;
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
import dev.kirchhoff.diagram.view.NodeStyle.Gauge;
import dev.kirchhoff.diagram.view.NodeStyle.Gradient;
import dev.kirchhoff.diagram.view.NodeStyle.Resize;
import dev.kirchhoff.diagram.view.NodeStyle.Shape;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;
import dev.kirchhoff.diagram.view.Side;
import dev.kirchhoff.diagram.view.View;
import dev.kirchhoff.model.KirchhoffFactory;

/** A diagram of everything a notation can say, and of nothing in a model: to be looked at. */
final class Gallery implements Diagram {
	private static final Color PAPER = new Color(0xF4, 0xF6, 0xFA);
	private static final Color INK = new Color(0x30, 0x36, 0x40);
	private static final Color BLUE = new Color(0x4A, 0x86, 0xC8);
	private static final Color PALE = new Color(0xDC, 0xE9, 0xF8);
	private static final Color RED = new Color(0xC8, 0x4A, 0x4A);

	private final EObject target = KirchhoffFactory.eINSTANCE.createNetwork();
	private final DiagramView view;

	private Gallery(DiagramView.Flow flow, List<NodeView> nodes, List<EdgeView> edges, List<Fault> faults) {
		view = new DiagramView("gallery", "Gallery", target, Color.WHITE, flow, nodes, edges, faults);
	}

	/** Each shape, each arrow, each kind of container. */
	static Gallery everything() {
		var nodes = new ArrayList<NodeView>();
		for (var shape : Shape.values()) {
			nodes.add(node("Shape:" + shape, shape.toString().toLowerCase().replace('_', ' '), style(shape, 8, Gradient.LEFT_TO_RIGHT), Kind.NODE, List.of(), List.of()));
		}
		nodes.add(node("Beside", "a label beside\nin two lines", beside(), Kind.NODE, List.of(), List.of(port("Beside/p1"), port("Beside/p2"))));
		var inner = List.of(node("Free/a", "first", style(Shape.RECTANGLE, 10, Gradient.TOP_TO_BOTTOM), Kind.NODE, List.of(), List.of(port("Free/a/in"))),
				node("Free/b", "second", style(Shape.RECTANGLE, 0, Gradient.LIQUID), Kind.NODE, List.of(), List.of()));
		nodes.add(node("Free", "A container", style(Shape.RECTANGLE, 10, Gradient.TOP_TO_BOTTOM), Kind.FREE, inner, List.of(port("Free/in"))));
		nodes.add(node("List", "A list", style(Shape.RECTANGLE, 0, Gradient.LEFT_TO_RIGHT), Kind.LIST, List.of(item("List/a", "rows: 128"), item("List/b", "columns: 64 µS")), List.of()));
		nodes.add(node("Stack", "A stack", style(Shape.RECTANGLE, 0, Gradient.LEFT_TO_RIGHT), Kind.VERTICAL_STACK,
				List.of(node("Stack/a", "upper", style(Shape.RECTANGLE, 0, Gradient.LEFT_TO_RIGHT), Kind.FREE, List.of(), List.of()),
						node("Stack/b", "lower", style(Shape.RECTANGLE, 0, Gradient.LEFT_TO_RIGHT), Kind.FREE, List.of(), List.of())), List.of()));
		nodes.add(lattice());
		var edges = new ArrayList<EdgeView>();
		var arrows = Arrow.values();
		for (int i = 0; i < arrows.length; i++) {
			nodes.add(node("From:" + i, arrows[i].toString().toLowerCase().replace('_', ' '), style(Shape.RECTANGLE, 6, Gradient.LEFT_TO_RIGHT), Kind.NODE, List.of(), List.of()));
			nodes.add(node("To:" + i, "target", style(Shape.ELLIPSE, 0, Gradient.LEFT_TO_RIGHT), Kind.NODE, List.of(), List.of()));
			edges.add(edge("E" + i, "From:" + i, "To:" + i, arrows[i], 1 + i % 3, LineStyle.values()[i % 4], i % 2 == 0 ? Routing.STRAIGHT : Routing.MANHATTAN,
					i == 0 ? "none at all" : i == 3 ? "32×32" : ""));
		}
		edges.add(edge("F", "Free/a", "Free/b", Arrow.FILLED, 1, LineStyle.SOLID, Routing.MANHATTAN, "inside"));
		edges.add(edge("G", "Free", "List", Arrow.OPEN, 2, LineStyle.DASH, Routing.MANHATTAN, ""));
		return new Gallery(new DiagramView.Flow(DiagramView.Direction.RIGHT, 40), nodes, edges, List.of(new Fault("gallery/x.odesign", "//@a", "a fault on purpose", "none")));
	}

	/** Boxes in rows, each connected with the next. */
	static Gallery large(int count) {
		var nodes = new ArrayList<NodeView>();
		var edges = new ArrayList<EdgeView>();
		for (int i = 0; i < count; i++) {
			nodes.add(node("Array:" + i, "array " + i, style(Shape.RECTANGLE, 6, Gradient.LEFT_TO_RIGHT), Kind.NODE, List.of(), List.of()));
			if (i % 40 != 0) {
				edges.add(edge("E" + i, "Array:" + (i - 1), "Array:" + i, Arrow.OPEN, 1, LineStyle.SOLID, Routing.MANHATTAN, ""));
			}
		}
		return new Gallery(new DiagramView.Flow(DiagramView.Direction.RIGHT, 30), nodes, edges, List.of());
	}

	private static NodeView lattice() {
		var children = List.of(region("Lattice/r1", 0, 0, 60, 40, PALE), region("Lattice/r2", 64, 20, 64, 50, new Color(0xF6, 0xDC, 0xC8)));
		return new NodeView("Lattice", "Array", KirchhoffFactory.eINSTANCE.createCrossbarArray(), Kind.FREE, style(Shape.RECTANGLE, 0, Gradient.LEFT_TO_RIGHT),
				label("array 128×80", Alignment.CENTER, Set.of(Format.BOLD)), "128 rows", children, List.of(), Optional.of(new Lattice(128, 80)), Optional.empty());
	}

	private static NodeView region(String key, int row, int column, int rows, int columns, Color fill) {
		var style = new NodeStyle(Shape.RECTANGLE, fill, fill, Gradient.LEFT_TO_RIGHT, BLUE, 1, LineStyle.SOLID, 0, NodeStyle.AUTO, NodeStyle.AUTO, Resize.NONE, true, Set.of(), "", List.of());
		return new NodeView(key, "Region", KirchhoffFactory.eINSTANCE.createAllocation(), Kind.NODE, style, label("fc1 +", Alignment.CENTER, Set.of()), "", List.of(), List.of(), Optional.empty(),
				Optional.of(new Lattice.Region(row, column, rows, columns)));
	}

	private static NodeStyle style(Shape shape, int arc, Gradient gradient) {
		var gauges = shape == Shape.GAUGE ? List.of(new Gauge(0, 100, 70, PALE, BLUE, "used"), new Gauge(0, 100, 30, PALE, RED, "hot")) : List.<Gauge>of();
		return new NodeStyle(shape, PAPER, shape == Shape.ELLIPSE ? PAPER : PALE, gradient, BLUE, 1, LineStyle.SOLID, arc, NodeStyle.AUTO, NodeStyle.AUTO, Resize.BOTH, true,
				Set.of(Side.WEST, Side.EAST), shape == Shape.IMAGE ? "/dev.kirchhoff.design/icons/chip.svg" : "", gauges);
	}

	private static NodeStyle beside() {
		return new NodeStyle(Shape.IMAGE, PAPER, PAPER, Gradient.LEFT_TO_RIGHT, BLUE, 0, LineStyle.SOLID, 0, 48, 48, Resize.NONE, false, Set.of(), "/dev.kirchhoff.design/icons/chip.svg", List.of());
	}

	private static NodeView port(String key) {
		var style = new NodeStyle(Shape.RECTANGLE, BLUE, BLUE, Gradient.LEFT_TO_RIGHT, INK, 1, LineStyle.SOLID, 0, 10, 10, Resize.NONE, false, Set.of(Side.WEST, Side.EAST), "", List.of());
		return new NodeView(key, "Port", KirchhoffFactory.eINSTANCE.createCell(), Kind.NODE, style, label("in", Alignment.CENTER, Set.of()), "", List.of(), List.of(), Optional.empty(), Optional.empty());
	}

	private static NodeView item(String key, String text) {
		return new NodeView(key, "Item", KirchhoffFactory.eINSTANCE.createCell(), Kind.ITEM, style(Shape.RECTANGLE, 0, Gradient.LEFT_TO_RIGHT), label(text, Alignment.LEFT, Set.of()), "", List.of(), List.of(),
				Optional.empty(), Optional.empty());
	}

	private static NodeView node(String key, String text, NodeStyle style, Kind kind, List<NodeView> children, List<NodeView> ports) {
		return new NodeView(key, "Box", KirchhoffFactory.eINSTANCE.createDenseLayer(), kind, style, label(text, Alignment.CENTER, kind == Kind.NODE ? Set.of() : Set.of(Format.BOLD)), "what is here", children,
				ports, Optional.empty(), Optional.empty());
	}

	private static Label label(String text, Alignment alignment, Set<Format> formats) {
		return new Label(text, text.startsWith("A ") ? "/dev.kirchhoff.design/icons/chip.svg" : "", 8, formats, INK, alignment, false);
	}

	private static EdgeView edge(String key, String source, String target, Arrow arrow, int width, LineStyle line, Routing routing, String text) {
		return new EdgeView(key, "Edge", KirchhoffFactory.eINSTANCE.createConnection(), source, target, new EdgeStyle(INK, width, line, key.equals("E4") ? arrow : Arrow.NONE, arrow, routing), Label.NONE,
				text.isEmpty() ? Label.NONE : label(text, Alignment.CENTER, Set.of()), Label.NONE);
	}

	@Override
	public String name() {
		return "gallery";
	}

	@Override
	public String label() {
		return "Gallery";
	}

	@Override
	public EObject target() {
		return target;
	}

	@Override
	public List<Layer> layers() {
		return List.of(new Layer("One", "Layer One", true));
	}

	@Override
	public void setActive(String layer, boolean active) {
		throw new UnsupportedOperationException(layer);
	}

	@Override
	public DiagramView refresh() {
		return view;
	}

	@Override
	public List<Violation> validate() {
		return List.of();
	}

	@Override
	public void actions(Function<String, Optional<ExternalAction>> actions) {
		// nothing is called by id here
	}

	@Override
	public Tools tools() {
		return new Tools() {
			@Override
			public List<PaletteSection> palette() {
				return List.of(new PaletteSection("Boxes", "Boxes", "", List.of(new PaletteTool("box", "Box", "Makes nothing.", "", PaletteTool.Kind.CREATE_NODE))));
			}

			@Override
			public Optional<Change> create(PaletteTool tool, DiagramView diagram, View container) {
				return Optional.empty();
			}

			@Override
			public boolean canStart(PaletteTool tool, DiagramView diagram, View source) {
				return false;
			}

			@Override
			public Optional<Change> connect(PaletteTool tool, DiagramView diagram, View source, View target) {
				return Optional.empty();
			}

			@Override
			public Optional<Change> reconnect(DiagramView diagram, EdgeView edge, boolean atSource, View end) {
				return Optional.empty();
			}

			@Override
			public Optional<String> editedText(DiagramView diagram, View edited) {
				return Optional.empty();
			}

			@Override
			public Optional<Change> edit(DiagramView diagram, View edited, String text) {
				return Optional.empty();
			}

			@Override
			public Optional<Change> delete(DiagramView diagram, List<View> views) {
				return Optional.empty();
			}

			@Override
			public Optional<Change> drop(DiagramView diagram, List<NodeView> views, View container) {
				return Optional.empty();
			}

			@Override
			public Optional<Change> dropElements(DiagramView diagram, List<EObject> elements, View container) {
				return Optional.empty();
			}

			@Override
			public Optional<Change> doubleClick(DiagramView diagram, View clicked) {
				return Optional.empty();
			}

			@Override
			public List<MenuEntry> menu(DiagramView diagram, View clicked) {
				return List.of();
			}

			@Override
			public Optional<Change> act(String id, DiagramView diagram, View clicked) {
				return Optional.empty();
			}
		};
	}
}
