// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;

/** Compiled expressions against the library's own evaluation, and against their trees, over very many random ones. */
class LawCompilerTest {
	private static final int EXPRESSIONS = 3000;
	private static final double[] CONDUCTANCES = { 1e-6, 2.5e-5, 1e-4 };
	private static final double[] VOLTAGES = { -0.7, -0.1, 1e-3, 0.2, 0.5, 1 };

	private final Random random = new Random(20);

	/** An expression as a person could write it, with brackets and without. */
	private String text(int depth) {
		if (depth == 0 || random.nextInt(8) == 0) {
			return switch (random.nextInt(6)) {
				case 0 -> "G";
				case 1, 2 -> "V";
				case 3 -> "a";
				case 4 -> Integer.toString(1 + random.nextInt(3));
				default -> Double.toString(random.nextInt(200) / 100.);
			};
		}
		return switch (random.nextInt(13)) {
			case 0, 1 -> text(depth - 1) + " + " + text(depth - 1);
			case 2 -> text(depth - 1) + "-" + text(depth - 1);
			case 3, 4 -> text(depth - 1) + "*" + text(depth - 1);
			case 5 -> "(" + text(depth - 1) + ")/(" + text(depth - 1) + ")";
			case 6 -> "(" + text(depth - 1) + ")";
			case 7 -> "abs(" + text(depth - 1) + ")^" + List.of("2", "3", "0.5", "-1", "1.7").get(random.nextInt(5));
			case 8 -> List.of("exp", "tanh", "asinh", "sinh", "cosh").get(random.nextInt(5)) + "(" + text(depth - 1) + ")";
			case 9 -> List.of("sqrt", "ln", "log10").get(random.nextInt(3)) + "(abs(" + text(depth - 1) + ") + 0.1)";
			case 10 -> List.of("min", "max").get(random.nextInt(2)) + "(" + text(depth - 1) + ", " + text(depth - 1) + ", " + text(depth - 1) + ")";
			case 11 -> "if(" + text(depth - 1) + List.of("<", ">", "<=", ">=").get(random.nextInt(4)) + text(depth - 1) + (random.nextBoolean() ? " && V > 0" : " || !(V > 0.3)") + ", "
					+ text(depth - 1) + ", " + text(depth - 1) + ")";
			default -> "-" + text(depth - 1);
		};
	}

	@Test
	void compiledAndInterpretedAreTheSame() {
		for (int k = 0; k < EXPRESSIONS; k++) {
			String text = text(5);
			var term = Reader.read(text, Map.of("a", 1.5), new Mistakes()).orElseThrow(() -> new AssertionError(text));
			for (boolean symmetric : new boolean[] { true, false }) {
				var compiled = LawCompiler.compile(term, symmetric);
				var interpreted = LawCompiler.interpreted(term, symmetric);
				assertTrue(compiled.getClass().isHidden(), text);
				for (var g : CONDUCTANCES) {
					for (var v : VOLTAGES) {
						assertEquals(interpreted.current(g, v), compiled.current(g, v), text + " at " + g + ", " + v);
					}
				}
			}
		}
	}

	/** EvalEx computes with 68 decimal digits; where terms cancel, ours have fewer digits, so that what is compared is the size of the terms. */
	@Test
	void agreesWithTheLibrary() throws Exception {
		int compared = 0;
		for (int k = 0; k < EXPRESSIONS / 3; k++) {
			String text = text(4);
			var term = Reader.read(text, Map.of("a", 1.5), new Mistakes()).orElseThrow(() -> new AssertionError(text));
			var law = LawCompiler.compile(term, false);
			for (var v : VOLTAGES) {
				double ours = law.current(2.5e-5, v);
				if (!Double.isFinite(ours) || isIllConditioned(term, v)) {
					continue;
				}
				try {
					double theirs = new Expression(text.replace("^-1", "^(-1)"), LIBRARY).with("G", 2.5e-5).with("V", v).with("a", 1.5).evaluate().getNumberValue().doubleValue();
					assertEquals(theirs, ours, 1e-12 * Math.max(1e-12, Math.abs(theirs)), text + " at " + v);
					compared++;
				} catch (EvaluationException | NumberFormatException | ArithmeticException e) {
					assertInstanceOf(Exception.class, e); // of numbers too large for it
				}
			}
		}
		assertTrue(compared > EXPRESSIONS, compared + " comparisons are too few");
	}

