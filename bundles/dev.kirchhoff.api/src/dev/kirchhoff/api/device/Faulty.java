// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: the conductance of cells that do not switch. Which cells those are is a property of the array.
 *
 * @since 1.0
 */
public interface Faulty {
	/** Sets the conductance of the cells that {@link Cells#fault(int)} calls stuck; leaves the others alone. */
	void stick(Cells cells);
}
