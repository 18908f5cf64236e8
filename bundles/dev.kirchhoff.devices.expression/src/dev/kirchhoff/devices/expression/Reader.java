// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;

import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.devices.expression.Term.Condition;
import dev.kirchhoff.devices.expression.Term.Condition.Relation;
import dev.kirchhoff.devices.expression.Term.Operation;
import dev.kirchhoff.devices.expression.Term.Operation.Sign;

/**
 * Reads {@code I = G*V*exp(a*sqrt(V))} into a {@link Term}. EvalEx parses; names, functions and their arguments are looked at here, so that
 * all that is wrong is told at once, with columns of what the person wrote.
 */
final class Reader {
	static final String PARAMETER = "current";

	/** Numbers that every physicist's expression may need, in SI units. */
	static final Map<String, Double> KNOWN = new TreeMap<>(Map.of("pi", Math.PI, "e", Math.E, "kB", 1.380649e-23, "q", 1.602176634e-19));

	private static final int LONGEST = 4000;
	private static final Pattern LEFT_SIDE = Pattern.compile("\\s*I\\s*=(?!=)");
	private static final ExpressionConfiguration LANGUAGE = ExpressionConfiguration.builder().implicitMultiplicationAllowed(false).arraysAllowed(false).structuresAllowed(false)
			.singleQuoteStringLiteralsAllowed(false).defaultConstants(new TreeMap<>()).functionDictionary(new AnyFunction()).build();

	private final Mistakes mistakes;
	private final Map<String, Double> constants;
	private final String expression;
	/** Columns before the expression. */
	private final int before;

	private Reader(String text, Map<String, Double> constants, Mistakes mistakes) {
		this.mistakes = mistakes;
		this.constants = constants;
		var leftSide = LEFT_SIDE.matcher(text);
		before = leftSide.lookingAt() ? leftSide.end() : 0;
		expression = text.substring(before).replace('·', '*').replace('×', '*').replace('\u2212', '-').replace('\u00a0', ' ').replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
	}

	/** The expression, if nothing is wrong with it that is not noted in {@code mistakes}. */
	static Optional<Term> read(String text, Map<String, Double> constants, Mistakes mistakes) {
		if (text.length() > LONGEST) {
			mistakes.add(PARAMETER, "it has " + text.length() + " characters", "write it in " + LONGEST + " at most, or write a plug-in");
			return Optional.empty();
		}
		return new Reader(text, constants, mistakes).read();
	}

	private Optional<Term> read() {
		try {
			var tree = new Expression(expression, LANGUAGE).getAbstractSyntaxTree();
			var term = term(tree);
			return mistakes.isEmpty() ? Optional.of(term) : Optional.empty();
		} catch (BaseException e) {
			mistakes.at(PARAMETER, before + Math.max(1, e.getStartPosition()), syntax(e), hint(e));
			return Optional.empty();
		} catch (StackOverflowError | IndexOutOfBoundsException | NumberFormatException e) {
			mistakes.add(PARAMETER, "it cannot be read", "write a simpler expression, such as I = G*V*exp(a*sqrt(V))");
			return Optional.empty();
		}
	}

	private static String syntax(BaseException e) {
		String message = e.getMessage();
		return Character.toLowerCase(message.charAt(0)) + message.substring(1) + (e.getTokenString() == null || e.getTokenString().isBlank() || message.contains("'") ? "" : " at '" + e.getTokenString() + "'");
	}

	private static String hint(BaseException e) {
		return switch (e.getMessage()) {
			case "Empty expression" -> "write the current, for example I = G*V*exp(a*sqrt(V))";
			case "Missing operator", "Too many operands" -> "write * between factors";
			case "Closing brace not found", "Unexpected closing brace" -> "balance the brackets";
			default -> "write an expression of G and V with + - * / ^ and brackets, for example I = G*V*exp(a*sqrt(V))";
		};
	}

	private int column(Token token) {
		return before + token.getStartPosition();
	}

