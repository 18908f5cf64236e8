// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.data;

import java.io.IOException;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * Where a data set comes from: files or a generator.
 *
 * @since 1.0
 */
public interface DataSource {
	/** Whether the data depends on the random stream: other seeds, other data. */
	default boolean generated() {
		return false;
	}

	/**
	 * Reads or makes the data. The same parameters and stream give the same data.
	 *
	 * @param random for generators
	 * @throws KirchhoffException if a file does not hold what it should; the message names file and place
	 * @throws IOException        if a file cannot be read
	 */
	DataSet load(RandomStream random, Monitor monitor) throws IOException;
}
