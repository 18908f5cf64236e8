// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.tool;

import java.util.List;

/** A drawer of the palette. */
public record PaletteSection(String name, String label, String icon, List<PaletteTool> tools) {
	public PaletteSection {
		tools = List.copyOf(tools);
	}
}