	private Term term(ASTNode node) {
		var token = node.getToken();
		return switch (token.getType()) {
			case NUMBER_LITERAL -> number(token);
			case VARIABLE_OR_CONSTANT -> name(token);
			case PREFIX_OPERATOR -> prefix(node);
			case INFIX_OPERATOR -> infix(node);
			case FUNCTION -> function(node);
			default -> wrong(token, "'" + token.getValue() + "' is not a part of an expression", "write an expression of G and V");
		};
	}

	/** Any term: there will be no expression. */
	private Term wrong(Token token, String what, String mend) {
		mistakes.at(PARAMETER, column(token), what, mend);
		return Term.Variable.G;
	}

	private Term number(Token token) {
		try {
			return new Term.Number(Double.parseDouble(token.getValue()));
		} catch (NumberFormatException e) {
			return wrong(token, "'" + token.getValue() + "' is not a number", "write numbers like 0.5 or 1e-3");
		}
	}

	private Term name(Token token) {
		String name = token.getValue();
		if (name.equals("G") || name.equals("V")) {
			return Term.Variable.valueOf(name);
		}
		var value = constants.containsKey(name) ? constants.get(name) : KNOWN.get(name);
		if (value != null) {
			return new Term.Number(value);
		}
		if (Function.names().contains(name)) {
			return wrong(token, "'" + name + "' is a function", "write its argument in brackets: " + name + "(...)");
		}
		var known = Stream.of(List.of("G", "V"), constants.keySet(), KNOWN.keySet()).flatMap(names -> names.stream()).toList();
		return wrong(token, "unknown name '" + name + "'", Spelling.nearest(name, known).or(() -> known.stream().filter(name::equalsIgnoreCase).findFirst()).map(found -> "did you mean " + found + "?")
				.orElse("give it a value in constants, or use one of " + String.join(", ", known)));
	}

	private Term prefix(ASTNode node) {
		var of = node.getParameters().getFirst();
		return switch (node.getToken().getValue()) {
			case "-" -> folded(new Term.Negation(term(of)));
			case "+" -> term(of);
			default -> wrong(node.getToken(), "'" + node.getToken().getValue() + "' stands before a number", "use it in the condition of an if");
		};
	}

	private Term infix(ASTNode node) {
		String sign = node.getToken().getValue();
		var left = node.getParameters().getFirst();
		var right = node.getParameters().getLast();
		if (sign.equals("^") && isBareMinus(left, node.getToken())) {
			return folded(new Term.Negation(power(left.getParameters().getFirst(), right, node.getToken())));
		}
		for (var known : Sign.values()) {
			if (known.text.equals(sign)) {
				return folded(new Operation(known, term(left), term(right)));
			}
		}
		return wrong(node.getToken(), "'" + sign + "' gives no number", sign.equals("%") ? "there is no remainder of currents: remove it" : "use it in the condition of an if");
	}

	private Term power(ASTNode base, ASTNode exponent, Token sign) {
		return isBareMinus(base, sign) ? folded(new Term.Negation(power(base.getParameters().getFirst(), exponent, sign)))
				: folded(new Operation(Sign.POWER, term(base), term(exponent)));
	}

	/** The parser reads -V^2 as (-V)^2; people mean -(V^2) unless they wrote the brackets. */
	private boolean isBareMinus(ASTNode base, Token power) {
		if (base.getToken().getType() != Token.TokenType.PREFIX_OPERATOR || !base.getToken().getValue().equals("-")) {
			return false;
		}
		int minus = base.getToken().getStartPosition() - 1;
		int close = previous(power.getStartPosition() - 1);
		if (close < 0 || expression.charAt(close) != ')') {
			return true;
		}
		int depth = 0;
		int open = close;
		for (; open >= 0; open--) {
			depth += expression.charAt(open) == ')' ? 1 : expression.charAt(open) == '(' ? -1 : 0;
			if (depth == 0) {
				break;
			}
		}
		return open > minus;
	}

	/** The character before a place that is no space; -1 if there is none. */
	private int previous(int place) {
		int at = place - 1;
		while (at >= 0 && expression.charAt(at) == ' ') {
			at--;
		}
		return at;
	}

