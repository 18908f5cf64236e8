// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.network;

import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;

/**
 * What a file holds: a network and its weights.
 *
 * @since 1.0
 */
public record NetworkFile(Network network, Parameters parameters) {
	/** @throws IllegalArgumentException if the parameters are not those of the network */
	public NetworkFile {
		parameters.requireFit(network);
	}
}
