// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import dev.kirchhoff.numerics.function.Elementary;

/** The functions of expressions. All have the same bits on every machine, so that results can be compared. */
final class Functions {
	private static final double LN10 = 2.302585092994046;

	private Functions() {
	}

	static double log10(double x) {
		return Elementary.log(x) / LN10;
	}

	static double sinh(double x) {
		return StrictMath.sinh(x);
	}

	static double cosh(double x) {
		return StrictMath.cosh(x);
	}

	static double tanh(double x) {
		return StrictMath.tanh(x);
	}

	/** ln(x + sqrt(x² + 1)) without loss of digits near 0. */
	static double asinh(double x) {
		double a = Math.abs(x);
		double square = a * a;
		return Math.copySign(a > 1e8 ? StrictMath.log(a) + StrictMath.log(2) : StrictMath.log1p(a + square / (1 + Math.sqrt(1 + square))), x);
	}

	/** x to the power of y; squares, cubes and roots the fast way. */
	static double power(double x, double y) {
		if (y == 2) {
			return x * x;
		}
		if (y == 0.5) {
			return Math.sqrt(x);
		}
		return y == 1 ? x : y == 3 ? x * x * x : StrictMath.pow(x, y);
	}
}
