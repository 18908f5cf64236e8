// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;

/** How weights begin. */
enum Start {
	XAVIER, HE, FAN_IN;

	Parameters draw(Network network, RandomStream random, float bias) {
		return switch (this) {
			case XAVIER -> Initializer.XAVIER_UNIFORM.draw(network, random, bias);
			case HE -> Initializer.HE_UNIFORM.draw(network, random, bias);
			case FAN_IN -> Initializer.FAN_IN_UNIFORM.draw(network, random);
		};
	}
}
