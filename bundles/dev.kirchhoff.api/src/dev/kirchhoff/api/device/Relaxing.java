// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.device;

/**
 * Capability: what becomes of cells in the moments after their last pulse, when the write circuit has verified them and turned away.
 *
 * @since 1.0
 */
public interface Relaxing {
	/**
	 * Lets cells relax.
	 *
	 * @param which marks the cells that were written; the others have relaxed before
	 */
	void relax(Cells cells, boolean[] which);
}
