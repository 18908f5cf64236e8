// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** What AQL can do by itself with elements, collections, numbers and text. */
final class StandardServices {
	private final Consumer<String> warnings;

	StandardServices(Consumer<String> warnings) {
		this.warnings = warnings;
	}

	static String kind(Object value) {
		return value == Nothing.NOTHING || value == null ? "nothing" : value instanceof EObject element ? element.eClass().getName() : value.getClass().getSimpleName();
	}

	static boolean isKind(Object value, Object type) {
		return switch (type) {
			case EClassifier classifier -> Types.isInstance(classifier, value);
			case Class<?> primitive -> primitive.isInstance(value);
			case Collection<?> several -> several.stream().anyMatch(one -> isKind(value, one));
			default -> false;
		};
	}

	static boolean same(Object left, Object right) {
		if (left instanceof Number one && right instanceof Number other) {
			return one.doubleValue() == other.doubleValue();
		}
		return left.equals(right);
	}

	/** Order of numbers and of text; nothing comes first. */
	static int compare(Object left, Object right) {
		if (left instanceof Number one && right instanceof Number other) {
			return Double.compare(one.doubleValue(), other.doubleValue());
		}
		if (left == Nothing.NOTHING || right == Nothing.NOTHING) {
			return Boolean.compare(left != Nothing.NOTHING, right != Nothing.NOTHING);
		}
		return AqlEvaluator.literal(left).compareTo(AqlEvaluator.literal(right));
	}

	private static String text(Object value) {
		return value == Nothing.NOTHING ? "" : String.valueOf(value);
	}

	/** Sum of numbers, text of anything with text, or all of two collections. */
	Object add(Object left, Object right) throws EvaluationException {
		if (left instanceof Collection<?> || right instanceof Collection<?>) {
			var all = AqlEvaluator.toCollection(left);
			all.addAll(AqlEvaluator.toCollection(right));
			return all;
		}
		if (left instanceof String || right instanceof String) {
			return text(left) + text(right);
		}
		return arithmetic("+", left, right);
	}

	/** Difference of numbers or of collections. */
	Object subtract(Object left, Object right) throws EvaluationException {
		if (left instanceof Collection<?>) {
			var all = AqlEvaluator.toCollection(left);
			all.removeAll(AqlEvaluator.toCollection(right));
			return all;
		}
		return arithmetic("-", left, right);
	}

	static Object arithmetic(String operator, Object left, Object right) throws EvaluationException {
		if (!(left instanceof Number one) || !(right instanceof Number other)) {
			throw new EvaluationException(operator + " is asked of " + kind(left) + " and " + kind(right));
		}
		if (!(left instanceof Double) && !(right instanceof Double) && !(left instanceof Float) && !(right instanceof Float)) {
			long value = whole(operator, one.longValue(), other.longValue());
			return value == (int) value && !(left instanceof Long) && !(right instanceof Long) ? (Object) (int) value : value;
		}
		double a = one.doubleValue();
		double b = other.doubleValue();
		return switch (operator) {
			case "+" -> a + b;
			case "-" -> a - b;
			case "*" -> a * b;
			default -> a / b;
		};
	}

	private static long whole(String operator, long a, long b) throws EvaluationException {
		if (operator.equals("/") && b == 0) {
			throw new EvaluationException("divides by 0");
		}
		return switch (operator) {
			case "+" -> a + b;
			case "-" -> a - b;
			case "*" -> a * b;
			default -> a / b;
		};
	}

	/** {@code receiver.name(arguments)}. */
	Object of(String name, Object receiver, List<Object> arguments) throws EvaluationException {
		switch (name) {
			case "toString":
				return text(receiver);
			case "oclIsKindOf":
				return isKind(receiver, argument(name, arguments, 0));
			case "oclIsTypeOf":
				return receiver instanceof EObject element && element.eClass() == argument(name, arguments, 0);
			case "oclAsType":
				return receiver;
			case "equals":
				return same(receiver, argument(name, arguments, 0));
			case "differs":
				return !same(receiver, argument(name, arguments, 0));
			case "add":
				return add(receiver, argument(name, arguments, 0));
			default:
		}
		var value = switch (receiver) {
			case EObject element -> ofElement(name, element, arguments);
			case String text -> ofText(name, text, arguments);
			case Number number -> ofNumber(name, number, arguments);
			case Boolean truth -> ofTruth(name, truth, arguments);
			default -> null;
		};
		if (value == null) {
			if (receiver != Nothing.NOTHING) {
				warnings.accept("there is no service '" + name + "' of " + kind(receiver));
			}
			return Nothing.NOTHING;
		}
		return value;
	}

