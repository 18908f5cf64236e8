// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

import java.util.List;

/**
 * Pictures of lines that share their axes and are looked at together.
 *
 * @param heading what the names of the panels are, for example the name of an axis; may be empty
 * @param remark  what was left out, for a caption; may be empty
 */
public record Panels(String title, String heading, List<Panel> panels, String remark) {
	/**
	 * One picture.
	 *
	 * @param name what distinguishes it from its neighbours; may be empty if there is only one
	 */
	public record Panel(String name, Lines lines) {
	}

	public Panels {
		panels = List.copyOf(panels);
	}

	static Panels of(Lines lines) {
		return new Panels(lines.title(), "", List.of(new Panel("", lines)), lines.remark());
	}

	/** The lines of all panels. */
	public List<Lines> lines() {
		return panels.stream().map(Panel::lines).toList();
	}
}
