// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.data;

import dev.kirchhoff.api.KirchhoffException;

/**
 * One step between a data set and the network: crop, pool, threshold, normalise.
 *
 * @since 1.0
 */
public interface Preprocessing {
	/**
	 * Returns the changed data; the given one stays as it is.
	 *
	 * @throws KirchhoffException if the step does not fit the data's shape
	 */
	DataSet apply(DataSet data);
}
