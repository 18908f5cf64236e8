// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/**
 * Evaluates parsed AQL. A missing feature or service gives nothing and a warning, as Acceleo does; {@code .} maps over collections and
 * flattens, {@code ->} makes a collection of what is none.
 */
final class AqlEvaluator {
	private final Types types;
	private final Services services;
	private final Consumer<String> warnings;
	private final StandardServices standard;

	AqlEvaluator(Types types, Services services, Consumer<String> warnings) {
		this.types = types;
		this.services = services;
		this.warnings = warnings;
		standard = new StandardServices(warnings);
	}

	Object value(Aql.Node node, Scope scope) throws EvaluationException {
		return switch (node) {
			case Aql.Literal literal -> literal.value();
			case Aql.Variable variable -> scope.find(variable.name())
					.orElseThrow(() -> new EvaluationException("there is no variable '" + variable.name() + "'; there are " + scope.names() + " (features are written self." + variable.name() + ")"));
			case Aql.Collection collection -> collection(collection, scope);
			case Aql.TypeName type -> type(type);
			case Aql.Feature feature -> each(value(feature.receiver(), scope), one -> feature(one, feature.name()));
			case Aql.Call call -> call(call, scope);
			case Aql.CollectionCall call -> standard.ofCollection(call.name(), toCollection(value(call.receiver(), scope)), values(call.arguments(), scope));
			case Aql.Iteration iteration -> iterate(iteration, scope);
			case Aql.Not not -> !truth(value(not.value(), scope));
			case Aql.Minus minus -> negate(value(minus.value(), scope));
			case Aql.Binary binary -> binary(binary, scope);
			case Aql.If choice -> truth(value(choice.condition(), scope)) ? value(choice.then(), scope) : value(choice.otherwise(), scope);
			case Aql.Let let -> {
				var inner = scope;
				for (int k = 0; k < let.names().size(); k++) {
					inner = inner.with(let.names().get(k), value(let.values().get(k), inner));
				}
				yield value(let.body(), inner);
			}
		};
	}

	private List<Object> values(List<Aql.Node> nodes, Scope scope) throws EvaluationException {
		var values = new ArrayList<Object>();
		for (var node : nodes) {
			values.add(value(node, scope));
		}
		return values;
	}

	private Object collection(Aql.Collection collection, Scope scope) throws EvaluationException {
		var values = values(collection.values(), scope);
		values.removeIf(Nothing.NOTHING::equals);
		return collection.set() ? new LinkedHashSet<>(values) : values;
	}

	/** A class, a literal of an enumeration, or a set of classes. */
	private Object type(Aql.TypeName type) throws EvaluationException {
		var found = new LinkedHashSet<Object>();
		for (var name : type.names()) {
			found.add(type(name));
		}
		return found.size() == 1 ? found.iterator().next() : found;
	}

	private Object type(String name) throws EvaluationException {
		switch (name) {
			case "String":
				return String.class;
			case "Integer":
				return Integer.class;
			case "Real":
				return Double.class;
			case "Boolean":
				return Boolean.class;
			default:
				var direct = types.find(name);
				if (direct.isPresent()) {
					return direct.get();
				}
				int last = name.lastIndexOf("::");
				if (last > 0 && types.find(name.substring(0, last)).orElse(null) instanceof EEnum literals) {
					var literal = name.substring(last + 2);
					var found = literals.getEEnumLiteral(literal) != null ? literals.getEEnumLiteral(literal) : literals.getEEnumLiteralByLiteral(literal);
					if (found != null) {
						return found.getInstance();
					}
				}
				throw new EvaluationException("there is no class or literal '" + name + "'");
		}
	}

	private interface Step {
		Object apply(Object one) throws EvaluationException;
	}

	/** {@code .} on a collection: of each, flattened by one level, without what gives nothing. */
	private static Object each(Object receiver, Step step) throws EvaluationException {
		if (!(receiver instanceof Collection<?> many)) {
			return step.apply(receiver);
		}
		Collection<Object> all = many instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
		for (var one : many) {
			var value = Nothing.ifNull(step.apply(one));
			if (value instanceof Collection<?> inner) {
				all.addAll(inner);
			} else if (value != Nothing.NOTHING) {
				all.add(value);
			}
		}
		return all;
	}

	private Object feature(Object receiver, String name) {
		if (receiver == Nothing.NOTHING) {
			return Nothing.NOTHING;
		}
		if (!(receiver instanceof EObject element)) {
			return viewFeature(receiver, name).orElseGet(() -> missing("feature '" + name + "' is asked of " + StandardServices.kind(receiver)));
		}
		var feature = element.eClass().getEStructuralFeature(name);
		return feature == null ? missing(element.eClass().getName() + " has no feature '" + name + "'") : Nothing.ifNull(element.eGet(feature));
	}

	/** What a view has that expressions ask for. */
	static Optional<Object> viewFeature(Object receiver, String name) {
		if (!(receiver instanceof View view)) {
			return Optional.empty();
		}
		return Optional.ofNullable(switch (name) {
			case "target" -> view.target();
			case "name" -> switch (view) {
				case DiagramView diagram -> diagram.title();
				case NodeView node -> node.label().text();
				case EdgeView edge -> edge.center().text();
			};
			default -> null;
		});
	}

	private Object missing(String what) {
		warnings.accept(what);
		return Nothing.NOTHING;
	}

	private Object call(Aql.Call call, Scope scope) throws EvaluationException {
		var arguments = values(call.arguments(), scope);
		return each(value(call.receiver(), scope), one -> one instanceof View view && call.name().equals("eContainer") ? around(view, scope) : call(call.name(), one, arguments));
	}

