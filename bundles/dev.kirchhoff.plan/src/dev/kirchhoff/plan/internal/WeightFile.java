// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.solver.study.GivenWeights;

/**
 * A file of weights as it has been read. Planning reads it at every check, for every point; it is read once as long as it does not
 * change and there is memory.
 *
 * @param files it and those it refers to
 */
record WeightFile(Path file, List<Path> files, NetworkFile content) {
	private static final Map<FileStamp, SoftReference<WeightFile>> KNOWN = new ConcurrentHashMap<>();

	/** The file that a network's attribute weights names; if it is nowhere, that has been noted. */
	static Optional<Path> find(FileSearch search, Network network, Problems problems) {
		var written = Path.of(network.getWeights().strip());
		var found = search.find(written, false);
		if (!Files.isRegularFile(found)) {
			found = search.find(written.getFileName(), false);
		}
		if (Files.isRegularFile(found)) {
			return Optional.of(found.toAbsolutePath().normalize());
		}
		var looked = written.isAbsolute() ? "" : "; looked in " + Binder.sentence(search.places()) + ", also for " + written + ".gz"
				+ (written.getNameCount() > 1 ? " and for the name alone" : "");
		boolean standsIn = network.getStandIn() != null && !network.getStandIn().isBlank();
		problems.error(network, "weights", "'" + written + "' is missing" + looked, "put it there, or name the folder with --data or " + DataPlace.VARIABLE
				+ (standsIn ? ", or run on the small network that stands in for it with --data " + DataPlace.SYNTHETIC : ""));
		return Optional.empty();
	}

	static WeightFile read(Path file, NetworkFormats formats) throws IOException {
		var stamp = FileStamp.of(file);
		var known = KNOWN.get(stamp);
		var read = known == null ? null : known.get();
		if (read == null) {
			KNOWN.keySet().removeIf(other -> other.file().equals(file));
			read = new WeightFile(file, formats.format(file).files(file).stream().map(part -> part.toAbsolutePath().normalize()).toList(), formats.read(file));
			KNOWN.put(stamp, new SoftReference<>(read));
		}
		return read;
	}

	/**
	 * Its weights for a network whose layers match those of the file by their names.
	 *
	 * @param key the same for the same content
	 */
	GivenWeights given(String key, dev.kirchhoff.numerics.network.Network wanted, NetworkFormats formats) {
		return new GivenWeights(key, () -> arranged(read(file, formats).content(), wanted));
	}

	/** The tensors themselves, at the indices of another network's nodes. */
	private static Parameters arranged(NetworkFile content, dev.kirchhoff.numerics.network.Network wanted) {
		if (content.network().equals(wanted)) {
			return content.parameters();
		}
		var parameters = Parameters.zeros(wanted);
		for (int node = 0; node < wanted.nodes().size(); node++) {
			for (var tensor : Tensor.values()) {
				if (wanted.length(node, tensor) > 0) {
					parameters = parameters.with(node, tensor, content.parameters().get(content.network().index(wanted.node(node).name()), tensor));
				}
			}
		}
		return parameters;
	}
}
