// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

import dev.kirchhoff.numerics.function.Elementary;

/** What a person may write before brackets, and the method that computes it. */
enum Function {
	EXP(Elementary.class, "exp", 1, (x, _) -> Elementary.exp(x)),
	LN(Elementary.class, "log", 1, (x, _) -> Elementary.log(x)),
	/** The natural logarithm, as in every programming language. */
	LOG(Elementary.class, "log", 1, (x, _) -> Elementary.log(x)),
	LOG10(Functions.class, "log10", 1, (x, _) -> Functions.log10(x)),
	SQRT(Math.class, "sqrt", 1, (x, _) -> Math.sqrt(x)),
	SINH(Functions.class, "sinh", 1, (x, _) -> Functions.sinh(x)),
	COSH(Functions.class, "cosh", 1, (x, _) -> Functions.cosh(x)),
	TANH(Functions.class, "tanh", 1, (x, _) -> Functions.tanh(x)),
	ASINH(Functions.class, "asinh", 1, (x, _) -> Functions.asinh(x)),
	ABS(Math.class, "abs", 1, (x, _) -> Math.abs(x)),
	MIN(Math.class, "min", 2, Math::min),
	MAX(Math.class, "max", 2, Math::max),
	POW(Functions.class, "power", 2, Functions::power);

	/** A choice is no function: only what is chosen is evaluated. */
	static final String CHOICE = "if";

	final Class<?> owner;
	final String method;
	final int arguments;
	private final DoubleBinaryOperator operator;

	Function(Class<?> owner, String method, int arguments, DoubleBinaryOperator operator) {
		this.owner = owner;
		this.method = method;
		this.arguments = arguments;
		this.operator = operator;
	}

	/** @param y is not looked at by functions of one argument */
	double of(double x, double y) {
		return operator.applyAsDouble(x, y);
	}

	/** As it is written. */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether more than two arguments are taken two by two. */
	boolean isRepeatable() {
		return this == MIN || this == MAX;
	}

	static Optional<Function> of(String name) {
		return Arrays.stream(values()).filter(function -> function.text().equalsIgnoreCase(name)).findFirst();
	}

	/** All names, the choice included. */
	static List<String> names() {
		return java.util.stream.Stream.concat(Arrays.stream(values()).map(Function::text), java.util.stream.Stream.of(CHOICE)).toList();
	}
}
