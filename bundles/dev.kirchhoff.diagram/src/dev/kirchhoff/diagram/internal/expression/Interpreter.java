// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;

/**
 * The expression languages of a notation, told apart by prefix: {@code feature:}, {@code var:}, {@code service:}, {@code aql:}; without
 * one the text is a constant. How results become what is asked for follows Sirius to the letter, its surprises included.
 */
public final class Interpreter {
	private final Types types;
	private final Services services;
	private final Map<String, Aql.Node> parsed = new ConcurrentHashMap<>();

	public Interpreter(Types types, Services services) {
		this.types = types;
		this.services = services;
	}

	public Types types() {
		return types;
	}

	/**
	 * The value; null where there is none.
	 *
	 * @param warnings told of what is missing and was left out of the value
	 * @throws EvaluationException if it has no value at all
	 */
	public Object value(String expression, Scope scope, Consumer<String> warnings) throws EvaluationException {
		if (expression.startsWith("aql:")) {
			return Nothing.toNull(new AqlEvaluator(types, services, warnings).value(aql(expression.substring(4)), scope));
		}
		if (expression.startsWith("feature:")) {
			return feature(expression.substring(8).strip(), scope.self());
		}
		if (expression.startsWith("service:")) {
			return service(expression.substring(8).strip(), scope);
		}
		if (expression.startsWith("var:")) {
			return variable(expression.substring(4).strip(), scope);
		}
		return constant(expression);
	}

	private static boolean isConstant(String expression) {
		return !expression.startsWith("aql:") && !expression.startsWith("feature:") && !expression.startsWith("service:") && !expression.startsWith("var:");
	}

	/** What is wrong with the text of an expression, whatever it is evaluated on; null if nothing is. */
	public String check(String expression) {
		try {
			if (expression.startsWith("aql:")) {
				aql(expression.substring(4));
			} else if (expression.startsWith("service:")) {
				var name = Call.of(expression.substring(8).strip()).name;
				return services.has(name) ? null : "there is no service '" + name + "'";
			}
			return null;
		} catch (EvaluationException e) {
			return e.getMessage();
		}
	}

	private Aql.Node aql(String text) throws EvaluationException {
		var known = parsed.get(text);
		if (known == null) {
			known = new Aql(text).parse();
			parsed.put(text, known);
		}
		return known;
	}

	private static Object constant(String text) {
		try {
			return Integer.valueOf(text);
		} catch (NumberFormatException e) {
			return text;
		}
	}

	private static Object variable(String name, Scope scope) throws EvaluationException {
		return Nothing.toNull(scope.find(name).orElseThrow(() -> new EvaluationException("there is no variable '" + name + "'; there are " + scope.names())));
	}

	private static Object feature(String name, Object self) throws EvaluationException {
		if (!(self instanceof EObject element)) {
			return AqlEvaluator.viewFeature(self, name).orElseThrow(() -> new EvaluationException("feature '" + name + "' is asked of " + (self == null ? "nothing" : "something that is no element")));
		}
		var feature = element.eClass().getEStructuralFeature(name);
		if (feature != null) {
			return element.eGet(feature);
		}
		return switch (name) {
			case "eContainer" -> element.eContainer();
			case "eContents" -> element.eContents();
			case "eAllContents" -> list(element.eAllContents());
			case "eClass" -> element.eClass();
			case "eCrossReferences" -> element.eCrossReferences();
			default -> throw new EvaluationException(element.eClass().getName() + " has no feature '" + name + "'");
		};
	}

	static List<EObject> list(Iterator<EObject> elements) {
		var list = new ArrayList<EObject>();
		elements.forEachRemaining(list::add);
		return list;
	}

	/** {@code [VAR.]NAME[(v1,v2)]}. */
	private record Call(String receiver, String name, List<String> arguments) {
		static Call of(String text) throws EvaluationException {
			int open = text.indexOf('(');
			if (open >= 0 && !text.endsWith(")")) {
				throw new EvaluationException("'" + text + "' lacks its )");
			}
			var head = open < 0 ? text : text.substring(0, open);
			var arguments = open < 0 || open == text.length() - 2 ? List.<String>of() : List.of(text.substring(open + 1, text.length() - 1).split("\\s*,\\s*"));
			int dot = head.indexOf('.');
			return new Call(dot < 0 ? "self" : head.substring(0, dot).strip(), head.substring(dot + 1).strip(), arguments);
		}
	}

	private Object service(String text, Scope scope) throws EvaluationException {
		var call = Call.of(text);
		var values = new ArrayList<Object>();
		values.add(variable(call.receiver, scope));
		for (var argument : call.arguments) {
			values.add(variable(argument.strip(), scope));
		}
		return services.call(call.name, values);
	}

	/** Null and false are false, "true" and "false" are what they say, anything else is true. */
	public boolean truth(String expression, Scope scope, Consumer<String> warnings) throws EvaluationException {
		if (isConstant(expression)) {
			return Boolean.parseBoolean(expression.strip());
		}
		return switch (value(expression, scope, warnings)) {
			case null -> false;
			case Boolean truth -> truth;
			case String text when text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") -> Boolean.parseBoolean(text);
			default -> true;
		};
	}

	/** A whole number; anything else is 0, 3.0 as well. */
	public int integer(String expression, Scope scope, Consumer<String> warnings) throws EvaluationException {
		var value = value(expression, scope, warnings);
		try {
			return Integer.parseInt(String.valueOf(value));
		} catch (NumberFormatException e) {
			warnings.accept("gives " + (value == null ? "nothing" : "'" + value + "'") + " where a whole number is needed, which counts as 0");
			return 0;
		}
	}

	/** Text; nothing is empty. */
	public String text(String expression, Scope scope, Consumer<String> warnings) throws EvaluationException {
		var value = value(expression, scope, warnings);
		return value == null ? "" : String.valueOf(value);
	}

	/** One element. A constant is the element itself, a collection is none. */
	public EObject element(String expression, Scope scope, Consumer<String> warnings) throws EvaluationException {
		return (isConstant(expression) ? scope.self() : value(expression, scope, warnings)) instanceof EObject element ? element : null;
	}

	/** Elements; what is no element is dropped, a constant has none. */
	public List<EObject> elements(String expression, Scope scope, Consumer<String> warnings) throws EvaluationException {
		if (isConstant(expression)) {
			return List.of();
		}
		return switch (value(expression, scope, warnings)) {
			case EObject element -> List.of(element);
			case Collection<?> many -> many.stream().filter(EObject.class::isInstance).map(EObject.class::cast).toList();
			case EObject[] many -> List.of(many);
			case null, default -> List.of();
		};
	}
}
