// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.training;

import java.util.Set;

import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.numerics.network.Network;

/**
 * Learns on the devices themselves: weights exist only as states of cells, and every update is a matter of pulses. The arrays have been
 * programmed before, with first weights or with those of a network trained elsewhere.
 * <p>
 * An implementation is a record of its parameters without state of its own.
 *
 * @since 1.0
 */
public interface OnChipTrainer {
	/** Capabilities a device must have. */
	default Set<Class<?>> needs() {
		return Set.of();
	}

	/**
	 * Refuses what it cannot work on, before anything runs.
	 *
	 * @throws dev.kirchhoff.api.KirchhoffException if it does not know how to learn with weights laid out so, or with such a network
	 */
	default void check(Network network, MappingScheme scheme) {
		// takes everything
	}

	/**
	 * Trains one copy and leaves what was learned in its cells. Stuck cells do not change. What is measured on cells is kept in their
	 * {@linkplain dev.kirchhoff.api.device.Cells#state states}. The same task gives the same cells.
	 */
	void learn(OnChipTask task);
}
