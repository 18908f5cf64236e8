// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

import java.util.Optional;
import java.util.TreeSet;

/** The element an expression is evaluated on, and the variables it sees: the innermost of a name counts. */
public final class Scope {
	private record Binding(String name, Object value, Binding outer) {
	}

	private final Object self;
	private final Binding innermost;

	private Scope(Object self, Binding innermost) {
		this.self = self;
		this.innermost = innermost;
	}

	public static Scope of(Object self) {
		return new Scope(self, null);
	}

	/** The same variables, seen from another element. */
	public Scope on(Object element) {
		return new Scope(element, innermost);
	}

	/** One more variable; {@code self} is the element itself. */
	public Scope with(String name, Object value) {
		return name.equals("self") ? on(value) : name.isEmpty() ? this : new Scope(self, new Binding(name, value, innermost));
	}

	public Object self() {
		return self;
	}

	/** Empty if there is no such variable; its value may be {@link Nothing}. */
	Optional<Object> find(String name) {
		if (name.equals("self")) {
			return Optional.of(Nothing.ifNull(self));
		}
		for (var one = innermost; one != null; one = one.outer) {
			if (one.name.equals(name)) {
				return Optional.of(Nothing.ifNull(one.value));
			}
		}
		return Optional.empty();
	}

	/** For messages. */
	String names() {
		var names = new TreeSet<String>();
		names.add("self");
		for (var one = innermost; one != null; one = one.outer) {
			names.add(one.name);
		}
		return String.join(", ", names);
	}
}
