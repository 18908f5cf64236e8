// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.PaletteTool;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.View;

/** New boxes. */
record Creating(Toolbox box) {
	Optional<Change> create(PaletteTool tool, DiagramView diagram, View container) {
		if (!(box.book().tools().get(tool.id()) instanceof ToolSpec.Creation creation) || container instanceof EdgeView || !hasPlace(creation, container)) {
			return Optional.empty();
		}
		var target = container.target();
		var scope = box.bind(box.bind(Toolbox.scope(diagram, target), creation.element(), "container", target), creation.view(), "containerView", container);
		return box.allows(creation, scope) ? Optional.of(box.change(creation, target, scope)) : Optional.empty();
	}

	private boolean hasPlace(ToolSpec.Creation tool, View container) {
		var places = switch (container) {
			case DiagramView _ -> box.layers().stream().flatMap(layer -> Stream.concat(layer.boxes().stream().map(Mapping::key), layer.reused().stream())).toList();
			default -> box.mapping(container).map(Creating::inside).orElse(List.of());
		};
		return tool.mappings().stream().anyMatch(places::contains) || tool.extraMappings().contains(box.mappingKey(container));
	}

	private static List<String> inside(Mapping mapping) {
		var keys = new ArrayList<String>();
		if (mapping instanceof Mapping.Box box) {
			box.inside().forEach(one -> keys.add(one.key()));
			box.ports().forEach(one -> keys.add(one.key()));
			keys.addAll(box.reusedInside());
			keys.addAll(box.reusedPorts());
		}
		return keys;
	}
}
