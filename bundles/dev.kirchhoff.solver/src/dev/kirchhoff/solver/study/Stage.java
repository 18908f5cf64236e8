// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.api.training.Trainer;

/** One step of an experiment. */
public sealed interface Stage {
	/** What the project calls it. */
	String name();

	/** Changes the random numbers of this stage alone. */
	long seed();

	/** The extension that does it. */
	Use<?> use();

	/** Finds the weights. */
	record Training(String name, long seed, Use<Trainer> use) implements Stage {
	}

	/** Puts the weights on the arrays. */
	record Programming(String name, long seed, Use<ProgrammingAlgorithm> use) implements Stage {
	}

	/** Learns on the programmed arrays. */
	record Learning(String name, long seed, Use<OnChipTrainer> use) implements Stage {
	}

	/** Lets the programmed arrays age. */
	record Ageing(String name, long seed, Use<dev.kirchhoff.api.ageing.Ageing> use) implements Stage {
	}

	/** Adapts what is digital to the programmed arrays. */
	record Calibrating(String name, long seed, Use<Calibration> use) implements Stage {
	}
}
