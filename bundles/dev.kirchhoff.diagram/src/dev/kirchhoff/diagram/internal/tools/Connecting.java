// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.List;
import java.util.Optional;

import dev.kirchhoff.diagram.internal.odesign.Mapping;
import dev.kirchhoff.diagram.internal.odesign.ToolSpec;
import dev.kirchhoff.diagram.tool.Change;
import dev.kirchhoff.diagram.tool.PaletteTool;
import dev.kirchhoff.diagram.view.DiagramView;
import dev.kirchhoff.diagram.view.EdgeView;
import dev.kirchhoff.diagram.view.NodeView;
import dev.kirchhoff.diagram.view.View;

/** New edges, and other ends for edges. */
record Connecting(Toolbox box) {
	private List<Mapping.Edge> edges(ToolSpec.EdgeCreation tool) {
		return tool.mappings().stream().map(box.book().mappings()::get).filter(Mapping.Edge.class::isInstance).map(Mapping.Edge.class::cast).toList();
	}

	boolean canStart(PaletteTool tool, DiagramView diagram, View source) {
		if (!(box.book().tools().get(tool.id()) instanceof ToolSpec.EdgeCreation creation) || source instanceof DiagramView) {
			return false;
		}
		var key = box.mappingKey(source);
		var scope = Toolbox.scope(diagram, source.target()).with("preSource", source.target()).with("preSourceView", source).with("container", diagram.target());
		return (edges(creation).stream().anyMatch(edge -> edge.sources().contains(key)) || creation.extraSources().contains(key))
				&& box.evaluation().truth(creation.startPrecondition(), scope, true);
	}

	Optional<Change> connect(PaletteTool tool, DiagramView diagram, View source, View target) {
		if (!canStart(tool, diagram, source) || target instanceof DiagramView || !(box.book().tools().get(tool.id()) instanceof ToolSpec.EdgeCreation creation)) {
			return Optional.empty();
		}
		var from = box.mappingKey(source);
		var to = box.mappingKey(target);
		var fits = edges(creation).stream().anyMatch(edge -> (edge.sources().contains(from) || creation.extraSources().contains(from)) && edge.targets().contains(to))
				|| creation.extraTargets().contains(to);
		if (!fits || !box.allows(creation, Toolbox.scope(diagram, source.target()).with("preSource", source.target()).with("preTarget", target.target()).with("preSourceView", source)
				.with("preTargetView", target).with("container", diagram.target()))) {
			return Optional.empty();
		}
		var scope = box.bind(Toolbox.scope(diagram, source.target()), creation.source(), "source", source.target());
		scope = box.bind(scope, creation.target(), "target", target.target());
		scope = box.bind(box.bind(scope, creation.sourceView(), "sourceView", source), creation.targetView(), "targetView", target);
		return Optional.of(box.change(creation, source.target(), scope));
	}

	Optional<Change> reconnect(DiagramView diagram, EdgeView edge, boolean atSource, View end) {
		if (!(box.byName().get(edge.mapping()) instanceof Mapping.Edge mapping) || !(end instanceof NodeView) || !(atSource ? mapping.sources() : mapping.targets()).contains(box.mappingKey(end))) {
			return Optional.empty();
		}
		var nodes = diagram.allNodes();
		var before = nodes.get(atSource ? edge.sourceKey() : edge.targetKey());
		var other = nodes.get(atSource ? edge.targetKey() : edge.sourceKey());
		if (before == null || other == null || before.key().equals(end.key())) {
			return Optional.empty();
		}
		for (var key : mapping.reconnections()) {
			if (box.book().tools().get(key) instanceof ToolSpec.Reconnect tool && (atSource ? tool.ofSource() : tool.ofTarget())) {
				var scope = box.bind(Toolbox.scope(diagram, edge.target()), tool.source(), "source", before.target());
				scope = box.bind(scope, tool.target(), "target", end.target());
				scope = box.bind(box.bind(scope, tool.sourceView(), "sourceView", before), tool.targetView(), "targetView", end);
				scope = box.bind(box.bind(scope, tool.element(), "element", edge.target()), tool.edgeView(), "edgeView", edge).with("otherEnd", other.target());
				if (box.allows(tool, scope)) {
					return Optional.of(box.change(tool, edge.target(), scope));
				}
			}
		}
		return Optional.empty();
	}
}
