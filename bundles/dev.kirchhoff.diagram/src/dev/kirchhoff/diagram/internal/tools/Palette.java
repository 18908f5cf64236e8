// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.kirchhoff.diagram.internal.odesign.Book;
import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.tool.PaletteSection;
import dev.kirchhoff.diagram.tool.PaletteTool;

/** The drawers of a palette. */
record Palette(Toolbox box) {
	List<PaletteSection> sections() {
		var sections = new LinkedHashMap<String, PaletteSection>();
		for (var layer : box.layers()) {
			for (var section : layer.sections()) {
				var tools = all(section, box.book()).stream().flatMap(tool -> entry(tool).stream()).toList();
				if (!tools.isEmpty()) {
					sections.put(section.key(), new PaletteSection(section.name(), section.label(), section.icon(), tools));
				}
			}
		}
		return List.copyOf(sections.values());
	}

	/** Own and reused ones. */
	static List<ToolSpec> all(LayerSpec.Section section, Book book) {
		var all = new ArrayList<>(section.tools());
		section.reused().stream().map(book.tools()::get).filter(Objects::nonNull).forEach(all::add);
		return all;
	}

	private static Optional<PaletteTool> entry(ToolSpec tool) {
		var kind = switch (tool) {
			case ToolSpec.Creation creation -> creation.container() ? PaletteTool.Kind.CREATE_CONTAINER : PaletteTool.Kind.CREATE_NODE;
			case ToolSpec.EdgeCreation _ -> PaletteTool.Kind.CREATE_EDGE;
			case ToolSpec.Action action when action.inPalette() -> PaletteTool.Kind.ACTION;
			default -> null;
		};
		var basics = tool.basics();
		return Optional.ofNullable(kind).map(one -> new PaletteTool(basics.key(), basics.label(), basics.documentation(), basics.icon(), one));
	}
}
