// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import dev.kirchhoff.diagram.view.DiagramView;

/**
 * Finds a place for everything of a diagram: layered in the direction of its edges, and packed in rows and columns where nothing is
 * connected. The same view and earlier layout give the same result, on every machine.
 */
public final class AutoLayout {
	private AutoLayout() {
	}

	/** Everything anew. */
	public static Layout layout(DiagramView view) {
		return new Arrangement(new Views(view), Layout.EMPTY).layout();
	}

	/**
	 * What has a place keeps it. What is new is put beside its neighbours, on nothing else; what is gone is forgotten; containers grow with
	 * what is in them, and what stands behind them moves away. Lines whose ends have moved find a new way.
	 */
	public static Layout layout(DiagramView view, Layout earlier) {
		var views = new Views(view);
		boolean known = view.nodes().stream().anyMatch(node -> earlier.boxes().containsKey(node.key()));
		return new Arrangement(views, known ? earlier : Layout.EMPTY).layout();
	}
}
