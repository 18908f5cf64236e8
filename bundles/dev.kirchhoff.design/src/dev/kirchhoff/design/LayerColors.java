// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.List;

import dev.kirchhoff.model.Layer;
import dev.kirchhoff.model.Network;

/** Layers with weights take turns in colours that people with any colour vision tell apart (after Okabe and Ito); fills are pale, so that text on them can be read. */
final class LayerColors {
	private static final List<int[]> BASE = List.of(new int[] { 0, 114, 178 }, new int[] { 230, 159, 0 }, new int[] { 0, 158, 115 }, new int[] { 204, 121, 167 }, new int[] { 86, 180, 233 },
			new int[] { 150, 130, 40 });
	private static final int[] NONE = { 134, 142, 150 };

	private LayerColors() {
	}

	/** @param channel 0 red, 1 green, 2 blue */
	static int line(Layer layer, int channel) {
		return (int) Math.round(base(layer)[channel] * 0.82);
	}

	/** @param share of the colour; the rest is white */
	static int tint(Layer layer, int channel, double share) {
		return (int) Math.round(255 - (255 - base(layer)[channel]) * share);
	}

	private static int[] base(Layer layer) {
		if (layer == null || !(layer.eContainer() instanceof Network network)) {
			return NONE;
		}
		var index = (int) network.getLayers().stream().takeWhile(other -> other != layer).filter(NetworkServices::isWeighted).count();
		return BASE.get(index % BASE.size());
	}
}
