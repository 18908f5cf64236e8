// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.Set;

import dev.kirchhoff.diagram.view.Label;

/** How a label is made. */
public record LabelSpec(Expression text, String icon, int size, Set<Label.Format> formats, ColorSpec color, Label.Alignment alignment, boolean hidden) {
}
