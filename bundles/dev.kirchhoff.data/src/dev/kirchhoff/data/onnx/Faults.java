// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.data.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.kirchhoff.api.KirchhoffException;

/** Everything that is wrong with one file, told at once. */
final class Faults {
	/** More nodes than this help nobody: a network of another kind. */
	private static final int MOST = 20;

	private final Path file;
	private final Set<String> unsupported = new LinkedHashSet<>();
	private final Set<String> lines = new LinkedHashSet<>();

	Faults(Path file) {
		this.file = file;
	}

	/** Notes a node that Kirchhoff has no layer for. */
	void unsupported(String node) {
		unsupported.add(node);
	}

	/** Notes something else. */
	void wrong(String place, String what, String mend) {
		lines.add(file + ": " + (place.isEmpty() ? "" : place + ": ") + what + ": " + mend);
	}

	boolean none() {
		return unsupported.isEmpty() && lines.isEmpty();
	}

	/** @throws KirchhoffException if anything was noted */
	void check(String supported) {
		if (none()) {
			return;
		}
		var all = new ArrayList<>(lines);
		if (!unsupported.isEmpty()) {
			all.add(0, sentence());
		}
		var told = all.size() > MOST ? List.copyOf(all.subList(0, MOST)) : all;
		var text = String.join("\n", told) + (all.size() > MOST ? "\n" + file + ": " + (all.size() - MOST) + " more of the kind" : "");
		if (unsupported.isEmpty()) {
			throw new KirchhoffException(text, "");
		}
		throw new KirchhoffException(text, supported);
	}

	private String sentence() {
		var nodes = List.copyOf(unsupported);
		return file + ": " + (nodes.size() == 1 ? "a node" : nodes.size() + " nodes") + " cannot be imported: " + String.join(", ", nodes.subList(0, Math.min(MOST, nodes.size())))
				+ (nodes.size() > MOST ? " and " + (nodes.size() - MOST) + " more" : "");
	}
}