	private static Object argument(String name, List<Object> arguments, int index) throws EvaluationException {
		if (index >= arguments.size()) {
			throw new EvaluationException(name + " lacks an argument");
		}
		return arguments.get(index);
	}

	private static int number(String name, List<Object> arguments, int index) throws EvaluationException {
		if (argument(name, arguments, index) instanceof Number number) {
			return number.intValue();
		}
		throw new EvaluationException(name + " needs a number");
	}

	private static String text(String name, List<Object> arguments, int index) throws EvaluationException {
		return text(argument(name, arguments, index));
	}

	private static Object filtered(Collection<EObject> elements, List<Object> arguments) {
		var all = new ArrayList<Object>(elements);
		if (!arguments.isEmpty()) {
			all.removeIf(one -> !isKind(one, arguments.getFirst()));
		}
		return all;
	}

	private static Object ofElement(String name, EObject element, List<Object> arguments) throws EvaluationException {
		return switch (name) {
			case "eClass" -> element.eClass();
			case "eContainer" -> arguments.isEmpty() ? Nothing.ifNull(element.eContainer()) : container(element.eContainer(), arguments.getFirst());
			case "eContainerOrSelf" -> container(element, argument(name, arguments, 0));
			case "eContents" -> filtered(element.eContents(), arguments);
			case "eAllContents" -> filtered(Interpreter.list(element.eAllContents()), arguments);
			case "eCrossReferences" -> filtered(element.eCrossReferences(), arguments);
			case "eContainingFeature" -> Nothing.ifNull(element.eContainingFeature());
			case "eContainmentFeature" -> Nothing.ifNull(element.eContainmentFeature());
			case "eGet" -> get(element, text(name, arguments, 0));
			case "eInverse" -> inverse(element, arguments);
			case "ancestors" -> filtered(ancestors(element), arguments);
			case "siblings" -> filtered(siblings(element, -1, 1), arguments);
			case "precedingSiblings" -> filtered(siblings(element, -1, -1), arguments);
			case "followingSiblings" -> filtered(siblings(element, 1, 1), arguments);
			case "allInstances" -> null;
			default -> null;
		};
	}

	private static Object container(EObject from, Object type) {
		for (var one = from; one != null; one = one.eContainer()) {
			if (isKind(one, type)) {
				return one;
			}
		}
		return Nothing.NOTHING;
	}

	private static Object get(EObject element, String name) throws EvaluationException {
		var feature = element.eClass().getEStructuralFeature(name);
		if (feature == null) {
			throw new EvaluationException(element.eClass().getName() + " has no feature '" + name + "'");
		}
		return Nothing.ifNull(element.eGet(feature));
	}

	private static List<EObject> ancestors(EObject element) {
		var all = new ArrayList<EObject>();
		for (var one = element.eContainer(); one != null; one = one.eContainer()) {
			all.add(one);
		}
		return all;
	}

	/** Those beside an element: before it (-1, -1), behind it (1, 1), or both (-1, 1). */
	private static List<EObject> siblings(EObject element, int from, int to) {
		if (element.eContainer() == null) {
			return List.of();
		}
		var all = element.eContainer().eContents();
		int at = all.indexOf(element);
		var chosen = new ArrayList<EObject>();
		for (int k = from < 0 ? 0 : at + 1; k < (to > 0 ? all.size() : at); k++) {
			if (k != at) {
				chosen.add(all.get(k));
			}
		}
		return chosen;
	}

	/** Who refers to an element, in its file; by a feature or of a class if one is given. */
	private static Object inverse(EObject element, List<Object> arguments) {
		var found = new LinkedHashSet<Object>();
		for (var setting : EcoreUtil.UsageCrossReferencer.find(element, EcoreUtil.getRootContainer(element))) {
			var fits = arguments.isEmpty() || arguments.getFirst() instanceof String feature && setting.getEStructuralFeature().getName().equals(feature)
					|| AqlEvaluator.isType(arguments.getFirst()) && isKind(setting.getEObject(), arguments.getFirst());
			if (fits) {
				found.add(setting.getEObject());
			}
		}
		return found;
	}

