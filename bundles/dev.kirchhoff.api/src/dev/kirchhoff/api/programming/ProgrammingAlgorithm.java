// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.programming;

import java.util.Set;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;

/**
 * How the cells of an array are brought to their targets. Stuck cells are already marked in the batch.
 * <p>
 * An implementation is a record of its parameters without state of its own.
 *
 * @since 1.0
 */
public interface ProgrammingAlgorithm {
	/** Capabilities a device must have. */
	default Set<Class<?>> needs() {
		return Set.of();
	}

	/**
	 * Programs all cells of all copies from their present conductance to {@link Cells#target()}.
	 *
	 * @param device has every capability of {@link #needs()}
	 * @param scheme how the array holds lines that are not addressed
	 */
	void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor);
}
