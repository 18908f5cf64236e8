// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.algorithms.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.Samples;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.api.training.TrainingTask;
import dev.kirchhoff.numerics.network.Layer;
import dev.kirchhoff.numerics.network.Layer.Function;
import dev.kirchhoff.numerics.network.Layer.Surrogate;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Shape;
import dev.kirchhoff.numerics.random.RandomStream;

/** A network may say itself what stands in for the derivative of its signs; a trainer that is told nothing leaves it at that. */
class OwnSurrogateTest {
	private static final Layer CLIPPED = new Layer.Activation(Function.SIGN);
	private static final Layer BELL = new Layer.Activation(Function.SIGN, Surrogate.SIGMOID, 2);

	private static Network network(Layer signs) {
		return Network.sequence(Shape.vector(2), new Layer.FullyConnected(8, true), signs, new Layer.FullyConnected(2, true));
	}

	private static String trained(Layer signs, Map<String, String> surrogate) {
		var random = RandomStream.of(23);
		var inputs = new float[128];
		var labels = new int[64];
		for (int i = 0; i < labels.length; i++) {
			inputs[2 * i] = (float) random.normal(2L * i);
			inputs[2 * i + 1] = (float) random.normal(2L * i + 1);
			labels[i] = inputs[2 * i] * inputs[2 * i + 1] > 0 ? 1 : 0;
		}
		var samples = new Samples(Shape.vector(2), inputs, labels, 2);
		var binding = ParameterSchema.of(GradientTrainer.class).bind(surrogate, Path::toAbsolutePath);
		var trainer = (Trainer) binding.instance().orElseThrow(() -> new AssertionError(binding.faults()));
		return trainer.train(new TrainingTask(network(signs), new DataSet("quadrants", "", samples, samples), RandomStream.of(9), null, TrainingTask.Curve.NONE, Monitor.NONE)).hash();
	}

	@Test
	void staysUnlessTheTrainerIsToldAnother() {
		assertNotEquals(trained(CLIPPED, Map.of()), trained(BELL, Map.of()));
		var told = Map.of("surrogate", "sigmoid", "surrogateWidth", "2");
		assertEquals(trained(BELL, Map.of()), trained(CLIPPED, told));
		assertEquals(trained(BELL, told), trained(CLIPPED, told));
	}
}
