// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.kirchhoff.api.KirchhoffException;

/**
 * A way to read samples from one file.
 *
 * @since 1.0
 */
public interface FileFormat {
	/** Endings of file names, without the dot, in lower case. */
	List<String> endings();

	/**
	 * Reads all samples.
	 *
	 * @throws KirchhoffException if the file does not hold what it should; the message names the line or byte
	 */
	Samples read(Path file) throws IOException;
}
