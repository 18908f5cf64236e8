// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

/**
 * A tool a person picks from the palette.
 *
 * @param id            unique among all tools of a diagram
 * @param documentation shown as hover; may be empty
 * @param icon          {@code /bundle/path}; empty for none
 */
public record PaletteTool(String id, String label, String documentation, String icon, Kind kind) {
	/** What is clicked. */
	public enum Kind {
		/** The place for a new box. */
		CREATE_NODE,
		/** The place for a new container. */
		CREATE_CONTAINER,
		/** Two ends. */
		CREATE_EDGE,
		/** Any view. */
		ACTION
	}
}
