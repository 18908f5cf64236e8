// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

/** An expression that has no value here; says why. */
public final class EvaluationException extends Exception {
	private static final long serialVersionUID = 1;

	EvaluationException(String message) {
		super(message);
	}

	EvaluationException(String message, Throwable cause) {
		super(message, cause);
	}
}
