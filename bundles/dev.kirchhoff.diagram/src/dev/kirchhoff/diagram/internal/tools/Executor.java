// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.diagram.internal.evaluate.Evaluation;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.odesign.Expression;
import dev.kirchhoff.diagram.internal.odesign.Operation;
import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.tool.ToolFailure;
import dev.kirchhoff.model.io.Ids;

/** Runs the operations of a tool, one after the other, those below each on the element it leaves. */
final class Executor {
	private final Evaluation evaluation;
	private final Function<String, Optional<ExternalAction>> actions;
	private final List<EObject> created = new ArrayList<>();

	Executor(Evaluation evaluation, Function<String, Optional<ExternalAction>> actions) {
		this.evaluation = evaluation;
		this.actions = actions;
	}

	/** Elements that were made, in this order. */
	List<EObject> created() {
		return created;
	}

	/** @throws ToolFailure if an operation cannot be done */
	void run(List<Operation> operations, Scope scope) {
		all(operations, scope);
		evaluation.faults().stream().findFirst().ifPresent(fault -> {
			throw new ToolFailure(fault.what());
		});
		for (var element : created) {
			if (element.eContainer() != null) {
				Ids.assign(element, element.eContainer());
			}
		}
	}

	private void all(List<Operation> operations, Scope scope) {
		operations.forEach(operation -> one(operation, scope));
	}

	private void one(Operation operation, Scope scope) {
		switch (operation) {
			case Operation.ChangeContext change -> {
				var next = evaluation.element(change.browse(), scope);
				all(change.then(), next == null ? scope : scope.on(next)); // as Sirius does, whatever its manual says
			}
			case Operation.CreateInstance create -> all(create.then(), create(create, scope));
			case Operation.SetValue set -> {
				var owner = self(scope);
				set(owner, feature(owner, evaluation.text(set.feature(), scope)), set.value().isBlank() ? null : evaluation.value(set.value(), scope));
				all(set.then(), scope);
			}
			case Operation.Unset unset -> {
				unset(unset, scope);
				all(unset.then(), scope);
			}
			case Operation.MoveElement move -> {
				var container = evaluation.element(move.container(), scope);
				if (container == null) {
					throw new ToolFailure("there is nowhere to move " + name(self(scope)) + ": '" + move.container().text() + "' gives nothing");
				}
				add(container, feature(container, evaluation.text(move.feature(), scope)), self(scope));
				all(move.then(), scope);
			}
			case Operation.RemoveElement remove -> {
				EcoreUtil.delete(self(scope), true);
				all(remove.then(), scope);
			}
			case Operation.If choice -> {
				if (evaluation.truth(choice.condition(), scope, false)) {
					all(choice.then(), scope);
				}
			}
			case Operation.For loop -> List.copyOf(evaluation.elements(loop.elements(), scope)).forEach(one -> all(loop.then(), scope.on(one).with(loop.variable(), one)));
			case Operation.Let let -> all(let.then(), scope.with(let.variable(), evaluation.value(let.value(), scope)));
			case Operation.Switch choice -> all(choice.cases().stream().filter(one -> evaluation.truth(one.condition(), scope, false)).findFirst().map(Operation.If::then).orElse(choice.otherwise()), scope);
			case Operation.External external -> {
				external(external, scope);
				all(external.then(), scope);
			}
		}
	}

	private static EObject self(Scope scope) {
		if (scope.self() instanceof EObject element) {
			return element;
		}
		throw new ToolFailure("the tool works on a view, not on an element: it has to change its context first");
	}

	private static String name(EObject element) {
		var name = element.eClass().getEStructuralFeature("name");
		return name != null && element.eGet(name) instanceof String text ? "'" + text + "'" : element.eClass().getName();
	}

	private static EStructuralFeature feature(EObject owner, String name) {
		var feature = owner.eClass().getEStructuralFeature(name);
		if (feature == null) {
			throw new ToolFailure(owner.eClass().getName() + " has no feature '" + name + "'");
		}
		return feature;
	}

	private Scope create(Operation.CreateInstance create, Scope scope) {
		var typeName = evaluation.text(create.type(), scope);
		var type = evaluation.types().findClass(typeName).orElseThrow(() -> new ToolFailure("there is no class '" + typeName + "'"));
		if (type.isAbstract() || type.isInterface()) {
			throw new ToolFailure(typeName + " is abstract, nothing can be made of it");
		}
		var owner = self(scope);
		var instance = EcoreUtil.create(type);
		add(owner, feature(owner, evaluation.text(create.reference(), scope)), instance);
		created.add(instance);
		return scope.on(instance).with(create.variable(), instance);
	}

