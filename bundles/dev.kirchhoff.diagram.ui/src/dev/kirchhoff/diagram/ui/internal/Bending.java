// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.BendpointEditPolicy;
import org.eclipse.gef.requests.BendpointRequest;

import dev.kirchhoff.diagram.layout.Point;
import dev.kirchhoff.diagram.view.EdgeStyle.Routing;

/** Bending straight lines by hand. Those at right angles find their own way. */
final class Bending extends BendpointEditPolicy {
	private final Editing editing;

	Bending(Editing editing) {
		this.editing = editing;
	}

	private LinePart part() {
		return (LinePart) getHost();
	}

	@Override
	protected List<?> createSelectionHandles() {
		boolean free = part().line().view.style().routing() == Routing.STRAIGHT && editing.isEditable();
		return free ? super.createSelectionHandles() : List.of();
	}

	private Point at(BendpointRequest request) {
		var location = request.getLocation().getCopy();
		getConnection().translateToRelative(location);
		return new Point(location.x, location.y);
	}

	private List<Point> created(BendpointRequest request) {
		var points = new ArrayList<>(original());
		points.add(Math.min(request.getIndex(), points.size()), at(request));
		return points;
	}

	private List<Point> without(BendpointRequest request) {
		var points = new ArrayList<>(original());
		points.remove(request.getIndex());
		return points;
	}

	private List<Point> moved(BendpointRequest request) {
		var points = new ArrayList<>(original());
		points.set(request.getIndex(), at(request));
		return points;
	}

	/** As they were before the mouse was pressed. */
	private List<Point> original() {
		var route = part().line().route;
		return route.size() < 3 ? List.of() : route.subList(1, route.size() - 1);
	}

	private void show(List<Point> bends) {
		var route = part().line().route;
		var points = new PointList();
		points.addPoint(route.getFirst().x(), route.getFirst().y());
		bends.forEach(point -> points.addPoint(point.x(), point.y()));
		points.addPoint(route.getLast().x(), route.getLast().y());
		getConnection().setPoints(points);
	}

	@Override
	protected void showCreateBendpointFeedback(BendpointRequest request) {
		show(created(request));
	}

	@Override
	protected void showMoveBendpointFeedback(BendpointRequest request) {
		show(moved(request));
	}

	@Override
	protected void showDeleteBendpointFeedback(BendpointRequest request) {
		show(without(request));
	}

	@Override
	protected void eraseConnectionFeedback(BendpointRequest request) {
		getConnection().revalidate();
	}

	@Override
	protected Command getCreateBendpointCommand(BendpointRequest request) {
		return Step.bends("Bend Line", part().line().key, created(request));
	}

	@Override
	protected Command getMoveBendpointCommand(BendpointRequest request) {
		return Step.bends("Bend Line", part().line().key, moved(request));
	}

	@Override
	protected Command getDeleteBendpointCommand(BendpointRequest request) {
		return Step.bends("Straighten Line", part().line().key, without(request));
	}
}
