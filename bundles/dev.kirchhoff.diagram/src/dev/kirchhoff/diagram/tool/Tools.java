// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/**
 * The tools of a diagram. Each gives the change it would make, or nothing where it does not apply; nothing is done until the change is
 * executed on a command stack. Asking is cheap enough for every movement of the mouse.
 */
public interface Tools {
	List<PaletteSection> palette();

	/** A new element with a creation tool, in a container or on the diagram itself. */
	Optional<Change> create(PaletteTool tool, DiagramView diagram, View container);

	/** Whether an edge may start at a view. */
	boolean canStart(PaletteTool tool, DiagramView diagram, View source);

	/** A new edge. */
	Optional<Change> connect(PaletteTool tool, DiagramView diagram, View source, View target);

	/** Another end for an edge. */
	Optional<Change> reconnect(DiagramView diagram, EdgeView edge, boolean atSource, View end);

	/** What is edited in place; empty if the label cannot be. */
	Optional<String> editedText(DiagramView diagram, View view);

	/** A label edited in place. */
	Optional<Change> edit(DiagramView diagram, View view, String text);

	/** Takes elements out, all in one step. */
	Optional<Change> delete(DiagramView diagram, List<View> views);

	/** Elements dropped on a container or on the diagram: moved there from another container of this diagram. */
	Optional<Change> drop(DiagramView diagram, List<NodeView> views, View container);

	/** Elements dropped from a tree or a list beside the diagram. */
	Optional<Change> dropElements(DiagramView diagram, List<EObject> elements, View container);

	/** What a double click does; empty: what the editor does with every element. */
	Optional<Change> doubleClick(DiagramView diagram, View view);

	/** Actions of the notation for a view. */
	List<MenuEntry> menu(DiagramView diagram, View view);

	/** An action of the palette or the menu, on a view. */
	Optional<Change> act(String id, DiagramView diagram, View view);
}
