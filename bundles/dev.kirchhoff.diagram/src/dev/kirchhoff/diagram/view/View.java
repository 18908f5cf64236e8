// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import org.eclipse.emf.ecore.EObject;

/** Something on a diagram that stands for an element, or the diagram itself. Views of one diagram are told apart by {@link #key}. */
public sealed interface View permits DiagramView, NodeView, EdgeView {
	/** Unique in a diagram and the same after a refresh and after the file was read again. */
	String key();

	/** The element it stands for. */
	EObject target();
}
