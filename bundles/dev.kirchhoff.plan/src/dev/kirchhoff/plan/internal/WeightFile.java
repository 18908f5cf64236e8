// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.solver.study.GivenWeights;

/**
 * A file of weights as it has been read. Planning reads it at every check, for every point; it is read once as long as it does not
 * change and there is memory.
 *
 * @param parts it and those it refers to, with the SHA-256 of their content
 */
record WeightFile(Path file, Map<Path, String> parts, NetworkFile content) {
	private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

	/** A file with the state that it and those it refers to had. */
	private record Known(List<FileStamp> stamps, SoftReference<WeightFile> read) {
		boolean holds() {
			try {
				for (var stamp : stamps) {
					if (!stamp.equals(FileStamp.of(stamp.file()))) {
						return false;
					}
				}
				return true;
			} catch (IOException e) {
				return false; // gone: reading it tells
			}
		}
	}

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
		boolean standsIn = !search.data().standIns() && network.getStandIn() != null && !network.getStandIn().isBlank();
		problems.error(network, "weights", "'" + written + "' is missing" + looked, "put it there, or name the folder with --data or " + DataPlace.VARIABLE
				+ (standsIn ? ", or run on the small network that stands in for it with --data " + DataPlace.SYNTHETIC : ""));
		return Optional.empty();
	}

	static WeightFile read(Path file, NetworkFormats formats) throws IOException {
		var known = KNOWN.get(file);
		var read = known == null || !known.holds() ? null : known.read().get();
		if (read == null) {
			var stamps = new ArrayList<FileStamp>();
			var parts = new LinkedHashMap<Path, String>();
			for (var part : formats.format(file).files(file)) {
				var place = part.toAbsolutePath().normalize();
				stamps.add(FileStamp.of(place));
				parts.put(place, FileHashes.of(place));
			}
			read = new WeightFile(file, parts, formats.read(file));
			KNOWN.put(file, new Known(stamps, new SoftReference<>(read)));
		}
		return read;
	}

	/** Its weights for a network whose layers match those of the file by their names. */
	GivenWeights given(dev.kirchhoff.numerics.network.Network wanted, NetworkFormats formats) {
		var place = file;
		var key = key();
		return new GivenWeights(key, () -> { // which must not hold on to what has been read
			var now = read(place, formats);
			if (!now.key().equals(key)) {
				throw new KirchhoffException(place + " has changed since the study was planned", "run it again");
			}
			return arranged(now.content(), wanted);
		});
	}

	/** The same for the same content. */
	String key() {
		return String.join(" ", parts.values());
	}

	/** The tensors themselves, at the indices of another network's nodes. */
	private static Parameters arranged(NetworkFile content, dev.kirchhoff.numerics.network.Network wanted) {
		if (content.network().equals(wanted)) {
			return content.parameters();
		}
		return Parameters.of(wanted, (node, tensor) -> content.parameters().get(content.network().index(wanted.node(node).name()), tensor));
	}
}
