// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Insets;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.handles.HandleBounds;

import dev.kirchhoff.diagram.layout.Bounds;
import dev.kirchhoff.diagram.layout.Boxes;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.NodeView.Kind;

/**
 * A box: outline, text, children and what sits on its border. Its bounds reach beyond the outline as far as ports and a text beside it do; what a person
 * takes for the box is {@link #frame}. All places are given, nothing is laid out here.
 */
final class BoxFigure extends Figure implements HandleBounds {
	/** What a mouse over the canvas would do to a box. */
	enum Mark {
		NONE, TARGET, REFUSED
	}

	private final Canvas canvas;
	private NodeView view;
	private Text text;
	private Rectangle frame = new Rectangle();
	private Rectangle textPlace = new Rectangle();
	private Figure pane;
	private Mark mark = Mark.NONE;

	BoxFigure(Canvas canvas) {
		this.canvas = canvas;
	}

	void show(NodeView newView, Bounds bounds, Bounds beside, List<Bounds> ports) {
		if (view == null || !view.label().equals(newView.label())) {
			text = new Text(newView.label());
		}
		view = newView;
		var outside = new Insets();
		var local = new Rectangle(0, 0, bounds.width(), bounds.height());
		textPlace = textPlace(local, beside);
		if (text.isShown() && beside != null) {
			grow(outside, local, textPlace);
		}
		for (var port : ports) {
			grow(outside, local, new Rectangle(port.x(), port.y(), port.width(), port.height()));
		}
		frame = local.getTranslated(outside.left, outside.top);
		textPlace.translate(outside.left, outside.top);
		if (pane != null) {
			pane.setBounds(frame);
		}
		setBounds(new Rectangle(bounds.x() - outside.left, bounds.y() - outside.top, bounds.width() + outside.getWidth(), bounds.height() + outside.getHeight()));
		repaint();
	}

	private static void grow(Insets outside, Rectangle frame, Rectangle part) {
		outside.left = Math.max(outside.left, -part.x);
		outside.top = Math.max(outside.top, -part.y);
		outside.right = Math.max(outside.right, part.x + part.width - frame.width);
		outside.bottom = Math.max(outside.bottom, part.y + part.height - frame.height);
	}

	private Rectangle textPlace(Rectangle box, Bounds beside) {
		if (beside != null) {
			return new Rectangle(beside.x(), beside.y(), beside.width(), beside.height());
		}
		if (view.isContainer()) {
			var title = Boxes.titlePlace(view, new Bounds(0, 0, box.width, box.height));
			return text.place(new Rectangle(Boxes.TEXT_X, Boxes.TEXT_Y, Math.max(0, title.width() - 2 * Boxes.TEXT_X), Math.max(0, title.height() - 2 * Boxes.TEXT_Y)));
		}
		int pad = view.kind() == Kind.ITEM ? Boxes.TEXT_X : Math.min(Boxes.TEXT_X, Math.max(1, (box.width - text.size().width) / 2));
		return text.place(new Rectangle(pad, 0, Math.max(0, box.width - 2 * pad), box.height));
	}

	/** Where a port is put in this figure: given from the outline, wanted from the corner of the figure. */
	Rectangle inFigure(Bounds fromFrame) {
		return new Rectangle(fromFrame.x() + frame.x, fromFrame.y() + frame.y, fromFrame.width(), fromFrame.height());
	}

	IFigure pane() {
		if (pane == null) {
			pane = new Figure() {
				@Override
				protected boolean useLocalCoordinates() {
					return true;
				}
			};
			pane.setBounds(frame);
			add(pane, 0);
		}
		return pane;
	}

	void mark(Mark newMark) {
		if (mark != newMark) {
			mark = newMark;
			repaint();
		}
	}

	/** Where a text editor would stand, in the coordinates of the parent. */
	Rectangle textArea() {
		var place = textPlace.getCopy();
		if (place.width < 40) {
			place.expand((40 - place.width) / 2, 0);
		}
		return place.translate(bounds.x, bounds.y);
	}

	Text text() {
		return text;
	}

	@Override
	public Rectangle getHandleBounds() {
		return frame.getTranslated(bounds.x, bounds.y);
	}

	@Override
	protected boolean useLocalCoordinates() {
		return true;
	}

	@Override
	public boolean containsPoint(int x, int y) {
		if (!super.containsPoint(x, y)) {
			return false;
		}
		int localX = x - bounds.x;
		int localY = y - bounds.y;
		if (frame.contains(localX, localY) || text.isShown() && textPlace.contains(localX, localY)) {
			return true;
		}
		for (var child : getChildren()) {
			if (child != pane && ((IFigure) child).containsPoint(localX, localY)) {
				return true;
			}
		}
		return false;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		var area = getHandleBounds();
		var scale = canvas.scale();
		if (view.kind() != Kind.ITEM || view.region().isPresent()) {
			Shapes.paint(graphics, area, view.style(), canvas.pictures(), scale);
		}
		if (view.lattice().isPresent()) {
			var cells = Boxes.content(view, new Bounds(area.x, area.y, area.width, area.height));
			Shapes.lattice(graphics, new Rectangle(cells.x(), cells.y(), cells.width(), cells.height()), view.lattice().get(), Paint.of(view.style().border()));
		}
		if (text.isShown()) {
			text.paint(graphics, textPlace.getTranslated(bounds.x, bounds.y), canvas.pictures(), scale);
			if (view.kind() == Kind.LIST) {
				int y = area.y + Boxes.title(view) - 1;
				graphics.setForegroundColor(Paint.of(view.style().border()));
				graphics.setLineWidth(1);
				graphics.setLineStyle(Graphics.LINE_SOLID);
				graphics.drawLine(area.x, y, area.x + area.width - 1, y);
			}
		}
		if (mark != Mark.NONE) {
			graphics.pushState();
			var color = mark == Mark.TARGET ? Paint.ALLOWED : Paint.REFUSED;
			graphics.setBackgroundColor(color);
			graphics.setAlpha(36);
			graphics.fillRectangle(area);
			graphics.setAlpha(255);
			graphics.setForegroundColor(color);
			graphics.setLineWidth(2);
			graphics.setLineStyle(Graphics.LINE_SOLID);
			graphics.drawRectangle(area.getCopy().shrink(1, 1));
			graphics.popState();
		}
	}
}
