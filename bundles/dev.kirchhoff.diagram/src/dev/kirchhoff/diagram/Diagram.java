// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.diagram.tool.Tools;
import dev.kirchhoff.diagram.view.DiagramView;

/** A diagram of one element: what it shows now, and what can be done with it. */
public interface Diagram {
	/**
	 * A part of the notation that can be switched on and off.
	 *
	 * @param active whether it is on
	 */
	record Layer(String name, String label, boolean active) {
	}

	/** Name of the description: {@code network}, {@code hardware}, ... */
	String name();

	/** What people call this kind of diagram. */
	String label();

	EObject target();

	/** Optional layers. */
	List<Layer> layers();

	void setActive(String layer, boolean active);

	/** Evaluates the notation against the model as it is now. What fails is in the faults of the result. */
	DiagramView refresh();

	Tools tools();

	/** What the rules of the notation say against the elements of the diagram. */
	List<Violation> validate();

	/** Who does what the notation calls by id; nothing does until this is set. */
	void actions(Function<String, Optional<ExternalAction>> actions);
}
