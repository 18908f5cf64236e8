// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.util.stream.Collectors;

import dev.kirchhoff.devices.expression.Term.Condition;
import dev.kirchhoff.devices.expression.Term.Operation.Sign;

/** Writes an expression as a behavioural source of ngspice takes it. */
final class SpiceText {
	private final String g;
	private final String v;

	private SpiceText(String g, String v) {
		this.g = g;
		this.v = v;
	}

	static String of(Term term, boolean symmetric, double conductance, String voltage) {
		String bracketed = "(" + voltage + ")";
		return symmetric ? "sgn(" + voltage + ")*" + new SpiceText(number(conductance), "abs(" + voltage + ")").text(term) : new SpiceText(number(conductance), bracketed).text(term);
	}

	private static String number(double value) {
		return value < 0 ? "(" + value + ")" : Double.toString(value);
	}

	private String text(Term term) {
		return switch (term) {
			case Term.Number(double value) -> number(value);
			case Term.Variable variable -> variable == Term.Variable.G ? g : v;
			case Term.Negation(Term of) -> "(-" + text(of) + ")";
			case Term.Operation(var sign, Term left, Term right) -> sign == Sign.POWER ? "pow(" + text(left) + "," + text(right) + ")"
					: "(" + text(left) + sign.text + text(right) + ")";
			case Term.Call(Function function, var arguments) -> (function == Function.LOG ? "ln" : function.text())
					+ arguments.stream().map(this::text).collect(Collectors.joining(",", "(", ")"));
			case Term.Choice(Condition condition, Term then, Term otherwise) -> "(" + text(condition) + " ? " + text(then) + " : " + text(otherwise) + ")";
		};
	}

	private String text(Condition condition) {
		return switch (condition) {
			case Condition.Comparison(var relation, Term left, Term right) -> "(" + text(left) + relation.text + text(right) + ")";
			case Condition.And(Condition left, Condition right) -> "(" + text(left) + "&&" + text(right) + ")";
			case Condition.Or(Condition left, Condition right) -> "(" + text(left) + "||" + text(right) + ")";
			case Condition.Not(Condition of) -> "(!" + text(of) + ")";
		};
	}
}
