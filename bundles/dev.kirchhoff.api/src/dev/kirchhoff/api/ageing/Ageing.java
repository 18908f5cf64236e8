// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.ageing;

import java.util.Set;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;

/**
 * What happens to programmed cells before they are read: storage, annealing, read disturb.
 *
 * @since 1.0
 */
public interface Ageing {
	/** Capabilities a device must have. */
	default Set<Class<?>> needs() {
		return Set.of();
	}

	/** Ages all cells of all copies. */
	void age(Cells cells, Device device, Monitor monitor);
}