	private Term function(ASTNode node) {
		var token = node.getToken();
		var arguments = node.getParameters();
		if (token.getValue().equalsIgnoreCase(Function.CHOICE)) {
			if (arguments.size() != 3) {
				return wrong(token, "if has " + count(arguments.size()), "write if(condition, value, other value)");
			}
			return new Term.Choice(condition(arguments.getFirst()), term(arguments.get(1)), term(arguments.get(2)));
		}
		var terms = arguments.stream().map(this::term).toList();
		var function = Function.of(token.getValue());
		if (function.isEmpty()) {
			return wrong(token, "unknown function '" + token.getValue() + "'", Spelling.nearest(token.getValue(), Function.names()).map(found -> "did you mean " + found + "?")
					.orElse("there are " + String.join(", ", Function.names())));
		}
		int wanted = function.get().arguments;
		if (terms.size() < wanted || terms.size() > wanted && !function.get().isRepeatable()) {
			return wrong(token, function.get().text() + " has " + count(terms.size()), "give it " + (wanted == 1 ? "one" : function.get().isRepeatable() ? "two or more" : "two"));
		}
		var all = folded(new Term.Call(function.get(), terms.subList(0, wanted)));
		for (int k = wanted; k < terms.size(); k++) {
			all = folded(new Term.Call(function.get(), List.of(all, terms.get(k))));
		}
		return all;
	}

	private static String count(int arguments) {
		return arguments == 0 ? "no argument" : arguments == 1 ? "one argument" : arguments + " arguments";
	}

	private Condition condition(ASTNode node) {
		var token = node.getToken();
		var parts = node.getParameters();
		if (token.getType() == Token.TokenType.PREFIX_OPERATOR && token.getValue().equals("!")) {
			return new Condition.Not(condition(parts.getFirst()));
		}
		if (token.getType() == Token.TokenType.INFIX_OPERATOR) {
			switch (token.getValue()) {
				case "&&":
					return new Condition.And(condition(parts.getFirst()), condition(parts.getLast()));
				case "||":
					return new Condition.Or(condition(parts.getFirst()), condition(parts.getLast()));
				default:
					var relation = relation(token.getValue());
					if (relation.isPresent()) {
						return new Condition.Comparison(relation.get(), term(parts.getFirst()), term(parts.getLast()));
					}
			}
		}
		return new Condition.Comparison(Relation.LESS, wrong(token, "'" + token.getValue() + "' is no condition", "compare two values: < <= > >= == !=, joined by && and ||"), Term.Variable.V);
	}

	private static Optional<Relation> relation(String sign) {
		return Optional.ofNullable(switch (sign) {
			case "<" -> Relation.LESS;
			case "<=" -> Relation.AT_MOST;
			case ">" -> Relation.GREATER;
			case ">=" -> Relation.AT_LEAST;
			case "=", "==" -> Relation.EQUAL;
			case "!=", "<>" -> Relation.DIFFERENT;
			default -> null;
		});
	}

	/** What depends on nothing is computed once. */
	private static Term folded(Term term) {
		boolean constant = switch (term) {
			case Term.Negation negation -> negation.of().isConstant();
			case Operation operation -> operation.left().isConstant() && operation.right().isConstant();
			case Term.Call call -> call.arguments().stream().allMatch(Term::isConstant);
			default -> false;
		};
		return constant ? new Term.Number(term.at(0, 0)) : term;
	}

	/** Lets the parser take every name before a bracket for a function, with any number of arguments. */
	private static final class AnyFunction implements FunctionDictionaryIfc {
		@Override
		public void addFunction(String name, FunctionIfc function) {
			throw new UnsupportedOperationException(name);
		}

		@Override
		public FunctionIfc getFunction(String name) {
			return new Unevaluated();
		}

		@Override
		public boolean hasFunction(String name) {
			return true;
		}
	}

	/** Nothing is evaluated by the parser. */
	@FunctionParameter(name = "arguments", isVarArg = true)
	private static final class Unevaluated extends AbstractFunction {
		@Override
		public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... arguments) {
			throw new UnsupportedOperationException(token.getValue());
		}
	}
}
