// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;

/** A tool as it is described: what it applies to, the names of its variables, and its first operation. */
public sealed interface ToolSpec {
	/** A name under which the operations find something, and what is computed from it. */
	record Variable(String name, List<Computed> sub) {
		static final Variable NONE = new Variable("", List.of());
	}

	/** A variable that is computed from another. */
	record Computed(String name, Expression value) {
	}

	/** What all have. */
	record Basics(String key, String name, String label, String documentation, String icon, Expression precondition, Expression elementsToSelect) {
	}

	Basics basics();

	List<Operation> operations();

	record Creation(Basics basics, boolean container, List<String> mappings, List<String> extraMappings, Variable element, Variable view, List<Operation> operations) implements ToolSpec {
	}

	record EdgeCreation(Basics basics, List<String> mappings, List<String> extraSources, List<String> extraTargets, Expression startPrecondition, Variable source, Variable target,
			Variable sourceView, Variable targetView, List<Operation> operations) implements ToolSpec {
	}

	record Delete(Basics basics, Variable element, Variable elementView, Variable containerView, List<Operation> operations) implements ToolSpec {
	}

	record DirectEdit(Basics basics, String mask, Expression input, List<Operation> operations) implements ToolSpec {
	}

	record DoubleClick(Basics basics, Variable element, Variable elementView, List<Operation> operations) implements ToolSpec {
	}

	record Reconnect(Basics basics, boolean ofSource, boolean ofTarget, Variable source, Variable target, Variable sourceView, Variable targetView, Variable element, Variable edgeView,
			List<Operation> operations) implements ToolSpec {
	}

	record Drop(Basics basics, List<String> mappings, boolean fromDiagram, boolean fromOutside, Variable oldContainer, Variable newContainer, Variable element, Variable newView,
			List<Operation> operations) implements ToolSpec {
	}

	/** On any view: of the palette, or of the context menu. */
	record Action(Basics basics, boolean inPalette, Variable element, Variable view, List<Operation> operations) implements ToolSpec {
	}
}
