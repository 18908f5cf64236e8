// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.view;

import java.util.Set;

/**
 * Text on a view.
 *
 * @param text   may have several lines, may be empty
 * @param icon   left of the text: {@code /bundle/path}; empty for none
 * @param size   points
 * @param hidden whether it shows only on demand
 */
public record Label(String text, String icon, int size, Set<Format> formats, Color color, Alignment alignment, boolean hidden) {
	public static final Label NONE = new Label("", "", 8, Set.of(), Color.BLACK, Alignment.CENTER, true);

	/** How the letters look. */
	public enum Format {
		ITALIC, BOLD, UNDERLINE, STRIKE_THROUGH
	}

	/** Where the text stands in its view. */
	public enum Alignment {
		CENTER, LEFT, RIGHT
	}

	public Label {
		formats = Set.copyOf(formats);
	}

	public boolean isShown() {
		return !hidden && !(text.isEmpty() && icon.isEmpty());
	}
}
