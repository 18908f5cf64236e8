// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.diagram.internal.expression.EvaluationException;
import dev.kirchhoff.diagram.internal.expression.Interpreter;
import dev.kirchhoff.diagram.internal.expression.Scope;
import dev.kirchhoff.diagram.internal.expression.Types;
import dev.kirchhoff.diagram.internal.odesign.Expression;

/** Evaluates expressions of notation files and keeps what went wrong, each once: one bad expression does not spoil the rest of a diagram. */
public final class Evaluation {
	private final Map<String, Interpreter> interpreters;
	private final Types types;
	private final Set<Fault> faults = new LinkedHashSet<>();

	/** @param interpreters by file */
	public Evaluation(Map<String, Interpreter> interpreters, Types types) {
		this.interpreters = interpreters;
		this.types = types;
	}

	public List<Fault> faults() {
		return List.copyOf(faults);
	}

	public Types types() {
		return types;
	}

	public void fault(Expression expression, String what) {
		faults.add(new Fault(expression.file(), expression.place(), "'" + expression.text() + "' " + what, ""));
	}

	private Consumer<String> warn(Expression expression) {
		return what -> fault(expression, what.startsWith("gives") ? what : "asks in vain: " + what);
	}

	private interface Attempt<T> {
		T of(Interpreter interpreter) throws EvaluationException;
	}

	private <T> T attempt(Expression expression, T otherwise, Attempt<T> attempt) {
		try {
			return attempt.of(interpreters.get(expression.file()));
		} catch (EvaluationException e) {
			fault(expression, "has no value: " + e.getMessage());
			return otherwise;
		}
	}

	/** @param otherwise if it is blank or fails */
	public boolean truth(Expression expression, Scope scope, boolean otherwise) {
		return expression.isBlank() ? otherwise : attempt(expression, otherwise, one -> one.truth(expression.text(), scope, warn(expression)));
	}

	public int integer(Expression expression, Scope scope) {
		return expression.isBlank() ? 0 : attempt(expression, 0, one -> one.integer(expression.text(), scope, warn(expression)));
	}

	public String text(Expression expression, Scope scope) {
		return expression.isBlank() ? "" : attempt(expression, "", one -> one.text(expression.text(), scope, warn(expression)));
	}

	public EObject element(Expression expression, Scope scope) {
		return attempt(expression, null, one -> one.element(expression.text(), scope, warn(expression)));
	}

	public List<EObject> elements(Expression expression, Scope scope) {
		return expression.isBlank() ? List.of() : attempt(expression, List.of(), one -> one.elements(expression.text(), scope, warn(expression)));
	}

	/** Whatever it gives; null if it fails. */
	public Object value(Expression expression, Scope scope) {
		return attempt(expression, null, one -> one.value(expression.text(), scope, warn(expression)));
	}
}
