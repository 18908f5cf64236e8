// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Parameters;

/** Hands on the weights that the network comes with: for networks that were trained elsewhere. Nothing is copied. */
public record Given() implements Trainer {

	@Override
	public Parameters train(TrainingTask task) {
		return of(task);
	}

	/** @throws KirchhoffException if the network comes without weights */
	static Parameters of(TrainingTask task) {
		if (task.given() == null) {
			throw new KirchhoffException("the network comes without weights", "name a file that has them in the network's attribute weights, or train it");
		}
		return task.given();
	}
}
