// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import org.eclipse.emf.ecore.EObject;

/**
 * A line between two views.
 *
 * @param key       mapping and keys of its ends
 * @param target    the element it stands for; of an edge that only shows a relation, the element of its source
 * @param sourceKey key of the view where it starts
 * @param targetKey key of the view where it ends
 * @param begin     text at its start; {@link Label#NONE} for none
 * @param center    text at its middle
 * @param end       text at its end
 */
public record EdgeView(String key, String mapping, EObject target, String sourceKey, String targetKey, EdgeStyle style, Label begin, Label center, Label end) implements View {
}