	private static Object ofText(String name, String text, List<Object> arguments) throws EvaluationException {
		return switch (name) {
			case "size" -> text.length();
			case "concat" -> text + text(name, arguments, 0);
			case "contains" -> text.contains(text(name, arguments, 0));
			case "startsWith" -> text.startsWith(text(name, arguments, 0));
			case "endsWith" -> text.endsWith(text(name, arguments, 0));
			case "matches" -> text.matches(text(name, arguments, 0));
			case "index" -> text.indexOf(text(name, arguments, 0)) + 1;
			case "first" -> text.substring(0, Math.min(text.length(), number(name, arguments, 0)));
			case "last" -> text.substring(Math.max(0, text.length() - number(name, arguments, 0)));
			case "replace" -> text.replaceFirst(text(name, arguments, 0), text(name, arguments, 1));
			case "replaceAll" -> text.replaceAll(text(name, arguments, 0), text(name, arguments, 1));
			case "substitute" -> substitute(text, text(name, arguments, 0), text(name, arguments, 1));
			case "substituteAll" -> text.replace(text(name, arguments, 0), text(name, arguments, 1));
			case "substring" -> text.substring(number(name, arguments, 0) - 1, arguments.size() > 1 ? number(name, arguments, 1) : text.length());
			case "toLower" -> text.toLowerCase(Locale.ROOT);
			case "toUpper" -> text.toUpperCase(Locale.ROOT);
			case "toLowerFirst" -> text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
			case "toUpperFirst" -> text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
			case "trim" -> text.strip();
			case "tokenize" -> new ArrayList<Object>(Arrays.asList(text.split(arguments.isEmpty() ? "\\s+" : text(name, arguments, 0))));
			case "toInteger" -> parse(text);
			case "toReal" -> real(text);
			case "isEmpty" -> text.isEmpty();
			default -> null;
		};
	}

	private static String substitute(String text, String what, String by) {
		int at = text.indexOf(what);
		return at < 0 ? text : text.substring(0, at) + by + text.substring(at + what.length());
	}

	private static Object parse(String text) {
		try {
			return Integer.valueOf(text.strip());
		} catch (NumberFormatException e) {
			return Nothing.NOTHING;
		}
	}

	private static Object real(String text) {
		try {
			return Double.valueOf(text.strip());
		} catch (NumberFormatException e) {
			return Nothing.NOTHING;
		}
	}

	private static Object ofNumber(String name, Number number, List<Object> arguments) throws EvaluationException {
		var whole = !(number instanceof Double) && !(number instanceof Float);
		return switch (name) {
			case "abs" -> whole ? (Object) Math.abs(number.intValue()) : (Object) Math.abs(number.doubleValue());
			case "floor" -> (int) Math.floor(number.doubleValue());
			case "round" -> (int) Math.round(number.doubleValue());
			case "toDouble", "toReal" -> number.doubleValue();
			case "toInteger" -> number.intValue();
			case "min" -> compare(number, argument(name, arguments, 0)) <= 0 ? number : argument(name, arguments, 0);
			case "max" -> compare(number, argument(name, arguments, 0)) >= 0 ? number : argument(name, arguments, 0);
			case "div" -> Math.floorDiv(number.intValue(), nonzero(number(name, arguments, 0)));
			case "mod" -> Math.floorMod(number.intValue(), nonzero(number(name, arguments, 0)));
			case "mult" -> arithmetic("*", number, argument(name, arguments, 0));
			case "sub" -> arithmetic("-", number, argument(name, arguments, 0));
			default -> null;
		};
	}

	private static int nonzero(int divisor) throws EvaluationException {
		if (divisor == 0) {
			throw new EvaluationException("divides by 0");
		}
		return divisor;
	}

	private static Object ofTruth(String name, boolean truth, List<Object> arguments) throws EvaluationException {
		return switch (name) {
			case "not" -> !truth;
			case "and" -> truth && Boolean.TRUE.equals(argument(name, arguments, 0));
			case "or" -> truth || Boolean.TRUE.equals(argument(name, arguments, 0));
			case "xor" -> truth != Boolean.TRUE.equals(argument(name, arguments, 0));
			case "implies" -> !truth || Boolean.TRUE.equals(argument(name, arguments, 0));
			default -> null;
		};
	}

