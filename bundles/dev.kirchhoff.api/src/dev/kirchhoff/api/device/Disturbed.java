// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: how writing other cells of a passive array changes a cell that is only partly selected.
 *
 * @since 1.0
 */
public interface Disturbed {
	/**
	 * Changes the conductance of every cell by what the cells written after it on the same array do to it.
	 *
	 * @param cells cells in the order in which they were written
	 * @param scheme how lines that are not addressed are held; a device refuses a scheme it has no data for with a
	 *               {@link dev.kirchhoff.api.KirchhoffException}
	 */
	void disturb(Cells cells, BiasScheme scheme);
}
