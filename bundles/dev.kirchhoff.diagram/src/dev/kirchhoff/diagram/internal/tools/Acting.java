// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.MenuEntry;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.View;

/** Actions on any view: of the palette, of the context menu, and of a double click. */
record Acting(Toolbox box) {
	Optional<Change> doubleClick(DiagramView diagram, View view) {
		return box.mapping(view).flatMap(mapping -> mapping.basics().doubleClick()).map(box.book().tools()::get).filter(ToolSpec.DoubleClick.class::isInstance).map(ToolSpec.DoubleClick.class::cast)
				.flatMap(tool -> {
					var scope = box.bind(box.bind(Toolbox.scope(diagram, view), tool.element(), "element", view.target()), tool.elementView(), "elementView", view);
					return box.allows(tool, scope.on(view.target())) ? Optional.of(box.change(tool, view.target(), scope)) : Optional.empty();
				});
	}

	List<MenuEntry> menu(DiagramView diagram, View view) {
		var entries = new ArrayList<MenuEntry>();
		for (var layer : box.layers()) {
			for (var section : layer.sections()) {
				for (var tool : Palette.all(section, box.book())) {
					if (tool instanceof ToolSpec.Action action && !action.inPalette() && box.allows(action, acting(action, diagram, view))) {
						entries.add(new MenuEntry(action.basics().key(), action.basics().label(), action.basics().icon()));
					}
				}
			}
		}
		return entries;
	}

	Optional<Change> act(String id, DiagramView diagram, View view) {
		if (!(box.book().tools().get(id) instanceof ToolSpec.Action action)) {
			return Optional.empty();
		}
		var scope = acting(action, diagram, view);
		return box.allows(action, scope) ? Optional.of(box.change(action, view.target(), scope)) : Optional.empty();
	}

	private Scope acting(ToolSpec.Action tool, DiagramView diagram, View view) {
		var scope = Toolbox.scope(diagram, view.target()).with("container", view.target()).with("containerView", view);
		return box.bind(box.bind(scope, tool.element(), "element", view.target()), tool.view(), "elementView", view).with("view", view);
	}
}
