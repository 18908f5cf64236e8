// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.UnexecutableCommand;
import org.eclipse.gef.editpolicies.GraphicalNodeEditPolicy;
import org.eclipse.gef.requests.CreateConnectionRequest;
import org.eclipse.gef.requests.DropRequest;
import org.eclipse.gef.requests.ReconnectRequest;

import dev.kirchhoff.diagram.tool.PaletteTool;

/** Boxes as the ends of lines, new ones and those that are pulled elsewhere. */
final class Ends extends GraphicalNodeEditPolicy {
	private final Editing editing;

	Ends(Editing editing) {
		this.editing = editing;
	}

	private BoxPart part() {
		return (BoxPart) getHost();
	}

	/** What is known of a new line when it has a start only. */
	private static final class Begun extends Command {
		@Override
		public void execute() {
			throw new IllegalStateException("a line has two ends");
		}
	}

	@Override
	protected Command getConnectionCreateCommand(CreateConnectionRequest request) {
		if (!(request.getNewObject() instanceof PaletteTool tool) || !editing.isEditable() || !editing.tools().canStart(tool, editing.view(), part().box().view)) {
			return UnexecutableCommand.INSTANCE;
		}
		var begun = new Begun();
		request.setStartCommand(begun);
		return begun;
	}

	@Override
	protected Command getConnectionCompleteCommand(CreateConnectionRequest request) {
		return request.getNewObject() instanceof PaletteTool tool && request.getSourceEditPart() instanceof BoxPart source
				? Step.of(tool.label(), editing.tools().connect(tool, editing.view(), source.box().view, part().box().view), Landing.NONE)
				: UnexecutableCommand.INSTANCE;
	}

	@Override
	protected Command getReconnectSourceCommand(ReconnectRequest request) {
		return reconnect(request, true);
	}

	@Override
	protected Command getReconnectTargetCommand(ReconnectRequest request) {
		return reconnect(request, false);
	}

	private Command reconnect(ReconnectRequest request, boolean atSource) {
		return request.getConnectionEditPart() instanceof LinePart line && editing.isEditable()
				? Step.of("Reconnect", editing.tools().reconnect(editing.view(), line.line().view, atSource, part().box().view), Landing.NONE)
				: UnexecutableCommand.INSTANCE;
	}

	@Override
	protected Connection createDummyConnection(Request request) {
		var line = new PolylineConnection();
		line.setForegroundColor(Paint.ACCENT);
		line.setLineWidth(2);
		return line;
	}

	@Override
	protected void showTargetConnectionFeedback(DropRequest request) {
		var generic = (Request) request;
		boolean starting = RequestConstants.REQ_CONNECTION_START.equals(generic.getType());
		var command = getCommand(generic);
		boolean accepted = command != null && command.canExecute();
		if (!starting || accepted) {
			part().boxFigure().mark(accepted ? BoxFigure.Mark.TARGET : BoxFigure.Mark.REFUSED);
		}
	}

	@Override
	protected void eraseTargetConnectionFeedback(DropRequest request) {
		part().boxFigure().mark(BoxFigure.Mark.NONE);
	}
}