	/** {@code receiver->name(arguments)}. */
	Object ofCollection(String name, Collection<Object> all, List<Object> arguments) throws EvaluationException {
		return switch (name) {
			case "size" -> all.size();
			case "isEmpty" -> all.isEmpty();
			case "notEmpty" -> !all.isEmpty();
			case "first" -> all.isEmpty() ? Nothing.NOTHING : all.iterator().next();
			case "last" -> all.isEmpty() ? Nothing.NOTHING : new ArrayList<>(all).getLast();
			case "at" -> at(all, number(name, arguments, 0));
			case "indexOf" -> new ArrayList<>(all).indexOf(argument(name, arguments, 0)) + 1;
			case "count" -> Collections.frequency(all, argument(name, arguments, 0));
			case "includes" -> all.contains(argument(name, arguments, 0));
			case "excludes" -> !all.contains(argument(name, arguments, 0));
			case "includesAll" -> all.containsAll(AqlEvaluator.toCollection(argument(name, arguments, 0)));
			case "filter" -> filter(all, argument(name, arguments, 0));
			case "including", "append" -> with(all, argument(name, arguments, 0), all.size());
			case "prepend" -> with(all, argument(name, arguments, 0), 0);
			case "insertAt" -> with(all, argument(name, arguments, 1), number(name, arguments, 0) - 1);
			case "excluding" -> without(all, argument(name, arguments, 0));
			case "union", "concat", "addAll" -> add(all, AqlEvaluator.toCollection(argument(name, arguments, 0)));
			case "intersection" -> intersection(all, AqlEvaluator.toCollection(argument(name, arguments, 0)));
			case "reverse" -> reverse(all);
			case "asSequence" -> new ArrayList<>(all);
			case "asSet", "asOrderedSet" -> new LinkedHashSet<>(all);
			case "sep" -> separated(all, argument(name, arguments, 0));
			case "sum" -> sum(all);
			case "min" -> all.isEmpty() ? Nothing.NOTHING : Collections.min(all, StandardServices::compare);
			case "max" -> all.isEmpty() ? Nothing.NOTHING : Collections.max(all, StandardServices::compare);
			case "subSequence", "subOrderedSet" -> new ArrayList<>(all).subList(number(name, arguments, 0) - 1, number(name, arguments, 1));
			case "toString" -> String.join("", all.stream().map(StandardServices::text).toList());
			default -> {
				warnings.accept("there is no service '" + name + "' of collections");
				yield Nothing.NOTHING;
			}
		};
	}

	private static Object at(Collection<Object> all, int number) throws EvaluationException {
		if (number < 1 || number > all.size()) {
			throw new EvaluationException("at(" + number + ") is asked of " + all.size() + " values");
		}
		return new ArrayList<>(all).get(number - 1);
	}

	private static Object filter(Collection<Object> all, Object type) {
		all.removeIf(one -> !isKind(one, type));
		return all;
	}

	private static Object with(Collection<Object> all, Object one, int index) {
		var list = new ArrayList<>(all);
		list.add(index, one);
		return all instanceof Set ? new LinkedHashSet<>(list) : list;
	}

	private static Object without(Collection<Object> all, Object one) {
		all.removeIf(one::equals);
		return all;
	}

	private static Object intersection(Collection<Object> all, Collection<Object> other) {
		all.retainAll(other);
		return all;
	}

	private static Object reverse(Collection<Object> all) {
		var list = new ArrayList<>(all).reversed();
		return all instanceof Set ? new LinkedHashSet<>(list) : new ArrayList<>(list);
	}

	private static Object separated(Collection<Object> all, Object separator) {
		var list = new ArrayList<>();
		for (var one : all) {
			if (!list.isEmpty()) {
				list.add(separator);
			}
			list.add(one);
		}
		return list;
	}

	private static Object sum(Collection<Object> all) throws EvaluationException {
		Object sum = 0;
		for (var one : all) {
			sum = arithmetic("+", sum, one);
		}
		return sum;
	}

}
