// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import java.util.List;

/** An expression whose names are all resolved. It can be evaluated as it stands; {@link LawCompiler} makes code of it. */
sealed interface Term {
	/** Its value at a conductance, S, and a voltage, V. */
	double at(double g, double v);

	/** Whether it is the same at all conductances and voltages. */
	default boolean isConstant() {
		return this instanceof Number;
	}

	/** A number, or a constant that the user has named. */
	record Number(double value) implements Term {
		@Override
		public double at(double g, double v) {
			return value;
		}
	}

	/** G or V. */
	enum Variable implements Term {
		G, V;

		@Override
		public double at(double g, double v) {
			return this == G ? g : v;
		}
	}

	/** {@code -x}. */
	record Negation(Term of) implements Term {
		@Override
		public double at(double g, double v) {
			return -of.at(g, v);
		}
	}

	/** Two terms and a sign between them. */
	record Operation(Sign sign, Term left, Term right) implements Term {
		/** What stands between two terms. */
		enum Sign {
			PLUS("+"), MINUS("-"), TIMES("*"), BY("/"), POWER("^");

			final String text;

			Sign(String text) {
				this.text = text;
			}
		}

		@Override
		public double at(double g, double v) {
			double a = left.at(g, v);
			double b = right.at(g, v);
			return switch (sign) {
				case PLUS -> a + b;
				case MINUS -> a - b;
				case TIMES -> a * b;
				case BY -> a / b;
				case POWER -> Functions.power(a, b);
			};
		}
	}

	/** A function of one or two terms. */
	record Call(Function function, List<Term> arguments) implements Term {
		@Override
		public double at(double g, double v) {
			return function.of(arguments.getFirst().at(g, v), arguments.getLast().at(g, v));
		}
	}

	/** One of two terms. */
	record Choice(Condition condition, Term then, Term otherwise) implements Term {
		@Override
		public double at(double g, double v) {
			return (condition.holds(g, v) ? then : otherwise).at(g, v);
		}
	}

	/** What a choice depends on. */
	sealed interface Condition {
		boolean holds(double g, double v);

		/** Two terms compared. */
		record Comparison(Relation relation, Term left, Term right) implements Condition {
			@Override
			public boolean holds(double g, double v) {
				double a = left.at(g, v);
				double b = right.at(g, v);
				return switch (relation) {
					case LESS -> a < b;
					case AT_MOST -> a <= b;
					case GREATER -> a > b;
					case AT_LEAST -> a >= b;
					case EQUAL -> a == b;
					case DIFFERENT -> a != b;
				};
			}
		}

		/** How two terms are compared; none holds for NaN but the last. */
		enum Relation {
			LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">="), EQUAL("=="), DIFFERENT("!=");

			final String text;

			Relation(String text) {
				this.text = text;
			}
		}

		/** Both conditions. */
		record And(Condition left, Condition right) implements Condition {
			@Override
			public boolean holds(double g, double v) {
				return left.holds(g, v) && right.holds(g, v);
			}
		}

		/** One of the conditions. */
		record Or(Condition left, Condition right) implements Condition {
			@Override
			public boolean holds(double g, double v) {
				return left.holds(g, v) || right.holds(g, v);
			}
		}

		/** The opposite. */
		record Not(Condition of) implements Condition {
			@Override
			public boolean holds(double g, double v) {
				return !of.holds(g, v);
			}
		}
	}
}
