// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.Set;

import dev.kirchhoff.algorithms.mapping.BinaryPair;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.numerics.network.Network;

/**
 * Learns a binarised network on pairs of devices: a synapse that is to rise gets a weak RESET of BL, one that is to fall one of BLb, and nobody
 * looks after it (Hirtzlin et al. 2019, Fig. 11a). As no pulse ever raises a conductance, devices saturate in the end, and what is learned is lost.
 */
public record WeakResetTrainer(LearningRule rule) implements OnChipTrainer {
	private static final String ID = "binary-weak-reset";

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Gradual.class);
	}

	@Override
	public void check(Network network, MappingScheme scheme) {
		if (!(scheme instanceof BinaryPair)) {
			throw new KirchhoffException(ID + " learns on pairs of devices that a sense amplifier reads", "choose the mapping scheme binary-pair");
		}
		Structure.of(network, ID);
	}

	@Override
	public void learn(OnChipTask task) {
		check(task.network(), task.scheme());
		Trainings.learn(task, rule, ID, (inputs, outputs, device) -> new Pairs(inputs, outputs, device, (BinaryPair) task.scheme(), false));
	}
}
