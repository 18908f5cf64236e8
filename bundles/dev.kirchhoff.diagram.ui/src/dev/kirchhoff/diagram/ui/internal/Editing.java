// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.ui.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Text;

import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.Tools;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.View;

/** What edit parts and tools share: the drawing they show, and the tools that change what it shows. */
public interface Editing extends Canvas {
	Drawing drawing();

	Tools tools();

	default DiagramView view() {
		return drawing().view();
	}

	/** Whether changes are possible at all. */
	boolean isEditable();

	/** A label is edited in a widget now, until that is disposed. */
	void typing(Text text);

	/** Adds new elements that the notation has no tool for. */
	Optional<Change> adding(List<EObject> elements, View container);

	/** A double click. */
	void open(View view);
}
