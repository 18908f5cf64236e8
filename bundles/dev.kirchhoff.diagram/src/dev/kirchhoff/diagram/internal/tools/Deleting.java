// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/** Elements taken away, as the notation says or with all that refers to them. */
record Deleting(Toolbox box) {
	Optional<Change> delete(DiagramView diagram, List<View> views) {
		var steps = new ArrayList<Function<Executor, List<EObject>>>();
		var chosen = topmost(views);
		for (var view : chosen) {
			deletion(diagram, view).ifPresent(steps::add);
		}
		if (steps.isEmpty() || steps.size() < chosen.size()) {
			return Optional.empty();
		}
		return Optional.of(box.change(chosen.size() == 1 ? "Delete" : "Delete " + chosen.size() + " elements", diagram.target(), false, executor -> {
			steps.forEach(step -> step.apply(executor));
			return List.of();
		}));
	}

	/** Views whose elements go with the element of another are left to it. */
	private static List<View> topmost(List<View> views) {
		var targets = views.stream().filter(NodeView.class::isInstance).map(View::target).toList();
		return views.stream().filter(view -> !(view instanceof DiagramView)).filter(view -> targets.stream().noneMatch(other -> other != view.target() && EcoreUtil.isAncestor(other, view.target()))).toList();
	}

	private Optional<Function<Executor, List<EObject>>> deletion(DiagramView diagram, View view) {
		var mapping = box.mapping(view).orElse(null);
		if (mapping == null) {
			return Optional.empty();
		}
		var tool = mapping.basics().deletion().map(box.book().tools()::get).filter(ToolSpec.Delete.class::isInstance).map(ToolSpec.Delete.class::cast);
		if (tool.isEmpty()) {
			if (mapping instanceof Mapping.Edge edge && !edge.elementBased()) {
				return Optional.empty(); // it only shows a relation; its element is that of its source
			}
			var scope = Toolbox.scope(diagram, view.target());
			var elements = new ArrayList<EObject>(List.of(view.target()));
			elements.addAll(box.evaluation().elements(mapping.basics().semanticElements(), scope));
			return Optional.of(_ -> {
				elements.stream().distinct().filter(element -> element.eContainer() != null).forEach(element -> EcoreUtil.delete(element, true));
				return List.of();
			});
		}
		var container = diagram.around(view);
		var scope = box.bind(box.bind(box.bind(Toolbox.scope(diagram, view.target()), tool.get().element(), "element", view.target()), tool.get().elementView(), "elementView", view), tool.get().containerView(),
				"containerView", container).with("view", view).with("container", container.target());
		if (!box.allows(tool.get(), scope)) {
			return Optional.empty();
		}
		return Optional.of(executor -> {
			executor.run(tool.get().operations(), scope);
			return List.of();
		});
	}
}
