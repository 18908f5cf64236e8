// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;

/** A step of a tool. It runs on a current element, and those below it on the element it leaves. */
public sealed interface Operation {
	record ChangeContext(Expression browse, List<Operation> then) implements Operation {
	}

	record CreateInstance(Expression type, Expression reference, String variable, List<Operation> then) implements Operation {
	}

	record SetValue(Expression feature, Expression value, List<Operation> then) implements Operation {
	}

	record Unset(Expression feature, Expression elements, List<Operation> then) implements Operation {
	}

	record MoveElement(Expression container, Expression feature, List<Operation> then) implements Operation {
	}

	record RemoveElement(List<Operation> then) implements Operation {
	}

	record If(Expression condition, List<Operation> then) implements Operation {
	}

	record For(Expression elements, String variable, List<Operation> then) implements Operation {
	}

	record Let(String variable, Expression value, List<Operation> then) implements Operation {
	}

	record Switch(List<If> cases, List<Operation> otherwise) implements Operation {
	}

	/** What others do: it is told what is selected, and the parameters. */
	record External(String id, List<Parameter> parameters, List<Operation> then) implements Operation {
	}

	/** Of something external. */
	record Parameter(String name, Expression value) {
	}
}
