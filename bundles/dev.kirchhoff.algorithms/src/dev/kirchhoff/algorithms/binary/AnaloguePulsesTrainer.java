// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import java.util.Set;

import dev.kirchhoff.algorithms.mapping.SingleCell;
import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.device.Gradual;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.mapping.MappingScheme;
import dev.kirchhoff.api.training.OnChipTask;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.numerics.network.Network;

/**
 * The conventional approach, as a control for learning on pairs (Hirtzlin et al. 2019, Figs. 14 and 16): the weight is the conductance of one
 * device, from -1 at the bottom of the window to 1 at its top; a weak SET raises it, a weak RESET lowers it. Everything else, network and
 * learning rule, is as for pairs.
 */
public record AnaloguePulsesTrainer(LearningRule rule) implements OnChipTrainer {
	private static final String ID = "analogue-pulses";

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Gradual.class);
	}

	@Override
	public void check(Network network, MappingScheme scheme) {
		if (!(scheme instanceof SingleCell)) {
			throw new KirchhoffException(ID + " learns weights that are the conductances of single devices", "choose the mapping scheme single");
		}
		Structure.of(network, ID);
	}

	@Override
	public void learn(OnChipTask task) {
		check(task.network(), task.scheme());
		for (var array : task.arrays()) {
			if (!((Gradual) array.device()).has(Pulses.Kind.WEAK_SET)) {
				throw new KirchhoffException("the devices of array " + array.name() + " have no weak SET, and " + ID + " needs one", "choose a device that has");
			}
		}
		Trainings.learn(task, rule, ID, (inputs, outputs, device) -> new Singles(inputs, outputs, device, task.arrays().getFirst().device().window()));
	}
}
