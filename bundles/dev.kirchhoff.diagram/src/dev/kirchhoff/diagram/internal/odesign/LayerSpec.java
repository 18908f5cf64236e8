// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.odesign;

import java.util.List;

/** A set of mappings and tools that is seen or not. */
public record LayerSpec(String key, String name, String label, boolean optional, boolean active, List<Mapping.Box> boxes, List<Mapping.Edge> edges, List<String> reused, List<Section> sections) {
	/** A drawer. */
	public record Section(String key, String name, String label, String icon, List<ToolSpec> tools, List<String> reused) {
	}
}
