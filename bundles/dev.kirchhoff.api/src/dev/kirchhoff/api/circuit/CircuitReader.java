// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.circuit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;

/**
 * A way to read a crossbar from a file.
 *
 * @since 1.0
 */
public interface CircuitReader {
	/** Endings of file names, without the dot, in lower case. */
	List<String> endings();

	/**
	 * Reads a case.
	 *
	 * @throws KirchhoffException if the file does not hold what it should; the message names the file and line, or the element
	 */
	CircuitCase read(Path file) throws IOException;
}
