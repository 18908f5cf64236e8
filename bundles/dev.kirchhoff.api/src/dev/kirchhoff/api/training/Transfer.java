// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.training;

import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Parameters;

/**
 * Simulated transfers of weights onto the arrays that the experiment describes: mapping, programming, faults, ageing and wires, exactly
 * as the experiment will do it later. Noise of single reads is not part of a transfer. Belongs to one thread.
 *
 * @since 1.0
 */
public interface Transfer {
	/**
	 * Simulates one transfer.
	 *
	 * @param weights     what is put on the arrays; the conductance scale is taken from its present range
	 * @param draw        number of this transfer; another number is another array
	 * @param effective   receives the weights as the arrays show them; what is not on an array is copied
	 * @param substituted is marked where a weight sits on a stuck cell, and cleared elsewhere
	 */
	void sample(Parameters weights, long draw, Parameters effective, Mask substituted);
}