	/** Views of Sirius are elements, so that tools ask for what is around one. */
	private static Object around(View view, Scope scope) {
		return scope.find("diagram").filter(DiagramView.class::isInstance).filter(diagram -> diagram != view).map(diagram -> (Object) ((DiagramView) diagram).around(view)).orElse(Nothing.NOTHING);
	}

	private Object call(String name, Object receiver, List<Object> arguments) throws EvaluationException {
		if (services.has(name) && (receiver instanceof EObject || receiver == Nothing.NOTHING)) {
			if (receiver == Nothing.NOTHING) {
				return Nothing.NOTHING;
			}
			var all = new ArrayList<Object>();
			all.add(receiver);
			arguments.forEach(one -> all.add(Nothing.toNull(one)));
			return Nothing.ifNull(services.dispatch(name, all));
		}
		return standard.of(name, receiver, arguments);
	}

	static Collection<Object> toCollection(Object value) {
		return value instanceof Collection<?> many ? copy(many) : value == Nothing.NOTHING ? new LinkedHashSet<>() : new LinkedHashSet<>(List.of(value));
	}

	private static Collection<Object> copy(Collection<?> many) {
		return many instanceof Set ? new LinkedHashSet<>(many) : new ArrayList<>(many);
	}

	private Object iterate(Aql.Iteration iteration, Scope scope) throws EvaluationException {
		var all = toCollection(value(iteration.receiver(), scope));
		if (iteration.type() != null) {
			var type = type(iteration.type());
			all.removeIf(one -> !StandardServices.isKind(one, type));
		}
		Step body = one -> value(iteration.body(), scope.with(iteration.variable(), one));
		return switch (iteration.name()) {
			case "select" -> keep(all, body, true);
			case "reject" -> keep(all, body, false);
			case "collect" -> each(all, body);
			case "any" -> keep(all, body, true).stream().findFirst().orElse(Nothing.NOTHING);
			case "exists" -> !keep(all, body, true).isEmpty();
			case "forAll" -> keep(all, body, false).isEmpty();
			case "one" -> keep(all, body, true).size() == 1;
			case "isUnique" -> unique(all, body);
			case "sortedBy" -> sorted(all, body);
			case "closure" -> closure(all, body);
			default -> throw new EvaluationException("there is no iterator '" + iteration.name() + "'; there are select, reject, collect, any, exists, forAll, one, isUnique, sortedBy, closure");
		};
	}

	private static Collection<Object> keep(Collection<Object> all, Step body, boolean wanted) throws EvaluationException {
		Collection<Object> kept = all instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
		for (var one : all) {
			if (truth(body.apply(one)) == wanted) {
				kept.add(one);
			}
		}
		return kept;
	}

	private static boolean unique(Collection<Object> all, Step body) throws EvaluationException {
		var seen = new LinkedHashSet<Object>();
		for (var one : all) {
			if (!seen.add(body.apply(one))) {
				return false;
			}
		}
		return true;
	}

	private record Keyed(Object key, Object value) {
	}

	private static Object sorted(Collection<Object> all, Step body) throws EvaluationException {
		var keyed = new ArrayList<Keyed>();
		for (var one : all) {
			keyed.add(new Keyed(body.apply(one), one));
		}
		keyed.sort(Comparator.comparing(Keyed::key, StandardServices::compare));
		var values = keyed.stream().map(Keyed::value).toList();
		return all instanceof Set ? new LinkedHashSet<>(values) : new ArrayList<>(values);
	}

	private static Object closure(Collection<Object> all, Step body) throws EvaluationException {
		var found = new LinkedHashSet<Object>();
		var open = new ArrayList<Object>(all);
		while (!open.isEmpty()) {
			for (var next : toCollection(Nothing.ifNull(body.apply(open.removeFirst())))) {
				if (found.add(next)) {
					open.add(next);
				}
			}
		}
		return found;
	}

	private static boolean truth(Object value) {
		return Boolean.TRUE.equals(value);
	}

	private static Object negate(Object value) throws EvaluationException {
		return switch (value) {
			case Integer whole -> -whole;
			case Long whole -> -whole;
			case Double real -> -real;
			default -> throw new EvaluationException("- is asked of " + StandardServices.kind(value));
		};
	}

	private Object binary(Aql.Binary binary, Scope scope) throws EvaluationException {
		var left = value(binary.left(), scope);
		switch (binary.operator()) { // the right side of these is not always evaluated
			case "and":
				return truth(left) && truth(value(binary.right(), scope));
			case "or":
				return truth(left) || truth(value(binary.right(), scope));
			case "implies":
				return !truth(left) || truth(value(binary.right(), scope));
			default:
		}
		var right = value(binary.right(), scope);
		return switch (binary.operator()) {
			case "xor" -> truth(left) != truth(right);
			case "=", "==" -> StandardServices.same(left, right);
			case "!=", "<>" -> !StandardServices.same(left, right);
			case "<" -> StandardServices.compare(left, right) < 0;
			case "<=" -> StandardServices.compare(left, right) <= 0;
			case ">" -> StandardServices.compare(left, right) > 0;
			case ">=" -> StandardServices.compare(left, right) >= 0;
			case "+" -> standard.add(left, right);
			case "-" -> standard.subtract(left, right);
			default -> StandardServices.arithmetic(binary.operator(), left, right);
		};
	}

	/** What an enumeration's value is called where it is compared with text. */
	static String literal(Object value) {
		return value instanceof Enumerator literal ? literal.getLiteral() : String.valueOf(value);
	}

	static boolean isType(Object value) {
		return value instanceof EClassifier || value instanceof Class;
	}
}
