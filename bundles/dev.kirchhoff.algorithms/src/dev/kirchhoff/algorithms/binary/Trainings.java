// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.binary;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.training.OnChipTask;

/** What the trainers of this package have in common but for their synapses. */
final class Trainings {
	private Trainings() {
	}

	/** @param trainer for messages */
	static void learn(OnChipTask task, LearningRule rule, String trainer, DeviceCells.Maker maker) {
		int classes = task.data().train().classes();
		if (task.network().outputShape().size() != classes) {
			throw new KirchhoffException("the network has " + task.network().outputShape().size() + " outputs, the data " + classes + " classes", "end the network in one output a class");
		}
		if (rule.batch() > task.data().train().count()) {
			throw new KirchhoffException("a minibatch of " + rule.batch() + " is more than the " + task.data().train().count() + " samples to train on", "make batch smaller");
		}
		var structure = Structure.of(task.network(), trainer);
		var cells = new DeviceCells(task, structure, maker, trainer);
		var window = task.arrays().getFirst().device().window();
		try (var team = new Team(rule.threads())) {
			new LearningLoop(task, rule, structure, cells.layers(), new PairCourse(task.curve(), window), team).run();
		}
		cells.store();
	}
}
