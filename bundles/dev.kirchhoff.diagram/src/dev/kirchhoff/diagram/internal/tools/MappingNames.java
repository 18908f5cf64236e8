// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.kirchhoff.diagram.internal.odesign.LayerSpec;
import dev.kirchhoff.diagram.internal.odesign.Mapping;

/** The mappings of a diagram by the names that views carry. */
public final class MappingNames {
	private MappingNames() {
	}

	/** Mappings of layers by name, those in others included; names that stand for two are told. */
	public static Map<String, Mapping> of(List<LayerSpec> layers, Function<String, Mapping> mappings, Consumer<Mapping> twice) {
		var all = new HashMap<String, Mapping>();
		for (var layer : layers) {
			layer.boxes().forEach(box -> add(box, mappings, all, twice));
			layer.edges().forEach(edge -> add(edge, mappings, all, twice));
			layer.reused().stream().map(mappings).filter(Objects::nonNull).forEach(one -> add(one, mappings, all, twice));
		}
		return all;
	}

	private static void add(Mapping mapping, Function<String, Mapping> mappings, Map<String, Mapping> all, Consumer<Mapping> twice) {
		var before = all.putIfAbsent(mapping.name(), mapping);
		if (before != null) {
			if (!before.key().equals(mapping.key())) {
				twice.accept(mapping);
			}
			return;
		}
		if (mapping instanceof Mapping.Box box) {
			box.inside().forEach(one -> add(one, mappings, all, twice));
			box.ports().forEach(one -> add(one, mappings, all, twice));
			box.reusedInside().stream().map(mappings).filter(Objects::nonNull).forEach(one -> add(one, mappings, all, twice));
			box.reusedPorts().stream().map(mappings).filter(Objects::nonNull).forEach(one -> add(one, mappings, all, twice));
		}
	}
}
