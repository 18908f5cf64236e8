// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;

/**
 * A way to read a trained network from a file, and to write it.
 *
 * @since 1.0
 */
public interface NetworkFormat {
	/** Endings of file names, without the dot, in lower case; the first is the usual one. */
	List<String> endings();

	/**
	 * Reads a network. Layers have unique names without slashes and blanks, the same ones at every reading.
	 *
	 * @throws KirchhoffException if the file does not hold what it should, or a network that Kirchhoff has no layers for; the message
	 *                            names the file and the place, all of them at once
	 */
	NetworkFile read(Path file) throws IOException;

	/**
	 * All files that {@link #read} looks at, the given one first: some formats keep large tensors in files of their own. They are
	 * part of what determines the results of a study.
	 */
	default List<Path> files(Path file) throws IOException {
		return List.of(file);
	}

	/**
	 * Writes a network, so that {@link #read} gives one with the same names and the same outputs; an existing file is replaced.
	 *
	 * @throws KirchhoffException if the format cannot express it; nothing is written then
	 */
	void write(NetworkFile network, Path file) throws IOException;
}
