// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.List;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.training.Transfer;
import dev.kirchhoff.numerics.network.Mask;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.study.Stage;

/** Transfers for a hardware-aware trainer, by the same stages that the experiment runs after training. */
final class SimulatedTransfer implements Transfer {
	private final Network network;
	private final List<Stage> stages;
	private final RandomStream random;
	private final Fabric fabric;
	private final Monitor monitor;

	/** @param stages those that follow the training */
	SimulatedTransfer(Network network, Layout layout, List<Stage> stages, RandomStream random, Monitor monitor) {
		this.network = network;
		this.stages = stages;
		this.random = random;
		this.monitor = monitor;
		this.fabric = new Fabric(network, layout, new RandomStream[] { random });
	}

	@Override
	public void sample(Parameters weights, long draw, Parameters effective, Mask substituted) {
		requireFinite(weights);
		var stream = random.split(draw);
		effective.set(weights);
		fabric.renew();
		fabric.enter(new RandomStream[] { stream });
		fabric.drawFaults();
		fabric.target(weights);
		apply(fabric, stages, index -> new RandomStream[] { stream.split(index) }, monitor);
		fabric.decode(0, effective);
		fabric.markStuck(0, substituted);
	}

	private void requireFinite(Parameters weights) {
		for (int node : network.weighted()) {
			if (!Trainings.isFinite(weights, node)) {
				throw new IllegalArgumentException("a weight of layer '" + network.node(node).name() + "' is not a number any more");
			}
		}
	}

	/** Where the random numbers of a stage come from. */
	@FunctionalInterface
	interface StageStreams {
		/** @param index of the stage in the list that is applied */
		RandomStream[] of(int index);
	}

	/** What becomes of a stage that learns on the arrays. */
	@FunctionalInterface
	interface Learner {
		/** @param streams one a copy */
		void learn(Stage.Learning stage, RandomStream[] streams);
	}

	/** Does what the stages do to cells; what is learned on them is no part of a transfer. */
	static void apply(Fabric fabric, List<Stage> stages, StageStreams streams, Monitor monitor) {
		apply(fabric, stages, 0, stages.size(), streams, monitor, (_, _) -> {
			// the arrays stay as they are
		});
	}

	/** Does what stages do to cells, from one of them up to another, which is left out. */
	static void apply(Fabric fabric, List<Stage> stages, int from, int to, StageStreams streams, Monitor monitor, Learner learner) {
		for (int s = from; s < to; s++) {
			switch (stages.get(s)) {
				case Stage.Programming stage -> {
					fabric.enter(streams.of(s));
					fabric.program(stage, monitor);
				}
				case Stage.Ageing stage -> {
					fabric.enter(streams.of(s));
					fabric.age(stage, monitor);
				}
				case Stage.Learning stage -> {
					fabric.enter(streams.of(s));
					learner.learn(stage, streams.of(s));
				}
				case Stage.Training _, Stage.Calibrating _ -> {
					// these do not touch cells
				}
			}
		}
	}
}
