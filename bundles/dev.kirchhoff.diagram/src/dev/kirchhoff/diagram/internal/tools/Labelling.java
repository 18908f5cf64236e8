// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.Optional;

import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/** Labels edited in place. */
record Labelling(Toolbox box) {
	Optional<String> editedText(DiagramView diagram, View view) {
		var scope = Toolbox.scope(diagram, view.target()).with("view", view).with("container", view.target());
		return directEdit(view).filter(tool -> box.allows(tool, scope)).map(tool -> tool.input().isBlank() ? label(view) : box.evaluation().text(tool.input(), scope));
	}

	Optional<Change> edit(DiagramView diagram, View view, String text) {
		return directEdit(view).filter(tool -> box.allows(tool, Toolbox.scope(diagram, view.target()).with("view", view).with("container", view.target())))
				.flatMap(tool -> Mask.arguments(tool.mask(), text, Toolbox.scope(diagram, view.target()).with("view", view)).map(scope -> box.change(tool, view.target(), scope)));
	}

	private Optional<ToolSpec.DirectEdit> directEdit(View view) {
		return box.mapping(view).flatMap(mapping -> mapping.basics().directEdit()).map(box.book().tools()::get).filter(ToolSpec.DirectEdit.class::isInstance).map(ToolSpec.DirectEdit.class::cast);
	}

	private static String label(View view) {
		return switch (view) {
			case DiagramView diagram -> diagram.title();
			case NodeView node -> node.label().text();
			case EdgeView edge -> edge.center().text();
		};
	}
}