	@SuppressWarnings("unchecked")
	private static void add(EObject owner, EStructuralFeature feature, EObject element) {
		if (!(feature instanceof EReference reference) || !reference.getEReferenceType().isInstance(element)) {
			throw new ToolFailure("a " + element.eClass().getName() + " has no place in the " + feature.getName() + " of a " + owner.eClass().getName());
		}
		if (feature.isMany()) {
			((List<EObject>) owner.eGet(feature)).add(element);
		} else if (owner.eIsSet(feature)) {
			throw new ToolFailure(name(owner) + " has a " + feature.getName() + " already");
		} else {
			owner.eSet(feature, element);
		}
	}

	private static void set(EObject owner, EStructuralFeature feature, Object value) {
		if (value == null) {
			owner.eUnset(feature);
		} else if (feature.isMany()) {
			var values = new ArrayList<>();
			for (var one : value instanceof Collection<?> many ? many : List.of(value)) {
				values.add(convert(feature, one));
			}
			owner.eSet(feature, values);
		} else {
			owner.eSet(feature, convert(feature, value));
		}
	}

	/** Text becomes what the attribute holds; numbers are not widened, as in Sirius. */
	private static Object convert(EStructuralFeature feature, Object value) {
		if (feature instanceof EAttribute attribute) {
			var type = attribute.getEAttributeType();
			if (type instanceof EEnum literals && !type.isInstance(value)) {
				var literal = value instanceof Integer number ? literals.getEEnumLiteral(number) : literals.getEEnumLiteralByLiteral(String.valueOf(value)) != null
						? literals.getEEnumLiteralByLiteral(String.valueOf(value)) : literals.getEEnumLiteral(String.valueOf(value));
				if (literal == null) {
					throw new ToolFailure("'" + value + "' is no " + feature.getName() + ": choose one of " + String.join(", ", literals.getELiterals().stream().map(one -> one.getLiteral()).toList()));
				}
				return literal.getInstance();
			}
			if (value instanceof String text && type.getInstanceClass() != String.class) {
				return parse(attribute, text);
			}
		}
		if (!feature.getEType().isInstance(value)) {
			throw new ToolFailure("a " + value.getClass().getSimpleName() + " is no " + feature.getName() + ", which is an " + feature.getEType().getName());
		}
		return value;
	}

	private static Object parse(EAttribute attribute, String text) {
		try {
			return EcoreUtil.createFromString(attribute.getEAttributeType(), text.strip());
		} catch (RuntimeException e) {
			throw new ToolFailure("'" + text + "' is no " + attribute.getName() + ": write a" + (attribute.getEAttributeType().getName().matches("EInt|ELong") ? " whole number" : " value such as "
					+ attribute.getDefaultValue()));
		}
	}

	private void unset(Operation.Unset unset, Scope scope) {
		var owner = self(scope);
		var feature = feature(owner, evaluation.text(unset.feature(), scope));
		if (unset.elements().isBlank()) {
			owner.eUnset(feature);
			return;
		}
		var elements = evaluation.elements(unset.elements(), scope);
		if (feature.isMany()) {
			((Collection<?>) owner.eGet(feature)).removeAll(elements);
		} else if (elements.contains(owner.eGet(feature))) {
			owner.eUnset(feature);
		}
	}

	private void external(Operation.External external, Scope scope) {
		var action = actions.apply(external.id()).orElseThrow(() -> new ToolFailure("nothing is installed that does '" + external.id() + "'"));
		var parameters = new LinkedHashMap<String, Object>();
		external.parameters().forEach(parameter -> parameters.put(parameter.name(), value(parameter.value(), scope)));
		var selection = scope.self() instanceof EObject element ? List.of(element) : List.<EObject>of();
		if (!action.canExecute(selection)) {
			throw new ToolFailure("'" + external.id() + "' cannot be done here");
		}
		action.execute(selection, new HashMap<>(parameters));
	}

	private Object value(Expression expression, Scope scope) {
		return expression.isBlank() ? null : evaluation.value(expression, scope);
	}
}
