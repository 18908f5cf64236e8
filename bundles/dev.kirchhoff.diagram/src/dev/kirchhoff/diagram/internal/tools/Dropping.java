// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/**
 * Elements dropped on a box or on the diagram.
 *
 * @param onDiagram keys of the tools for the diagram itself
 */
record Dropping(Toolbox box, List<String> onDiagram) {
	Optional<Change> drop(DiagramView diagram, List<NodeView> views, View container) {
		var steps = new ArrayList<Function<Executor, List<EObject>>>();
		var label = "";
		for (var view : views) {
			var step = drops(container).stream().filter(tool -> tool.fromDiagram() && (tool.mappings().isEmpty() || tool.mappings().contains(box.mappingKey(view))))
					.filter(tool -> box.allows(tool, dropped(diagram, tool, view.target(), diagram.around(view).target(), container))).findFirst();
			if (step.isEmpty() || EcoreUtil.isAncestor(view.target(), container.target())) {
				return Optional.empty();
			}
			var tool = step.get();
			label = tool.basics().label();
			steps.add(executor -> {
				executor.run(tool.operations(), dropped(diagram, tool, view.target(), diagram.around(view).target(), container));
				return List.of(view.target());
			});
		}
		return steps(label, container.target(), steps);
	}

	Optional<Change> dropElements(DiagramView diagram, List<EObject> elements, View container) {
		var steps = new ArrayList<Function<Executor, List<EObject>>>();
		var label = "";
		for (var element : elements) {
			var chosen = drops(container).stream().filter(ToolSpec.Drop::fromOutside).filter(tool -> takes(tool, element))
					.filter(tool -> box.allows(tool, dropped(diagram, tool, element, element.eContainer(), container))).findFirst();
			if (chosen.isEmpty() || EcoreUtil.isAncestor(element, container.target())) {
				return Optional.empty();
			}
			var tool = chosen.get();
			label = tool.basics().label();
			steps.add(executor -> {
				executor.run(tool.operations(), dropped(diagram, tool, element, element.eContainer(), container));
				return List.of(element);
			});
		}
		return steps(label, container.target(), steps);
	}

	private List<ToolSpec.Drop> drops(View container) {
		var keys = container instanceof DiagramView ? onDiagram : box.mapping(container).filter(Mapping.Box.class::isInstance).map(one -> ((Mapping.Box) one).drops()).orElse(List.of());
		return keys.stream().map(box.book().tools()::get).filter(ToolSpec.Drop.class::isInstance).map(ToolSpec.Drop.class::cast).toList();
	}

	private boolean takes(ToolSpec.Drop tool, EObject element) {
		return tool.mappings().isEmpty()
				|| tool.mappings().stream().map(box.book().mappings()::get).anyMatch(mapping -> mapping != null && box.evaluation().types().isInstance(mapping.basics().domainClass(), element));
	}

	private Scope dropped(DiagramView diagram, ToolSpec.Drop tool, EObject element, EObject from, View to) {
		var scope = box.bind(Toolbox.scope(diagram, to.target()), tool.element(), "element", element);
		scope = box.bind(box.bind(scope, tool.oldContainer(), "oldContainer", from), tool.newContainer(), "newContainer", to.target());
		return box.bind(scope, tool.newView(), "newViewContainer", to);
	}

	private Optional<Change> steps(String label, EObject within, Collection<Function<Executor, List<EObject>>> steps) {
		return steps.isEmpty() ? Optional.empty() : Optional.of(box.change(label, within, false, executor -> {
			var selected = new ArrayList<EObject>();
			steps.forEach(step -> selected.addAll(step.apply(executor)));
			return selected;
		}));
	}
}
