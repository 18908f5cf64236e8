// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.network.NetworkFile;
import dev.kirchhoff.api.network.NetworkFormat;

/** Ways to read and write trained networks, by the ending of a file's name. */
public final class NetworkFormats {
	private record Known(Contribution contribution, NetworkFormat format) {
	}

	private final List<Known> formats = new ArrayList<>();

	public NetworkFormats(Extensions extensions) {
		for (var contribution : extensions.of(Kind.NETWORK_FORMAT)) {
			contribution.schema().bind(Map.of(), file -> file).instance().ifPresent(format -> formats.add(new Known(contribution, (NetworkFormat) format)));
		}
	}

	/** Endings of files that can be read and written. */
	public List<String> endings() {
		return formats.stream().flatMap(known -> known.format().endings().stream()).sorted().toList();
	}

	/** The plug-in whose format a file has; one more ending says that it is packed. */
	public Optional<Contribution> contribution(Path file) {
		return known(file).map(Known::contribution);
	}

	private Optional<Known> known(Path file) {
		var name = Path.of(file.getFileName().toString().replaceFirst("(?i)\\.gz$", ""));
		return formats.stream().filter(known -> known.format().endings().contains(CircuitFormats.ending(name))).findFirst();
	}

	/**
	 * The format of a file.
	 *
	 * @throws KirchhoffException if no plug-in has one
	 */
	public NetworkFormat format(Path file) {
		return known(file).orElseThrow(() -> new KirchhoffException(file + ": no format of networks has this ending",
				"give a file that ends with " + (endings().isEmpty() ? "nothing: no plug-in reads networks" : "." + String.join(", .", endings())))).format();
	}

	/**
	 * Reads a file.
	 *
	 * @throws KirchhoffException if it is not there, no plug-in reads it, or it does not hold what it should
	 */
	public NetworkFile read(Path file) throws IOException {
		var format = format(file);
		if (!Files.exists(file)) {
			throw new KirchhoffException(file + ": does not exist", "check the name");
		}
		if (!Files.isRegularFile(file)) {
			throw new KirchhoffException(file + ": is no file", "give a file");
		}
		return format.read(file);
	}
}