	/** Whether the last digits of the arguments decide. */
	private static boolean isIllConditioned(Term term, double v) {
		double exact = term.at(2.5e-5, v);
		for (double part : new double[] { 1e-9, -1e-9 }) {
			if (Math.abs(term.at(2.5e-5 * (1 + part), v) - exact) > 1e-7 * Math.abs(exact) || Math.abs(term.at(2.5e-5, v * (1 + part)) - exact) > 1e-7 * Math.abs(exact)) {
				return true;
			}
		}
		return hasCancellation(term, v);
	}

	private static boolean hasCancellation(Term term, double v) {
		var parts = new ArrayList<Term>();
		switch (term) {
			case Term.Negation(Term of) -> parts.add(of);
			case Term.Operation(var sign, Term left, Term right) -> {
				double a = left.at(2.5e-5, v);
				double b = right.at(2.5e-5, v);
				double sum = term.at(2.5e-5, v);
				if ((sign == Term.Operation.Sign.PLUS || sign == Term.Operation.Sign.MINUS) && Math.abs(sum) < 1e-3 * Math.max(Math.abs(a), Math.abs(b))) {
					return true;
				}
				parts.add(left);
				parts.add(right);
			}
			case Term.Call(Function _, var arguments) -> parts.addAll(arguments);
			case Term.Choice(Term.Condition _, Term then, Term otherwise) -> {
				parts.add(then);
				parts.add(otherwise);
			}
			default -> {
				// a leaf
			}
		}
		return parts.stream().anyMatch(part -> hasCancellation(part, v) || Math.abs(part.at(2.5e-5, v)) > 100);
	}

	@Test
	void whatIsTooLargeForAMethodStillRuns() {
		Term sum = Term.Variable.V;
		for (int k = 0; k < 3000; k++) {
			sum = new Term.Operation(Term.Operation.Sign.PLUS, sum, new Term.Operation(Term.Operation.Sign.TIMES, new Term.Number(1e-3 * (k + 1.5)), Term.Variable.V));
		}
		var large = new Term.Operation(Term.Operation.Sign.TIMES, sum, new Term.Operation(Term.Operation.Sign.PLUS, sum, new Term.Operation(Term.Operation.Sign.TIMES, sum, sum)));
		assertEquals(large.at(1e-5, 0.5), LawCompiler.compile(large, true).current(1e-5, 0.5));
	}

	private static final ExpressionConfiguration LIBRARY = ExpressionConfiguration.builder().implicitMultiplicationAllowed(false)
			.powerOfPrecedence(com.ezylang.evalex.operators.OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER).build()
			.withAdditionalFunctions(Map.entry("exp", new Numeric(Math::exp)), Map.entry("ln", new Numeric(Math::log)), Map.entry("log10", new Numeric(Math::log10)),
					Map.entry("tanh", new Numeric(Math::tanh)), Map.entry("sinh", new Numeric(Math::sinh)), Map.entry("cosh", new Numeric(Math::cosh)),
					Map.entry("sqrt", new Numeric(Math::sqrt)), Map.entry("asinh", new Numeric(LawCompilerTest::asinh)));

	/** By its definition; near 0, where that loses digits, by its series. */
	private static double asinh(double x) {
		double square = x * x;
		return Math.abs(x) < 1e-2 ? x * (1 + square * (-1 / 6. + square * (3 / 40. + square * (-15 / 336. + square * 105 / 3456.))))
				: Math.copySign(Math.log(Math.abs(x) + Math.sqrt(square + 1)), x);
	}

	@FunctionParameter(name = "x")
	private static final class Numeric extends AbstractFunction {
		private final java.util.function.DoubleUnaryOperator function;

		Numeric(java.util.function.DoubleUnaryOperator function) {
			this.function = function;
		}

		@Override
		public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... arguments) {
			return expression.convertDoubleValue(function.applyAsDouble(arguments[0].getNumberValue().doubleValue()));
		}
	}
}
