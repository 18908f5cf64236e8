// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.util.Set;

import dev.kirchhoff.diagram.layout.TextMetrics.Size;
import dev.kirchhoff.diagram.view.NodeStyle;
import dev.kirchhoff.diagram.view.NodeStyle.Shape;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;

/** Where in a box its title and its contents are. What lays out, what draws and what edits agree on it here. */
public final class Boxes {
	/** Between the border of a container and its contents. */
	public static final int PADDING = 10;
	/** Between the border of a lattice or a list and what is in it. */
	public static final int TIGHT = 5;
	/** Left and right of a text in a box. */
	public static final int TEXT_X = 8;
	/** Above and below a text in a box. */
	public static final int TEXT_Y = 5;
	/** Between a box and its label outside. */
	public static final int LABEL_GAP = 3;

	private static final Set<Shape> ROUND = Set.of(Shape.ELLIPSE, Shape.DOT, Shape.RING);
	private static final int PORT = 10;
	private static final int DOT = 14;
	private static final int PLAIN = 30;
	private static final int GAUGE = 26;

	private Boxes() {
	}

	/** Whether the label stands in the box; that of a container always does. */
	public static boolean isLabelInside(NodeView node) {
		return node.isContainer() || node.kind() == Kind.ITEM || node.style().labelInside();
	}

	/** Height of what is above the contents of a container. */
	public static int title(NodeView container) {
		return container.label().isShown() ? TextMetrics.size(container.label()).height() + 2 * TEXT_Y : 0;
	}

	/** Where the title of a container stands: above its contents, and in the middle where there is nothing but a title. */
	public static Bounds titlePlace(NodeView container, Bounds box) {
		boolean alone = container.kind() == Kind.FREE && container.children().isEmpty() && container.lattice().isEmpty();
		return alone ? box : new Bounds(box.x(), box.y(), box.width(), Math.min(box.height(), title(container)));
	}

	/** Space between border and contents, on the left, on the right and at the bottom. */
	public static int padding(NodeView container) {
		return switch (container.kind()) {
			case LIST -> 1;
			case HORIZONTAL_STACK, VERTICAL_STACK -> 0;
			default -> container.lattice().isPresent() ? TIGHT : PADDING;
		};
	}

	/** Space between the upper border and the contents. */
	public static int top(NodeView container) {
		int title = title(container);
		return title > 0 ? title + (container.kind() == Kind.FREE && container.lattice().isEmpty() ? 2 : 0) : padding(container);
	}

	/** The part of a container below its title where its contents are, of a lattice the area of its cells; in the coordinates of the box given. */
	public static Bounds content(NodeView container, Bounds box) {
		int padding = padding(container);
		int top = top(container);
		return new Bounds(box.x() + padding, box.y() + top, Math.max(1, box.width() - 2 * padding), Math.max(1, box.height() - top - padding));
	}

	/** The box of a node that has no contents but its label. */
	public static Size leaf(NodeView node) {
		var style = node.style();
		var natural = natural(node);
		return new Size(fixed(style.width(), natural.width()), fixed(style.height(), natural.height()));
	}

	/** The box of a port. */
	public static Size port(NodeView port) {
		if (port.style().labelInside() && port.label().isShown()) {
			return leaf(port);
		}
		return new Size(fixed(port.style().width(), PORT), fixed(port.style().height(), PORT));
	}

	private static int fixed(int given, int natural) {
		return given == NodeStyle.AUTO ? natural : Math.max(2, given);
	}

	private static Size natural(NodeView node) {
		var style = node.style();
		if (style.shape() == Shape.GAUGE) {
			return new Size(Math.max(1, style.gauges().size()) * GAUGE, 2 * GAUGE);
		}
		if (!isLabelInside(node) || !node.label().isShown()) {
			int side = style.shape() == Shape.DOT || style.shape() == Shape.RING ? DOT : PLAIN;
			return new Size(side, side);
		}
		var text = TextMetrics.size(node.label());
		int width = text.width() + 2 * TEXT_X;
		int height = text.height() + 2 * TEXT_Y;
		if (style.shape() == Shape.DOT || style.shape() == Shape.RING) {
			int side = (int) Math.ceil(Math.hypot(text.width(), text.height())) + TEXT_X;
			return new Size(side, side);
		}
		if (style.shape() == Shape.ELLIPSE) {
			return new Size((int) Math.ceil(text.width() * 1.3) + 2 * TEXT_X, (int) Math.ceil(text.height() * 1.35) + 2 * TEXT_Y);
		}
		return switch (style.shape()) {
			case LOZENGE -> new Size((int) Math.ceil(text.width() * 1.5) + 2 * TEXT_X, (int) Math.ceil(text.height() * 2.2) + 2 * TEXT_Y);
			case PARALLELOGRAM -> new Size(width + slant(height) * 2, height);
			case TRIANGLE -> new Size(text.width() * 2 + TEXT_X, text.height() * 2 + TEXT_Y);
			case NOTE -> new Size(width + 8, height);
			default -> new Size(width, height);
		};
	}

	/** How far the upper edge of a parallelogram is to the right of the lower. */
	public static int slant(int height) {
		return Math.min(14, height / 3);
	}

	/** Whether lines end on the curve and not on the rectangle around it. */
	static boolean isRound(NodeView node) {
		return ROUND.contains(node.style().shape());
	}
}
