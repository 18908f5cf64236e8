// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.circuit.CircuitCase;
import dev.kirchhoff.api.circuit.CircuitReader;
import dev.kirchhoff.api.circuit.CircuitWriter;
import dev.kirchhoff.api.parameter.Spelling;

/** Ways to read and write crossbars, by the ending of a file's name or by the id of the format. */
public final class CircuitFormats {
	private final Map<String, Object> formats = new LinkedHashMap<>();

	public CircuitFormats(Extensions extensions) {
		for (var contribution : extensions.of(Kind.CIRCUIT_FORMAT)) {
			contribution.schema().bind(Map.of(), file -> file).instance().ifPresent(format -> formats.put(contribution.id(), format));
		}
	}

	/** What is behind the last dot of a file's name, in lower case; empty if there is none. */
	public static String ending(Path file) {
		var name = file.getFileName().toString();
		return name.lastIndexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	/** Endings of files that can be read. */
	public List<String> readable() {
		return formats.values().stream().filter(CircuitReader.class::isInstance).flatMap(format -> ((CircuitReader) format).endings().stream()).sorted().toList();
	}

	/** Endings of files that can be written. */
	public List<String> writable() {
		return formats.values().stream().filter(CircuitWriter.class::isInstance).flatMap(format -> ((CircuitWriter) format).endings().stream()).sorted().toList();
	}

	/** Ids of formats that can be written. */
	public List<String> writers() {
		return formats.entrySet().stream().filter(entry -> entry.getValue() instanceof CircuitWriter).map(Map.Entry::getKey).sorted().toList();
	}

	/**
	 * Reads a file.
	 *
	 * @throws KirchhoffException if it is not there, no plug-in has a reader for it, or it does not hold what it should
	 */
	public CircuitCase read(Path file) throws IOException {
		var reader = reader(file);
		if (!Files.exists(file)) {
			throw new KirchhoffException(file + ": does not exist", nearest(file));
		}
		if (Files.isDirectory(file)) {
			throw new KirchhoffException(file + ": is a folder", "give a file in it");
		}
		if (!Files.isReadable(file)) {
			throw new KirchhoffException(file + ": cannot be read", "check its permissions");
		}
		return reader.read(file);
	}

	private static String nearest(Path file) throws IOException {
		var folder = file.toAbsolutePath().getParent();
		if (!Files.isDirectory(folder)) {
			return "there is no folder '" + folder + "'";
		}
		try (var files = Files.list(folder)) {
			var names = files.map(other -> other.getFileName().toString()).sorted().toList();
			return Spelling.nearest(file.getFileName().toString(), names).map(name -> "did you mean '" + name + "'?").orElse("check the name");
		}
	}

	private CircuitReader reader(Path file) {
		return formats.values().stream().filter(CircuitReader.class::isInstance).map(CircuitReader.class::cast).filter(format -> format.endings().contains(ending(file)))
				.findFirst().orElseThrow(() -> new KirchhoffException(unknown(file), "give a project (*.kirchhoff) or a file that ends with " + listed(readable())));
	}

	/**
	 * The writer for a file.
	 *
	 * @throws KirchhoffException if no plug-in has one
	 */
	public CircuitWriter writer(Path file) {
		return formats.values().stream().filter(CircuitWriter.class::isInstance).map(CircuitWriter.class::cast).filter(format -> format.endings().contains(ending(file)))
				.findFirst().orElseThrow(() -> new KirchhoffException(unknown(file), "let its name end with " + listed(writable()) + ", or say --format"));
	}

	/** The writer of that id, or for that ending. */
	public Optional<CircuitWriter> writer(String name) {
		var wanted = name.toLowerCase(Locale.ROOT);
		if (formats.get(wanted) instanceof CircuitWriter writer) {
			return Optional.of(writer);
		}
		return formats.values().stream().filter(CircuitWriter.class::isInstance).map(CircuitWriter.class::cast).filter(format -> format.endings().contains(wanted)).findFirst();
	}

	private static String unknown(Path file) {
		return file + ": " + (ending(file).isEmpty() ? "its name has no ending that says what it is" : "no format of circuits ends with ." + ending(file));
	}

	private static String listed(List<String> endings) {
		return endings.isEmpty() ? "nothing: no plug-in reads or writes circuits" : "." + String.join(", .", endings);
	}
}
