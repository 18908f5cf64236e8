// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses the Acceleo Query Language: the whole grammar, by recursive descent. */
final class Aql {
	/** A parsed expression. */
	sealed interface Node {
	}

	/** A value that is written out. */
	record Literal(Object value) implements Node {
	}

	record Variable(String name) implements Node {
	}

	/** {@code Sequence{...}} or {@code OrderedSet{...}}. */
	record Collection(boolean set, List<Node> values) implements Node {
	}

	/** {@code pkg::Class}, or {@code pkg::Enum::literal}, or several between braces. */
	record TypeName(List<String> names) implements Node {
	}

	record Feature(Node receiver, String name) implements Node {
	}

	/** {@code receiver.name(arguments)}. */
	record Call(Node receiver, String name, List<Node> arguments) implements Node {
	}

	/** {@code receiver->name(arguments)}. */
	record CollectionCall(Node receiver, String name, List<Node> arguments) implements Node {
	}

	/** {@code receiver->name(variable : type | body)}; type may be null. */
	record Iteration(Node receiver, String name, String variable, TypeName type, Node body) implements Node {
	}

	record Not(Node value) implements Node {
	}

	record Minus(Node value) implements Node {
	}

	record Binary(String operator, Node left, Node right) implements Node {
	}

	record If(Node condition, Node then, Node otherwise) implements Node {
	}

	record Let(List<String> names, List<Node> values, Node body) implements Node {
	}

	private enum Kind {
		NUMBER, REAL, STRING, WORD, SYMBOL, END
	}

