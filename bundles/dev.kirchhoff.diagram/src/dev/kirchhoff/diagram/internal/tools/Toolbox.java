// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.internal.evaluate.Evaluation;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.Book;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.internal.odesign.Operation;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec.Variable;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/**
 * What all tools of a diagram need: the notation, the mappings that are seen, and how variables are bound and changes made.
 *
 * @param active layers that are switched on
 * @param byName mappings by the names that views carry
 */
record Toolbox(Supplier<List<LayerSpec>> active, Map<String, Mapping> byName, Book book, Supplier<Evaluation> evaluations, Function<String, Optional<ExternalAction>> actions) {
	List<LayerSpec> layers() {
		return active.get();
	}

	Evaluation evaluation() {
		return evaluations.get();
	}

	Optional<Mapping> mapping(View view) {
		return Optional.ofNullable(switch (view) {
			case DiagramView _ -> null;
			case NodeView node -> byName.get(node.mapping());
			case EdgeView edge -> byName.get(edge.mapping());
		});
	}

	String mappingKey(View view) {
		return mapping(view).map(Mapping::key).orElse("");
	}

	static Scope scope(DiagramView diagram, Object self) {
		return Scope.of(self).with("diagram", diagram).with("viewpoint", diagram);
	}

	Scope bind(Scope scope, Variable variable, String standard, Object value) {
		var all = scope.with(standard, value).with(variable.name(), value);
		for (var sub : variable.sub()) {
			all = all.with(sub.name(), evaluation().value(sub.value(), all.on(value)));
		}
		return all;
	}

	boolean allows(ToolSpec tool, Scope scope) {
		return evaluation().truth(tool.basics().precondition(), scope, true);
	}

	Change change(ToolSpec tool, EObject within, Scope scope) {
		return change(tool.basics().label(), within, isExternal(tool.operations()), executor -> {
			executor.run(tool.operations(), scope);
			var select = tool.basics().elementsToSelect();
			return select.isBlank() ? executor.created() : evaluation().elements(select, scope);
		});
	}

	Change change(String label, EObject within, boolean external, Function<Executor, List<EObject>> body) {
		return new ToolChange(label, within, external, () -> body.apply(new Executor(evaluation(), actions)));
	}

	/** Whether all that operations do is to call others. */
	private static boolean isExternal(List<Operation> operations) {
		return !operations.isEmpty() && operations.stream().allMatch(one -> switch (one) {
			case Operation.External external -> external.then().isEmpty();
			case Operation.ChangeContext change -> isExternal(change.then());
			case Operation.If choice -> isExternal(choice.then());
			case Operation.For loop -> isExternal(loop.then());
			case Operation.Let let -> isExternal(let.then());
			default -> false;
		});
	}
}