	private record Token(Kind kind, String text, int at) {
		boolean is(String symbol) {
			return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbol);
		}
	}

	private static final List<List<String>> LEVELS = List.of(List.of("implies"), List.of("xor"), List.of("or"), List.of("and"), List.of("<=", ">=", "!=", "<>", "=", "==", "<", ">"),
			List.of("+", "-"), List.of("*", "/"));
	private static final List<String> SYMBOLS = List.of("->", "::", "<=", ">=", "!=", "<>", "==", "=", "<", ">", "+", "-", "*", "/", "(", ")", "{", "}", ",", ".", "|", ":");
	private static final Set<String> PRIMITIVES = Set.of("String", "Integer", "Real", "Boolean");

	private final String text;
	private final List<Token> tokens = new ArrayList<>();
	private int next;

	Aql(String text) {
		this.text = text;
	}

	Node parse() throws EvaluationException {
		scan();
		var node = expression(0);
		if (peek().kind != Kind.END) {
			throw wrong("'" + peek().text + "' is not expected");
		}
		return node;
	}

	private EvaluationException wrong(String what) {
		return new EvaluationException("is no AQL: " + what + " at character " + (peek().at + 1) + " of '" + text + "'");
	}

	private void scan() throws EvaluationException {
		int at = 0;
		while (at < text.length()) {
			char c = text.charAt(at);
			if (Character.isWhitespace(c)) {
				at++;
			} else if (c == '\'') {
				at = string(at);
			} else if (Character.isDigit(c)) {
				at = number(at);
			} else if (Character.isJavaIdentifierStart(c)) {
				int end = at;
				while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
					end++;
				}
				tokens.add(new Token(Kind.WORD, text.substring(at, end), at));
				at = end;
			} else {
				int start = at;
				var symbol = SYMBOLS.stream().filter(one -> text.startsWith(one, start)).findFirst();
				if (symbol.isEmpty()) {
					throw new EvaluationException("is no AQL: '" + c + "' at character " + (at + 1) + " of '" + text + "'");
				}
				tokens.add(new Token(Kind.SYMBOL, symbol.get(), at));
				at += symbol.get().length();
			}
		}
		tokens.add(new Token(Kind.END, "end", at));
	}

	private int string(int start) throws EvaluationException {
		var value = new StringBuilder();
		int at = start + 1;
		while (at < text.length() && text.charAt(at) != '\'') {
			char c = text.charAt(at++);
			if (c != '\\' || at == text.length()) {
				value.append(c);
				continue;
			}
			char escaped = text.charAt(at++);
			value.append(switch (escaped) {
				case 'n' -> '\n';
				case 't' -> '\t';
				case 'r' -> '\r';
				case 'b' -> '\b';
				case 'f' -> '\f';
				default -> escaped;
			});
		}
		if (at == text.length()) {
			throw new EvaluationException("is no AQL: the text that starts at character " + (start + 1) + " of '" + text + "' has no end");
		}
		tokens.add(new Token(Kind.STRING, value.toString(), start));
		return at + 1;
	}

	private int number(int start) {
		int at = start;
		while (at < text.length() && Character.isDigit(text.charAt(at))) {
			at++;
		}
		var real = at + 1 < text.length() && text.charAt(at) == '.' && Character.isDigit(text.charAt(at + 1));
		if (real) {
			at++;
			while (at < text.length() && Character.isDigit(text.charAt(at))) {
				at++;
			}
		}
		tokens.add(new Token(real ? Kind.REAL : Kind.NUMBER, text.substring(start, at), start));
		return at;
	}

	private Token peek() {
		return tokens.get(next);
	}

	private Token take() {
		return tokens.get(next++);
	}

	private boolean takeIf(String symbol) {
		if (peek().is(symbol)) {
			next++;
			return true;
		}
		return false;
	}

	private void need(String symbol) throws EvaluationException {
		if (!takeIf(symbol)) {
			throw wrong("'" + symbol + "' is missing");
		}
	}

	private String word() throws EvaluationException {
		if (peek().kind != Kind.WORD) {
			throw wrong("a name is missing");
		}
		return take().text;
	}

	private Node expression(int level) throws EvaluationException {
		if (level == LEVELS.size()) {
			return prefixed();
		}
		var left = expression(level + 1);
		while (LEVELS.get(level).stream().anyMatch(peek()::is)) {
			var operator = take().text;
			left = new Binary(operator, left, expression(level + 1));
		}
		return left;
	}

	private Node prefixed() throws EvaluationException {
		if (takeIf("not")) {
			return new Not(prefixed());
		}
		if (takeIf("-")) {
			return new Minus(prefixed());
		}
		var node = primary();
		while (peek().is(".") || peek().is("->")) {
			node = take().is(".") ? navigation(node) : collection(node);
		}
		return node;
	}

	private Node navigation(Node receiver) throws EvaluationException {
		var name = word();
		return takeIf("(") ? new Call(receiver, name, arguments()) : new Feature(receiver, name);
	}

	private Node collection(Node receiver) throws EvaluationException {
		var name = word();
		need("(");
		int before = next;
		if (peek().kind == Kind.WORD) {
			var variable = take().text;
			TypeName type = null;
			if (takeIf(":")) {
				type = typeName(word());
			}
			if (takeIf("|")) {
				var body = expression(0);
				need(")");
				return new Iteration(receiver, name, variable, type, body);
			}
			next = before;
		}
		return new CollectionCall(receiver, name, arguments());
	}

	private List<Node> arguments() throws EvaluationException {
		var arguments = new ArrayList<Node>();
		while (!takeIf(")")) {
			if (!arguments.isEmpty()) {
				need(",");
			}
			arguments.add(expression(0));
		}
		return arguments;
	}

	private Node primary() throws EvaluationException {
		var token = take();
		return switch (token.kind) {
			case NUMBER -> new Literal(integer(token));
			case REAL -> new Literal(Double.valueOf(token.text));
			case STRING -> new Literal(token.text);
			case WORD -> named(token.text);
			case SYMBOL -> {
				if (token.is("(")) {
					var inner = expression(0);
					need(")");
					yield inner;
				}
				if (token.is("{")) {
					var names = new ArrayList<String>();
					do {
						names.addAll(typeName(word()).names);
					} while (takeIf("|"));
					need("}");
					yield new TypeName(names);
				}
				next--;
				throw wrong("'" + token.text + "' is not expected");
			}
			case END -> {
				next--;
				throw wrong("something is missing");
			}
		};
	}

	private Integer integer(Token token) throws EvaluationException {
		try {
			return Integer.valueOf(token.text);
		} catch (NumberFormatException e) {
			throw new EvaluationException("is no AQL: " + token.text + " is too large", e);
		}
	}

	private Node named(String name) throws EvaluationException {
		switch (name) {
			case "true", "false":
				return new Literal(Boolean.valueOf(name));
			case "null":
				return new Literal(Nothing.NOTHING);
			case "if":
				return condition();
			case "let":
				return let();
			case "Sequence", "OrderedSet":
				if (takeIf("{")) {
					return new Collection(name.equals("OrderedSet"), values());
				}
				need("(");
				var of = typeName(word());
				need(")");
				return of;
			default:
				return peek().is("::") || PRIMITIVES.contains(name) ? typeName(name) : new Variable(name);
		}
	}

	private List<Node> values() throws EvaluationException {
		var values = new ArrayList<Node>();
		while (!takeIf("}")) {
			if (!values.isEmpty()) {
				need(",");
			}
			values.add(expression(0));
		}
		return values;
	}

	private TypeName typeName(String first) throws EvaluationException {
		var name = new StringBuilder(first);
		while (takeIf("::")) {
			name.append("::").append(word());
		}
		return new TypeName(List.of(name.toString()));
	}

	private Node condition() throws EvaluationException {
		var condition = expression(0);
		need("then");
		var then = expression(0);
		need("else");
		var otherwise = expression(0);
		need("endif");
		return new If(condition, then, otherwise);
	}

	private Node let() throws EvaluationException {
		var names = new ArrayList<String>();
		var values = new ArrayList<Node>();
		do {
			names.add(word());
			if (takeIf(":")) {
				typeName(word());
			}
			need("=");
			values.add(expression(0));
		} while (takeIf(","));
		need("in");
		return new Let(names, values, expression(0));
	}
}
